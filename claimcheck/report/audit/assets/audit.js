"use strict";
// A link into the paper scrolls that column only, and shows which sentence is meant; without scripts it is a plain link.
(() => {
  let shown = null;
  const show = (id) => {
    const target = document.getElementById(id);
    if (!target) return false;
    if (shown) shown.classList.remove("here");
    shown = target;
    target.classList.add("here");
    target.scrollIntoView({ block: "center" });
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (link && !link.classList.contains("skip") && show(link.getAttribute("href").slice(1))) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
    }
  });
  if (location.hash) show(location.hash.slice(1));
})();
