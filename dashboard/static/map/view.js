/* What part of the world the map shows: fitted to the events at first, then left to the user; a selected event that is
   out of sight is brought in. The page's address names the view (map=latitude,longitude,zoom, and how events are drawn
   if otherwise than one by one), so that a link, a reload and the browser's Back show the same map. Python neither writes
   nor reads it. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const FIT_ZOOM = 7; // a single event is shown with the country around it
  const MANY = 50; // events are wider apart than their own extents
  const FOCUS_ZOOM = 6; // a selected event is shown with the region around it
  const SAVE_EVERY = 700; // milliseconds; browsers refuse more than some hundred changes of the address in half a minute
  const LOOKS = ["pins", "heat", "countries", "regions"];
  let fitted = false;

  Dateline.showSelected = function (isNew) {
    const { selected } = Dateline.state;
    if (!fitted) firstView(selected);
    else if (isNew && selected >= 0 && !isInSight(selected)) focus(selected, true);
  };

  function isInSight(i) {
    return isNear(Dateline.latLng(i));
  }

  const isNear = (at) => Dateline.state.map.getBounds().pad(-0.08).contains(at);

  /* The place whose events the panel lists, where it is out of sight or lost in a ring with others. */
  Dateline.showSpot = function () {
    const { map, spot } = Dateline.state;
    if (!fitted || !spot.length) return;
    const at = L.latLng((spot[0] + spot[2]) / 2, (spot[1] + spot[3]) / 2);
    const isAlone = Dateline.groups().every((group) => {
      const [first, ...others] = Dateline.membersIn(group);
      return others.every((i) => Dateline.isInSpot(i) === Dateline.isInSpot(first));
    });
    if (!isNear(at) || !isAlone) map.setView(at, Math.max(map.getZoom(), FOCUS_ZOOM));
  };

  function firstView(selected) {
    const { map } = Dateline.state;
    const kept = readView();
    if (kept) show(kept);
    else fit();
    fitted = true;
    if (selected >= 0 && (!kept || !isInSight(selected))) focus(selected, false);
  }

  function show({ centre, zoom, look }) {
    Dateline.state.map.setView(centre, zoom, { animate: false });
    if (look !== Dateline.look()) Dateline.chooseLook(look);
  }

  function fit() {
    const { map, visible } = Dateline.state;
    if (!visible.length) return;
    const options = { padding: [36, 36], maxZoom: FIT_ZOOM, animate: false };
    const bounds = L.latLngBounds(visible.map(Dateline.latLng));
    // A country seen from so near that its borders are out of sight is an empty map.
    if (visible.length < MANY) for (const i of visible) bounds.extend(extentOf(i));
    map.fitBounds(bounds, options);
  }

  function extentOf(i) {
    const radius = Dateline.isExact(i) ? 0 : Dateline.state.events.radius[i] || 0;
    return Dateline.latLng(i).toBounds(Math.max(1, radius * 2000));
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

  function writeView() {
    if (!fitted) return;
    const { map } = Dateline.state;
    const page = window.parent;
    const { lat, lng } = map.getCenter();
    const address = new URL(page.location.href);
    const look = Dateline.look() === "pins" ? [] : [Dateline.look()];
    address.searchParams.set("map", [lat.toFixed(3), lng.toFixed(3), map.getZoom(), ...look].join(","));
    const text = address.href.replaceAll("%2C", ",");
    if (text !== page.location.href) page.history.replaceState(page.history.state, "", text);
  }

  function readView() {
    const given = new URL(window.parent.location.href).searchParams.get("map");
    const [look] = (given || "").split(",").slice(3).filter((word) => LOOKS.includes(word));
    const [lat, lng, zoom] = (given || "").split(",").slice(0, 3).map(Number);
    const isView = [lat, lng, zoom].every(Number.isFinite) && Math.abs(lat) <= 90;
    return isView ? { centre: [lat, lng], zoom, look: look || "pins" } : null;
  }

  Dateline.followHistory = function (map) {
    const goBack = () => {
      const view = readView();
      if (view && fitted) show(view);
    };
    window.parent.addEventListener("popstate", goBack);
    window.setInterval(writeView, SAVE_EVERY); // Python's own changes of the address lose the view at unknown moments
    window.addEventListener("pagehide", () => window.parent.removeEventListener("popstate", goBack));
  };

  /* `path` draws the button's sign in a square of 16: a letter would look otherwise in each font. */
  Dateline.button = function (path, words, act) {
    const pressed = document.createElement("a");
    Object.assign(pressed, { href: "#", title: words });
    pressed.append(Dateline.signOf(path));
    pressed.setAttribute("role", "button");
    pressed.setAttribute("aria-label", words);
    L.DomEvent.on(pressed, "click", (event) => {
      L.DomEvent.stop(event);
      act();
    });
    return pressed;
  };

  Dateline.addViewButtons = function (map) {
    const control = L.control({ position: "topleft" });
    control.onAdd = function () {
      const box = document.createElement("div");
      box.className = "leaflet-bar dateline-buttons";
      const { state } = Dateline;
      box.append(
        Dateline.button("M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4", "Show all events", fit),
        Dateline.button("M8 3.5a4.5 4.5 0 1 0 .01 0zM8 1v4.5M8 10.5V15M1 8h4.5M10.5 8H15", "Zoom to the selected event",
          () => state.selected >= 0 && focus(state.selected, true))
      );
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
  };
})();
