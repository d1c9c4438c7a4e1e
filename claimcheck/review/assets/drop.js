// Papers are dropped on any page, or chosen on the first one.

export function tell(text) {
  document.getElementById("told").textContent = text;
}

// Sends a file; resolves to nothing when it was taken (the page changes), to a message when not.
export async function send(file) {
  tell(`Sending ${file.name}`);
  try {
    const answer = await fetch("/papers", {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(file.name) },
      body: file,
    });
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) {
      location.assign(said.location);
      return undefined;
    }
    return said.error || `The paper was not taken (${answer.status}).`;
  } catch {
    return "claimcheck does not answer: is it still running in the terminal?";
  }
}

export function takeDrops(refused) {
  const veil = document.querySelector(".dropping");
  const holdsFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  });
  document.addEventListener("drop", async (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    veil.hidden = true;
    const file = event.dataTransfer.files[0];
    const problem = file && (await send(file));
    if (problem) refused(problem);
  });
}
