// The right side: the items, which of them are shown, and what stands at each.

const SAYS = { accepted: "accepted", rejected: "rejected", unsure: "unsure" };

export class List {
  constructor(element, empty) {
    this.element = element;
    this.empty = empty;
    this.state = { mine: {}, others: {}, missed: [] };
    this.current = null;
    this.drawn = new Map();
    this.filter = { show: "all", category: "", severity: "", rule: "" };
  }

  get items() {
    return [...this.element.children];
  }

  get shown() {
    return this.items.filter((item) => !item.hidden);
  }

  find(target) {
    return document.getElementById(`i-${target}`);
  }

  // Draw what the server (and what waits to be sent) says of each item.
  draw(state, pending) {
    this.state = state;
    for (const item of this.items) this.#drawOne(item, pending);
    this.narrow();
  }

  #drawOne(item, pending) {
    const target = item.dataset.target;
    const said = this.state.mine[target];
    const drawn = said || this.state.others[target] ? JSON.stringify([said, this.state.others[target], pending.has(target)]) : "";
    if ((this.drawn.get(target) ?? "") === drawn) return;
    this.drawn.set(target, drawn);
    const verdict = said?.verdict ?? "";
    if (verdict) item.dataset.verdict = verdict;
    else delete item.dataset.verdict;
    item.toggleAttribute("data-pending", pending.has(target));
    item.querySelector(".verdict").textContent = verdict ? SAYS[verdict] : "not decided";
    const given = item.querySelector(".given");
    given.hidden = !said?.category || said.category === item.dataset.category;
    given.textContent = given.hidden ? "" : `now ${said.category}`;
    const reason = item.querySelector(".reason");
    reason.hidden = !said?.reason;
    reason.textContent = said?.reason ?? "";
    const others = this.state.others[target] ?? [];
    const line = item.querySelector(".others");
    const moved = said?.moved ? "Your decision was made on other words or another rule, and carried over. " : "";
    line.hidden = !others.length && !moved;
    line.textContent = moved + others.map((o) => `${o.reviewer}: ${o.verdict ?? "no verdict"}${o.category ? ` as ${o.category}` : ""}${o.reason ? ` (“${o.reason}”)` : ""}`).join("; ");
  }

  #wanted(item) {
    const { show, category, severity, rule } = this.filter;
    const data = item.dataset;
    const said = this.state.mine[data.target];
    const verdict = said?.verdict;
    if (data.subject === "missed" && !this.state.missed.includes(data.target) && !said) return false;
    if (category && data.category !== category && said?.category !== category) return false;
    if (severity && data.severity !== severity) return false;
    if (rule && data.rule !== rule) return false;
    const exempt = data.subject === "finding" && data.flagged === "no";
    if (show === "exempt") return exempt;
    if (exempt) return false;
    if (show === "all") return true;
    if (show === "open") return !verdict;
    if (show === "moved") return Boolean(said?.moved);
    if (show === "differ") return (this.state.others[data.target] ?? []).some((o) => o.verdict !== verdict);
    return verdict === show;
  }

  // Hide what the filters leave out; the current item stays, so that it does not vanish under the reader's eyes.
  narrow({ keep = true } = {}) {
    let number = 0;
    for (const item of this.element.children) {
      const wanted = this.#wanted(item) || (keep && item === this.current);
      if (item.hidden === wanted) item.hidden = !wanted;
      number += wanted;
    }
    this.empty.hidden = number > 0;
    this.empty.textContent = this.items.length ? "Nothing here. Choose other filters above." : "Nothing was flagged in this paper.";
    return number;
  }

  choose(item, { focus = true } = {}) {
    if (!item) return;
    if (this.current && this.current !== item) {
      this.current.removeAttribute("aria-current");
      this.current.querySelector(".more").hidden = true;
    }
    this.current = item;
    item.hidden = false;
    item.setAttribute("aria-current", "true");
    item.querySelector(".more").hidden = false;
    this.narrow();
    if (focus) item.focus({ preventScroll: true });
    this.#intoView(item);
    // Items that were not drawn before get their true height only then.
    requestAnimationFrame(() => item === this.current && this.#intoView(item));
  }

  // Steady for the eye: the current item stands at the same height while one walks down the list.
  #intoView(item) {
    const box = item.getBoundingClientRect();
    const view = this.element.getBoundingClientRect();
    const wanted = view.top + Math.min(view.height * 0.22, 120);
    this.element.scrollTop += box.top - wanted;
  }

  near(step, from = this.current) {
    const shown = this.shown;
    const at = shown.indexOf(from);
    return at < 0 ? shown[0] : shown[at + step];
  }

  // After a decision: the next one that is not decided, else the next.
  after(from) {
    const shown = this.shown;
    const later = shown.slice(shown.indexOf(from) + 1);
    return later.find((item) => !this.state.mine[item.dataset.target]?.verdict) ?? later[0] ?? null;
  }

  put(item) {
    const order = Number(item.dataset.order);
    const next = this.items.find((other) => Number(other.dataset.order) > order);
    this.element.insertBefore(item, next ?? null);
  }
}
