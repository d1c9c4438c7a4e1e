(() => {
  const svg = document.getElementById("graph-svg");
  if (!svg) return;
  const view = document.getElementById("graph-view");
  const side = document.getElementById("graph-side");
  const [boxWidth, boxHeight] = svg.dataset.box.split(" ").map(Number);
  const nodes = [...svg.querySelectorAll(".node")];
  const edges = [...svg.querySelectorAll(".edges path")];
  const byId = new Map(nodes.map((n) => [n.dataset.id, n]));
  const near = new Map(nodes.map((n) => [n.dataset.id, []]));
  for (const e of edges) {
    near.get(e.dataset.a).push([e.dataset.b, e]);
    near.get(e.dataset.b).push([e.dataset.a, e]);
  }
  const width = Number(svg.getAttribute("width"));
  const x = (n) => Number(/\(([\d.]+)/.exec(n.getAttribute("transform"))[1]);
  const y = (n) => Number(n.dataset[all ? "all" : "y"]);
  let all = false, scale = 1, chosen = null;

  const height = () => Number(all ? svg.dataset.heightAll : svg.dataset.height);
  const size = () => {
    svg.setAttribute("width", Math.round(width * scale));
    svg.setAttribute("height", Math.round(height() * scale));
  };
  const zoom = (to) => {
    to = Math.max(.15, Math.min(3, to));
    const midX = (view.scrollLeft + view.clientWidth / 2) / scale, midY = (view.scrollTop + view.clientHeight / 2) / scale;
    scale = to;
    size();
    view.scrollLeft = midX * scale - view.clientWidth / 2;
    view.scrollTop = midY * scale - view.clientHeight / 2;
  };
  const fit = () => { scale = Math.max(.15, Math.min(1.15, view.clientWidth / width)); size(); };

  const lay = () => {
    svg.classList.toggle("all", all);
    svg.setAttribute("viewBox", `-10 0 ${width} ${height()}`);
    for (const n of nodes) n.setAttribute("transform", `translate(${x(n)} ${y(n)})`);
    for (const e of edges) {
      const a = byId.get(e.dataset.a), b = byId.get(e.dataset.b);
      const x0 = x(a) + boxWidth, y0 = y(a) + boxHeight / 2, x1 = x(b), y1 = y(b) + boxHeight / 2, mid = (x0 + x1) / 2;
      e.setAttribute("d", `M${x0} ${y0}C${mid} ${y0} ${mid} ${y1} ${x1} ${y1}`);
    }
    size();
  };

  const kind = (n) => n.classList[1];
  const choose = (n) => {
    for (const item of [...nodes, ...edges]) item.classList.remove("near", "chosen");
    chosen = n === chosen ? null : n;
    svg.classList.toggle("chosen", Boolean(chosen));
    side.replaceChildren();
    if (!chosen) {
      const p = document.createElement("p");
      p.className = "muted";
      p.textContent = "Nothing is selected.";
      side.append(p);
      return;
    }
    chosen.classList.add("near", "chosen");
    const head = document.createElement("h3");
    head.textContent = kind(chosen)[0].toUpperCase() + kind(chosen).slice(1);
    const text = document.createElement("p");
    text.className = "quote";
    text.dir = "auto";
    text.textContent = chosen.dataset.text;
    side.append(head, text);
    if (chosen.dataset.to) {
      const link = document.createElement("a");
      link.href = chosen.dataset.to;
      link.textContent = "Show it in the paper";
      side.append(link);
    }
    for (const [id, edge] of near.get(chosen.dataset.id)) {
      const other = byId.get(id);
      if (!all && other.classList.contains("extra")) continue;
      other.classList.add("near");
      edge.classList.add("near");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${edge.classList[0].replace("_", " ")}: ${other.dataset.text.slice(0, 110)}`;
      button.addEventListener("click", () => { choose(other); show(other); });
      side.append(button);
    }
  };
  const show = (n) => {
    view.scrollTo({ left: x(n) * scale - view.clientWidth / 3, top: y(n) * scale - view.clientHeight / 2 });
    for (const item of nodes) item.setAttribute("tabindex", item === n ? "0" : "-1");
    n.focus({ preventScroll: true });
  };

  document.getElementById("graph-tools").hidden = false;
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      if (button.dataset.zoom === "fit") fit();
      else zoom(scale * (button.dataset.zoom === "in" ? 1.3 : 1 / 1.3));
    });
  }
  document.getElementById("graph-all")?.addEventListener("change", (event) => { all = event.target.checked; lay(); });
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(scale * (event.deltaY < 0 ? 1.15 : 1 / 1.15));
  }, { passive: false });

  let held = null, moved = false;
  view.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    held = [event.clientX, event.clientY, view.scrollLeft, view.scrollTop];
    moved = false;
  });
  addEventListener("pointermove", (event) => {
    if (!held) return;
    const dx = event.clientX - held[0], dy = event.clientY - held[1];
    if (Math.abs(dx) + Math.abs(dy) > 4) { moved = true; view.classList.add("held"); }
    if (moved) { view.scrollLeft = held[2] - dx; view.scrollTop = held[3] - dy; }
  });
  addEventListener("pointerup", () => { held = null; view.classList.remove("held"); });

  svg.addEventListener("click", (event) => {
    if (moved) { moved = false; return; }
    const n = event.target.closest(".node");
    if (n) { choose(n); show(n); } else if (chosen) choose(chosen);
  });
  view.addEventListener("keydown", (event) => {
    if (event.key === "+" || event.key === "=") zoom(scale * 1.3);
    else if (event.key === "-") zoom(scale / 1.3);
    else if (event.key === "0") fit();
    const n = event.target.closest(".node");
    if (!n) return;
    const seen = (other) => all || !other.classList.contains("extra");
    if (event.key === "Enter" || event.key === " ") choose(n);
    else if (event.key === "Escape" && chosen) choose(chosen);
    else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const column = nodes.filter((o) => o.dataset.col === n.dataset.col && seen(o)).sort((a, b) => y(a) - y(b));
      const next = column[column.indexOf(n) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) show(next);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const to = event.key === "ArrowRight" ? 1 : -1;
      const next = near.get(n.dataset.id).map(([id]) => byId.get(id)).find((o) => seen(o) && (Number(o.dataset.col) - Number(n.dataset.col)) * to > 0);
      if (next) show(next);
    } else return;
    event.preventDefault();
  });
  fit();
})();
