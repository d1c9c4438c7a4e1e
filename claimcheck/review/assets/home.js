import { send, takeDrops } from "./drop.js";

const problem = document.getElementById("problem");
const refused = (text) => {
  problem.textContent = text;
  problem.hidden = false;
};

takeDrops(refused);
const chosen = document.getElementById("file");
chosen.addEventListener("change", async () => {
  if (!chosen.files.length) return;
  problem.hidden = true;
  const text = await send(chosen.files[0]);
  chosen.value = "";
  if (text) refused(text);
});
document.getElementById("drop").addEventListener("submit", (event) => event.preventDefault());
