/* What part of the world the map shows: fitted to the events at first, then left to the user; a selected event that is
   out of sight is brought in. A reload of the page comes back to the same view. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const FIT_ZOOM = 7; // a single event is shown with the country around it
  const FOCUS_ZOOM = 6; // a selected event is shown with the region around it
  let fitted = false;

  Dateline.showSelected = function (isNew) {
    const { selected } = Dateline.state;
    if (!fitted) firstView(selected);
    else if (isNew && selected >= 0 && !isInSight(selected)) focus(selected, true);
  };

  function isInSight(i) {
    return Dateline.state.map.getBounds().pad(-0.08).contains(Dateline.latLng(i));
  }

  function firstView(selected) {
    const { map } = Dateline.state;
    const kept = readView();
    if (kept) map.setView(kept.centre, kept.zoom, { animate: false });
    else fit();
    fitted = true;
    if (selected >= 0 && (!kept || !isInSight(selected))) focus(selected, false);
  }

  function fit() {
    const { map, visible } = Dateline.state;
    if (!visible.length) return;
    const options = { padding: [36, 36], maxZoom: FIT_ZOOM, animate: false };
    map.fitBounds(L.latLngBounds(visible.map(Dateline.latLng)), options);
  }

  /* Close enough to see where it is; for a region, far enough to see all of it. */
  function focus(i, animate) {
    const { map, events } = Dateline.state;
    const at = Dateline.latLng(i);
    const radius = Dateline.isExact(i) ? 0 : events.radius[i] || 0;
    if (radius) map.fitBounds(at.toBounds(radius * 2500), { maxZoom: FOCUS_ZOOM, animate });
    else map.setView(at, Math.max(map.getZoom(), FOCUS_ZOOM), { animate });
  }

  Dateline.reportView = function () {
    const bounds = Dateline.state.map.getBounds();
    Dateline.send({ view: [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()] });
  };

  Dateline.saveView = function () {
    const { map, options } = Dateline.state;
    if (!fitted) return;
    try {
      const view = { centre: map.getCenter(), zoom: map.getZoom() };
      window.sessionStorage.setItem(options.events, JSON.stringify(view));
    } catch (error) { /* without storage the map starts from all events again */ }
  };

  function readView() {
    try {
      return JSON.parse(window.sessionStorage.getItem(Dateline.state.options.events));
    } catch (error) {
      return null;
    }
  }

  function button(sign, words, act) {
    const pressed = document.createElement("a");
    Object.assign(pressed, { href: "#", textContent: sign, title: words });
    pressed.setAttribute("role", "button");
    pressed.setAttribute("aria-label", words);
    L.DomEvent.on(pressed, "click", (event) => {
      L.DomEvent.stop(event);
      act();
    });
    return pressed;
  }

  Dateline.addViewButtons = function (map) {
    const control = L.control({ position: "topleft" });
    control.onAdd = function () {
      const box = document.createElement("div");
      box.className = "leaflet-bar dateline-buttons";
      const { state } = Dateline;
      box.append(
        button("⤢", "Show all events", fit),
        button("◎", "Zoom to the selected event", () => state.selected >= 0 && focus(state.selected, true))
      );
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
  };
})();
