// Before anything is drawn: the reader's choice of light or dark, if there is one.
{
  let chosen = null;
  try { chosen = localStorage.getItem("claimcheck:theme"); } catch { /* storage may be switched off */ }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
