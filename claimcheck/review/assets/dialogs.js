// Dialogs that ask something: each resolves to the answer, or to null when it was left.

function ask(dialog, ready) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    dialog.returnValue = "cancel";
    dialog.addEventListener("close", () => {
      before?.focus?.({ preventScroll: true });
      // Esc leaves "" or what was there before, by browser.
      resolve(["", "cancel"].includes(dialog.returnValue) ? null : dialog.returnValue);
    }, { once: true });
    dialog.showModal();
    ready?.();
  });
}

const byId = (id) => document.getElementById(id);

for (const dialog of document.querySelectorAll("dialog")) {
  // A click beside it leaves it.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close("cancel");
  });
}
byId("d-note").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("d-note").close("save");
});
byId("d-category").addEventListener("keydown", (event) => {
  const choice = /^[1-9]$/.test(event.key) && document.querySelectorAll("#d-category .choice")[Number(event.key) - 1];
  if (choice && !event.ctrlKey && !event.metaKey && !event.altKey) byId("d-category").close(choice.value);
});

export async function askNote(quote, before) {
  byId("d-note").querySelector("[data-quote]").textContent = quote;
  byId("note").value = before;
  const answer = await ask(byId("d-note"), () => byId("note").focus());
  return answer === null ? null : byId("note").value.trim();
}

export async function askCategory(quote, now) {
  byId("d-category").querySelector("[data-quote]").textContent = quote;
  const choices = [...document.querySelectorAll("#d-category .choice")];
  choices.forEach((choice) => choice.setAttribute("aria-pressed", String(choice.value === now)));
  return ask(byId("d-category"), () => (choices.find((choice) => choice.value === now) ?? choices[0]).focus());
}

export async function askMissed(sentences, chosen) {
  const list = byId("m-sentence");
  list.replaceChildren(...sentences.map(([name, words]) => new Option(words.slice(0, 160), name)));
  const quote = byId("d-missed").querySelector("[data-quote]");
  const show = () => {
    const same = chosen && list.value === chosen.sentence;
    quote.textContent = same ? chosen.words : sentences.find(([name]) => name === list.value)?.[1] ?? "";
  };
  if (chosen) list.value = chosen.sentence;
  byId("m-note").value = "";
  list.onchange = show;
  show();
  const answer = await ask(byId("d-missed"), () => (chosen ? byId("m-category") : list).focus());
  if (answer === null || !list.value) return null;
  const same = chosen && list.value === chosen.sentence;
  return { sentence: list.value, selected: same ? chosen.words : "", category: byId("m-category").value, reason: byId("m-note").value.trim() };
}

export async function askReviewer() {
  const answer = await ask(byId("d-reviewer"), () => byId("name").select());
  return answer === null ? null : byId("name").value.trim() || null;
}

export function help() {
  return ask(byId("d-help"));
}

export const isOpen = () => document.querySelector("dialog[open]") !== null;
