// The review of one paper: keys and buttons to acts, acts to the outbox, answers to what is shown.
import { askCategory, askMissed, askNote, askReviewer, help, isOpen } from "./dialogs.js";
import { takeDrops, tell } from "./drop.js";
import { List } from "./list.js";
import { Outbox } from "./outbox.js";
import { Sheets } from "./sheets.js";

const start = JSON.parse(document.getElementById("start").textContent);
const byId = (id) => document.getElementById(id);
const list = new List(byId("list"), byId("empty"));
const sheets = new Sheets(start.paper, start.sheets, byId("stage"), byId("number"));
let server = start.state;
let coming = 0;

const outbox = new Outbox(start.paper, { answered, refused, changed: wait });

// What the server said, with what it has not heard yet on top.
function view() {
  const mine = { ...server.mine };
  const pending = new Set();
  for (const { where, body } of outbox.waiting) {
    if (where !== "decisions" || !body.target || body.reviewer !== start.reviewer) continue;
    mine[body.target] = { ...mine[body.target], verdict: body.verdict, category: body.category, reason: body.reason };
    pending.add(body.target);
  }
  return [{ ...server, mine }, pending];
}

function draw() {
  list.draw(...view());
  drawProgress();
  drawBar();
  drawMarks();
}

function drawMarks() {
  for (const mark of sheets.stage.querySelectorAll(".mark")) {
    const verdict = list.state.mine[mark.dataset.target]?.verdict;
    if (verdict) mark.dataset.verdict = verdict;
    else delete mark.dataset.verdict;
  }
}

function drawBar() {
  const verdict = list.state.mine[list.current?.dataset.target]?.verdict;
  for (const [act, name] of [["accept", "accepted"], ["reject", "rejected"], ["unsure", "unsure"]]) {
    document.querySelector(`.bar [data-do="${act}"]`).setAttribute("aria-pressed", String(verdict === name));
  }
  for (const button of document.querySelectorAll(".bar button")) button.disabled = !list.current && button.dataset.do !== "undo";
}

function drawProgress() {
  const flagged = list.items.filter((item) => item.dataset.flagged === "yes");
  const done = flagged.filter((item) => list.state.mine[item.dataset.target]?.verdict).length;
  const p = server.progress;
  byId("done").max = Math.max(1, p.total);
  byId("done").value = done;
  const parts = [`${done} of ${p.total} decided`];
  if (p.precision) parts.push(`${p.precision.split(" ")[0]} right`);
  for (const both of p.agreement) parts.push(`${both.same}/${both.of} agree`);
  byId("counts").textContent = parts.join(" · ");
  const facts = [];
  if (p.precision) facts.push(`Accepted of what you decided: ${p.precision}; ${p.accepted} accepted, ${p.rejected} rejected, ${p.unsure} unsure.`);
  if (p.recall) facts.push(`Recall, estimated from ${p.sampled} unflagged sentences: ${p.recall}.`);
  for (const both of p.agreement) {
    const kappa = both.kappa === null ? "" : ` (Cohen's kappa ${both.kappa})`;
    facts.push(`${both.reviewers.join(" and ")}: the same verdict on ${both.same} of ${both.of}${kappa}.`);
  }
  if (p.moved) facts.push(`${p.moved} decisions were carried over to words or rules that have changed: show “moved”.`);
  for (const orphan of p.orphans) facts.push(`Without a place any more (${orphan.why}), and kept: ${orphan.rule} at “${orphan.quote}”`);
  byId("facts").replaceChildren(...facts.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
}

function wait(number, away, why) {
  const line = byId("waiting");
  line.hidden = !away;
  const them = number === 1 ? "1 decision waits" : `${number} decisions wait`;
  line.textContent = away ? `${why ?? "claimcheck does not answer."} ${them} in this browser and will be saved when it runs again.` : "";
}

async function answered(message, answer) {
  server = answer.state;
  if (message.where === "decisions" && !message.body.target) {
    await fetchMissed();
    draw();
    go(list.find(answer.target));
    return;
  }
  await fetchMissed();
  draw();
  if (message.where === "undo") {
    const item = answer.target && list.find(answer.target);
    tell(item ? "Taken back." : "There is nothing to take back.");
    if (item && !(item.dataset.subject === "missed" && !server.missed.includes(answer.target))) go(item);
  }
}

function refused(message, text) {
  draw();
  const line = byId("waiting");
  line.hidden = false;
  line.textContent = `Not saved: ${text}`;
}

// Sentences that were marked as missed, here or in another window, come as items of the list.
async function fetchMissed() {
  for (const target of server.missed) {
    if (list.find(target)) continue;
    const answer = await fetch(`/papers/${start.paper}/items/${target}`).catch(() => null);
    if (!answer?.ok || list.find(target)) continue;
    const item = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("li");
    list.put(document.adoptNode(item));
  }
  for (const item of list.items) {
    const { subject, target } = item.dataset;
    if (subject === "missed" && !server.missed.includes(target)) {
      if (list.current === item) go(list.near(1) ?? list.near(-1));
      item.remove();
    }
  }
}

async function refresh() {
  if (outbox.waiting.length) {
    outbox.flush();
    return;
  }
  const answer = await fetch(`/papers/${start.paper}/state`).catch(() => null);
  if (!answer?.ok) return;
  const state = await answer.json();
  if (state.seq === server.seq || outbox.waiting.length) return;
  server = state;
  await fetchMissed();
  draw();
}

async function go(item, options) {
  if (!item) {
    tell("That was the last one.");
    return;
  }
  list.choose(item, options);
  drawBar();
  history.replaceState(null, "", `#i-${item.dataset.target}`);
  const mine = ++coming;
  const ahead = [1, 2, 3].map((step) => Number(list.near(step)?.dataset.sheet)).filter(Boolean);
  const sheet = await sheets.show(Number(item.dataset.sheet), ahead);
  if (sheet && mine === coming) sheets.point(item.dataset.target, item.dataset.sentence);
}

function said(item) {
  const { verdict = null, category = null, reason = "" } = list.state.mine[item.dataset.target] ?? {};
  return { verdict, category, reason };
}

function decide(item, change) {
  const { target, subject } = item.dataset;
  outbox.add("decisions", { reviewer: start.reviewer, subject, target, ...said(item), ...change });
  draw();
}

function judge(verdict) {
  const item = list.current;
  if (!item) return;
  const next = list.after(item);
  decide(item, { verdict });
  tell(verdict);
  if (next) go(next);
  else tell(`${verdict}; that was the last one.`);
}

const quoteOf = (item) => item.querySelector(".more .quote").textContent;

const acts = {
  on: () => go(list.near(1)),
  back: () => go(list.near(-1)),
  accept: () => judge("accepted"),
  reject: () => judge("rejected"),
  unsure: () => judge("unsure"),
  undo: () => {
    outbox.add("undo", { reviewer: start.reviewer });
  },
  note: async () => {
    const item = list.current;
    if (!item) return;
    const reason = await askNote(quoteOf(item), said(item).reason);
    if (reason !== null && reason !== said(item).reason) decide(item, { reason });
  },
  category: async () => {
    const item = list.current;
    if (!item) return;
    const category = await askCategory(quoteOf(item), said(item).category ?? item.dataset.category);
    if (category !== null) decide(item, { category, verdict: "accepted" });
  },
  missed: async () => {
    const chosen = sheets.selected();
    const sentences = sheets.sentences();
    if (!sentences.length) return;
    const found = await askMissed(sentences, chosen);
    if (found) outbox.add("decisions", { reviewer: start.reviewer, subject: "missed", target: "", verdict: "accepted", ...found });
  },
  help,
  theme: () => {
    const dark = getComputedStyle(document.documentElement).colorScheme.startsWith("dark")
      || (document.documentElement.dataset.theme === undefined && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("claimcheck:theme", document.documentElement.dataset.theme); } catch { /* this time only */ }
  },
  reviewer: async () => {
    const name = await askReviewer();
    if (name === null || name === start.reviewer) return;
    const answer = await fetch("/reviewer", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name }) }).catch(() => null);
    if (answer?.ok) location.reload();
    else tell("The name could not be changed.");
  },
  "page-back": () => sheets.show(sheets.wanted - 1),
  "page-on": () => sheets.show(sheets.wanted + 1),
};

const KEYS = { j: "on", k: "back", a: "accept", r: "reject", u: "unsure", n: "note", c: "category", m: "missed", z: "undo", "?": "help" };

function typing(target) {
  return target.isContentEditable || target.closest?.("textarea, select, input:not([type=checkbox]):not([type=button])");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isOpen() || typing(event.target)) return;
  const act = KEYS[event.key];
  if (!act || !byId("keys").checked) return;
  if (event.repeat && act !== "on" && act !== "back") return;
  event.preventDefault();
  acts[act]();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) acts[button.dataset.do]();
});
// A click in the bar must not take the selection on the page away.
document.querySelector('[data-do="missed"]').addEventListener("mousedown", (event) => event.preventDefault());
byId("list").addEventListener("click", (event) => {
  const item = event.target.closest(".item");
  if (item && item !== list.current) go(item);
});
byId("stage").addEventListener("click", (event) => {
  if (!document.getSelection().isCollapsed) return;
  const sentence = event.target.closest("[data-sentence]")?.dataset.sentence;
  const item = sentence && list.shown.find((one) => one.dataset.sentence === sentence);
  if (item) go(item);
});
byId("number").addEventListener("change", () => sheets.show(Number(byId("number").value)));
for (const name of ["show", "category", "severity", "rule"]) {
  byId(`f-${name}`).addEventListener("change", (event) => {
    list.filter[name] = event.target.value;
    const number = list.narrow({ keep: false });
    if (list.current?.hidden !== false && number) go(list.shown[0], { focus: false });
    tell(`${number} shown`);
  });
}
byId("f-mix").addEventListener("change", (event) => location.assign(`?mix=${event.target.value}`));
byId("keys").checked = localStorage.getItem("claimcheck:keys") !== "off";
byId("keys").addEventListener("change", (event) => localStorage.setItem("claimcheck:keys", event.target.checked ? "on" : "off"));
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refresh());
window.addEventListener("online", () => outbox.flush());
setInterval(() => document.visibilityState === "visible" && refresh(), 10000);
takeDrops((text) => refused(null, text));
sheets.onShow = drawMarks;

draw();
outbox.flush();
const remembered = location.hash.startsWith("#i-") && byId(location.hash.slice(1));
const first = remembered || list.shown.find((item) => !list.state.mine[item.dataset.target]?.verdict) || list.shown[0];
if (first) go(first);
else sheets.show(1);
document.body.dataset.ready = "yes";
