import { takeDrops, tell } from "./drop.js";

const SAYS = {
  starting: "Starting…",
  reading: "Reading the paper…",
  language: "Sentences and words…",
  claims: "Claims and experiments…",
  framing: "Framing…",
  leaps: "Leaps past the evidence…",
};
const main = document.getElementById("checking");
takeDrops(tell);

async function look() {
  try {
    const answer = await fetch(`/papers/${main.dataset.paper}/status`);
    const told = await answer.json();
    if (!answer.ok || told.state === "ready" || told.state === "failed") {
      location.reload();
      return;
    }
    const said = told.state === "waiting" ? "Waits for the paper before it…" : SAYS[told.stage];
    const stage = document.getElementById("stage");
    if (stage.textContent !== said) stage.textContent = said;
    document.getElementById("progress").value = told.step + 0.5;
  } catch {
    document.getElementById("stage").textContent = "claimcheck does not answer: is it still running in the terminal?";
  }
  setTimeout(look, 250);
}
if (main.dataset.state !== "failed") look();
