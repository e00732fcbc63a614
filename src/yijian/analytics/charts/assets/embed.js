// Draws every <figure data-chart-spec="#id"> from the JSON in <script type="application/json">.
"use strict";
(() => {
  const UNSEEN = "figure[data-chart-spec]:not([data-chart-seen])";
  const OPTIONS = {
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    ast: true, // expressions are interpreted, not compiled: no 'unsafe-eval'
    defaultStyle: false, // the page's own style file: no inline style
    tooltip: { disableDefaultStyle: true },
  };

  const draw = async (figure, place) => {
    const data = document.getElementById(figure.dataset.chartSpec.slice(1));
    const { view } = await window.vegaEmbed(place, JSON.parse(data.textContent), OPTIONS);
    view.container().setAttribute("role", "img"); // its label is the description, in Chinese
    view.container().removeAttribute("aria-roledescription");
    return view;
  };

  const follow = (figure) => {
    const place = figure.appendChild(document.createElement("div"));
    place.className = "chart-place";
    let drawing = null;
    const observer = new ResizeObserver(async () => {
      const width = place.clientWidth;
      if (!width) return; // not shown yet
      if (!drawing) {
        drawing = draw(figure, place).catch((fault) => {
          observer.disconnect();
          place.textContent = "图没有画出来，请刷新页面。";
          console.error(fault);
        });
        return;
      }
      const view = await drawing;
      if (view && view.signal("width") !== width) view.signal("width", width).runAsync();
    });
    observer.observe(place);
  };

  const start = () => {
    for (const figure of document.querySelectorAll(UNSEEN)) {
      figure.dataset.chartSeen = "";
      follow(figure);
    }
  };

  document.addEventListener("DOMContentLoaded", start);
  document.addEventListener("htmx:load", start); // what htmx brings in later
})();
