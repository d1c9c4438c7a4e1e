// The left side: one page (or part of a text) at a time, its neighbours fetched ahead.

const KEPT = 24;

export class Sheets {
  constructor(paper, count, stage, number) {
    this.paper = paper;
    this.count = count;
    this.stage = stage;
    this.number = number;
    this.fetched = new Map();
    this.shown = 0;
    this.wanted = 0;
    this.onShow = () => {};
  }

  fetch(number) {
    if (number < 1 || number > this.count) return null;
    const kept = this.fetched.get(number);
    if (kept) return kept;
    const coming = this.#load(number);
    this.fetched.set(number, coming);
    coming.catch(() => this.fetched.delete(number));
    if (this.fetched.size > KEPT) this.fetched.delete(this.fetched.keys().next().value);
    return coming;
  }

  async #load(number) {
    const answer = await fetch(`/papers/${this.paper}/sheets/${number}`);
    if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error ?? `page ${number}: ${answer.status}`);
    // Our server's own markup, in which it has escaped all that the paper says.
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sheet = document.adoptNode(parsed.querySelector(".sheet"));
    const image = sheet.querySelector("img");
    if (image) await Promise.race([image.decode().catch(() => {}), new Promise((done) => setTimeout(done, 1500))]);
    return sheet;
  }

  // Show a page; resolves to its element, or null when another was asked for meanwhile.
  async show(number, ahead = []) {
    number = Math.min(Math.max(1, number || 1), Math.max(1, this.count));
    this.wanted = number;
    this.number.value = number;
    if (!this.count) return null;
    if (this.shown !== number) {
      const slow = setTimeout(() => this.stage.setAttribute("aria-busy", "true"), 120);
      try {
        const sheet = await this.fetch(number);
        if (this.wanted !== number) return null;
        this.stage.replaceChildren(sheet);
        this.stage.scrollTop = 0;
        this.shown = number;
      } catch (error) {
        if (this.wanted !== number) return null;
        const said = document.createElement("p");
        said.className = "problem";
        said.textContent = `This page cannot be shown: ${error.message}`;
        this.stage.replaceChildren(said);
        this.shown = 0;
        return null;
      } finally {
        clearTimeout(slow);
        this.stage.removeAttribute("aria-busy");
      }
      this.onShow();
    }
    for (const near of new Set([...ahead, number + 1, number - 1])) this.fetch(near)?.catch(() => {});
    return this.stage.firstElementChild;
  }

  // Mark a finding (or the sentence of one that is not marked) and bring it into view.
  point(target, sentence) {
    for (const old of this.stage.querySelectorAll(".current")) old.classList.remove("current");
    for (const old of this.stage.querySelectorAll(".chosen")) old.remove();
    let there = [...this.stage.querySelectorAll(`.mark[data-target="${target}"]`)];
    if (there.length) {
      there.forEach((mark) => mark.classList.add("current"));
      // Later in the picture is on top.
      there.forEach((mark) => mark.parentNode.insertBefore(mark, mark.parentNode.querySelector("text")));
    } else {
      there = [...this.stage.querySelectorAll(`[data-sentence="${sentence}"]`)];
      there.forEach((place) => (place.localName === "text" ? this.#frame(place) : place.classList.add("current")));
    }
    const first = there[0]?.querySelector?.(".word") ?? there[0]?.querySelector?.(".line") ?? there[0];
    if (!first) return;
    const box = first.getBoundingClientRect();
    const view = this.stage.getBoundingClientRect();
    if (box.top < view.top + 24 || box.bottom > view.bottom - 24) {
      this.stage.scrollTop += box.top - view.top - view.height * 0.38;
    }
  }

  #frame(text) {
    const box = text.getBBox();
    const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const name of ["x", "y", "width", "height"]) frame.setAttribute(name, box[name]);
    frame.setAttribute("class", "chosen");
    text.parentNode.insertBefore(frame, text);
  }

  // The sentences of the shown page, in its order: [target, words].
  sentences() {
    const found = new Map();
    for (const part of this.stage.querySelectorAll("[data-sentence]")) {
      const name = part.dataset.sentence;
      found.set(name, `${found.get(name) ?? ""} ${part.textContent}`.trim());
    }
    return [...found];
  }

  // What is selected on the page: the sentence it begins in, and the words; null when nothing is.
  selected() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !this.stage.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0);
    const parts = [...this.stage.querySelectorAll("[data-sentence]")].filter((part) => range.intersectsNode(part));
    // A selection that ends where the next sentence starts touches it, with no word of it.
    const words = (part) => {
      const inside = document.createRange();
      inside.selectNodeContents(part);
      if (part.contains(range.startContainer)) inside.setStart(range.startContainer, range.startOffset);
      if (part.contains(range.endContainer)) inside.setEnd(range.endContainer, range.endOffset);
      return inside.toString();
    };
    const first = parts.find((part) => words(part).trim());
    if (!first) return null;
    const own = parts.filter((part) => part.dataset.sentence === first.dataset.sentence);
    return { sentence: first.dataset.sentence, words: own.map(words).join(" ").trim() };
  }
}
