"use strict";
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;

  // Dark and light: the reader's system decides until the button does.
  const theme = $("#theme");
  if (theme) {
    const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    const tell = () => theme.setAttribute("aria-pressed", String(dark()));
    theme.hidden = false;
    tell();
    theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; tell(); });
  }

  // Reasons and bounds unfold for printing, and fold again; long lists stay as the reader has them.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = $$("details:not([open]):not(.rest)").filter((d) => !d.closest(".screen"));
    for (const d of folded) d.open = true;
  });
  addEventListener("afterprint", () => { for (const d of folded) d.open = false; });

  // The part that is being read is marked in the bar.
  const links = new Map($$(".bar a").map((a) => [a.hash.slice(1), a]));
  const parts = $$("main > .part");
  let due = false;
  const spy = () => {
    due = false;
    let current = "";
    for (const part of parts) if (part.getBoundingClientRect().top < innerHeight / 3) current = part.id;
    for (const [id, link] of links) {
      if (id === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", () => { if (!due) { due = true; requestAnimationFrame(spy); } }, { passive: true });
  spy();

  // A link into something folded or filtered away shows it first.
  const reveal = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    if (target.closest(".off, .exempt")) {
      const exempt = $("#exempt");
      $("#filters")?.reset();
      if (exempt && target.closest(".exempt")) exempt.checked = true;
      if (form) filter();
    }
    target.scrollIntoView({ block: id.startsWith("q-") ? "center" : "start" });
  };

  const form = $("#filters");
  const findings = $$(".finding");
  const cards = $$(".card");
  const rows = $$(".row");
  const marks = new Map();
  for (const mark of $$(".row [data-s]:not(.card)")) {
    if (!marks.has(mark.dataset.s)) marks.set(mark.dataset.s, []);
    marks.get(mark.dataset.s).push(mark);
  }
  const words = new Map();

  const filter = () => {
    const data = new FormData(form);
    const chosen = (name) => new Set(data.getAll(name));
    const [c, v, st] = ["c", "v", "st"].map(chosen);
    const section = data.get("se") || "", rule = data.get("r") || "", asked = (data.get("q") || "").toLowerCase().trim();
    const exempt = data.has("exempt"), only = data.has("only");
    const narrowed = c.size || v.size || st.size || section || rule || asked;
    let shown = 0, all = 0;
    for (const f of findings) {
      const d = f.dataset;
      if (asked && !words.has(f)) words.set(f, `${f.closest(".card").querySelector(".quote").textContent} ${f.textContent}`.toLowerCase());
      const fits = (!c.size || c.has(d.c)) && (!v.size || v.has(d.v)) && (!st.size || st.has(d.st)) && (!rule || d.r === rule)
        && (!section || d.se.split(" ").includes(section)) && (!asked || words.get(f).includes(asked));
      f.classList.toggle("off", !fits);
      const counts = exempt || !f.classList.contains("exempt");
      if (counts) all += 1;
      if (counts && fits) shown += 1;
    }
    const visible = (f) => !f.classList.contains("off") && (exempt || !f.classList.contains("exempt"));
    for (const card of cards) {
      const leaps = !narrowed && card.querySelector(".leap-note");
      const off = !leaps && !$$(".finding", card).some(visible);
      card.classList.toggle("off", off);
      for (const mark of marks.get(card.dataset.s) || []) if (mark.tagName === "g") mark.classList.toggle("off", off);
    }
    for (const row of rows) {
      const some = $$(".card:not(.off)", row).some((card) => exempt || !card.classList.contains("exempt"));
      row.classList.toggle("off", only && !some);
    }
    $("#status").textContent = shown === all ? `All ${all.toLocaleString("en")} shown` : `${shown.toLocaleString("en")} of ${all.toLocaleString("en")} shown`;
  };

  // Hovering or choosing a card shows its words on the page, and the other way round.
  let on = null;
  const light = (id) => {
    if (id === on) return;
    for (const [name, yes] of [[on, false], [id, true]]) {
      if (!name) continue;
      document.getElementById(`s-${name}`)?.classList.toggle("on", yes);
      for (const mark of marks.get(name) || []) mark.classList.toggle("on", yes);
    }
    on = id;
  };

  let current = -1;
  const step = (by) => {
    const open = cards.filter((card) => card.checkVisibility());
    if (!open.length) return;
    const at = open.indexOf(cards[current]);
    let next = at < 0 ? open.findIndex((card) => card.getBoundingClientRect().bottom > innerHeight * .25) : at + by;
    next = Math.max(0, Math.min(open.length - 1, next < 0 ? 0 : next));
    const card = open[next];
    current = cards.indexOf(card);
    light(card.dataset.s);
    card.tabIndex = -1;
    card.scrollIntoView({ block: "start" });
    card.focus({ preventScroll: true });
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    $("#next").addEventListener("click", () => step(1));
    $("#previous").addEventListener("click", () => step(-1));
    const paper = $("#paper");
    paper.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
    });
    let pointer = "";
    paper.addEventListener("pointerover", (event) => {
      // What scrolls below a pointer at rest is not pointed at: a card chosen by a key stays the one.
      const place = `${event.clientX} ${event.clientY}`;
      if (place === pointer) return;
      pointer = place;
      const near = event.target.closest("[data-s]");
      light(near ? near.dataset.s : null);
    });
    paper.addEventListener("click", (event) => {
      const said = event.target.closest(".said");
      if (said) location.hash = `s-${said.dataset.s}`;
    });
    filter();
  }
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();
