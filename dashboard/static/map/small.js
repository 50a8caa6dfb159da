/* A small map for comparing: how many events each place has, as discs. All small maps of a page show the same part of
   the world: where one is moved, the others follow. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  Dateline.state = {};
  window.addEventListener("message", (message) => {
    if (message.data && message.data.type === "streamlit:render" && Dateline.setTheme) Dateline.setTheme(message.data.theme);
  });

  /* The message with the theme came before this script. */
  function isPageDark() {
    const page = window.parent.document.querySelector(".stApp");
    const [red, green, blue] = (page ? window.parent.getComputedStyle(page).backgroundColor : "").match(/\d+/g) || [255, 255, 255];
    return Number(red) + Number(green) + Number(blue) < 380;
  }

  Dateline.showSmall = async function (map, options) {
    Dateline.setTheme({ base: isPageDark() ? "dark" : "light" });
    map.attributionControl.setPrefix(false);
    L.control.scale({ position: "bottomright", maxWidth: 110 }).addTo(map);
    map.fitBounds(options.bounds, { padding: [18, 18], maxZoom: 7, animate: false });
    for (const spot of options.spots) disc(spot).addTo(map);
    const container = map.getContainer();
    container.setAttribute("role", "group");
    container.setAttribute("aria-label", options.label);
    container.dataset.spots = options.spots.length;
    follow(map);
    await Dateline.addAtlas(map, options.countries).catch(() => {}); // the discs are there without outlines too
  };

  function disc({ at, radius, colour, exact, words }) {
    const dashed = { fillOpacity: 0.15, dashArray: "3 3", weight: 1.8 };
    const style = { radius, color: colour, fillColor: colour, ...(exact ? { fillOpacity: 0.55, weight: 1 } : dashed) };
    const tip = document.createElement("div");
    tip.textContent = words;
    return L.circleMarker(at, style).bindTooltip(tip, { direction: "top" });
  }

  function follow(map) {
    const page = window.parent;
    page.datelineSmallMaps = page.datelineSmallMaps || new Set();
    page.datelineSmallMaps.add(map);
    map.on("moveend", () => { // by mouse, by keys and by buttons alike
      for (const other of page.datelineSmallMaps) {
        const isThere = other.getZoom() === map.getZoom() && other.getCenter().equals(map.getCenter(), 1e-4);
        if (other !== map && !isThere) other.setView(map.getCenter(), map.getZoom(), { animate: false });
      }
    });
    window.addEventListener("pagehide", () => page.datelineSmallMaps.delete(map));
  }
})();
