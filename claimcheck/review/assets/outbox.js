// Decisions on their way to the server: kept in this browser until they are answered, each sent until it is.
// A key makes each of them be written once, however often it is sent.

export function makeKey() {
  return crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

export class Outbox {
  // answered(message, answer), refused(message, text) and changed(number of waiting, whether the server is away)
  constructor(paper, { answered, refused, changed }) {
    this.name = `claimcheck:outbox:${paper}`;
    this.paper = paper;
    this.answered = answered;
    this.refused = refused;
    this.changed = changed;
    this.waiting = this.#read();
    this.sending = false;
    this.pause = 250;
    this.timer = 0;
  }

  add(where, body) {
    const message = { where, body: { key: makeKey(), ...body } };
    this.waiting.push(message);
    this.#keep();
    this.flush();
    return message;
  }

  async flush() {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    try {
      while (this.waiting.length) {
        const message = this.waiting[0];
        let answer;
        try {
          answer = await fetch(`/papers/${this.paper}/${message.where}`, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(message.body),
            keepalive: true,
          });
        } catch {
          this.#later();
          return;
        }
        const said = await answer.json().catch(() => null);
        if (answer.ok && said) {
          this.#shift();
          this.pause = 250;
          this.answered(message, said);
        } else if (answer.ok || answer.status === 401 || answer.status === 404 || answer.status === 421 || answer.status >= 500) {
          // It may be taken later: by a server that runs again, or has room on its disk.
          this.#later(said?.error);
          return;
        } else {
          this.#shift();
          this.refused(message, said?.error ?? `Not saved (${answer.status}).`);
        }
      }
      this.changed(0, false);
    } finally {
      this.sending = false;
    }
  }

  #later(why) {
    this.changed(this.waiting.length, true, why);
    this.timer = setTimeout(() => this.flush(), this.pause);
    this.pause = Math.min(this.pause * 2, 4000);
  }

  #shift() {
    this.waiting.shift();
    this.#keep();
  }

  #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  #keep() {
    try {
      if (this.waiting.length) localStorage.setItem(this.name, JSON.stringify(this.waiting));
      else localStorage.removeItem(this.name);
    } catch { /* storage may be full or switched off: they wait in memory */ }
  }
}
