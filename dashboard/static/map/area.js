/* An area of the map as a filter: a box dragged over it, or corners set one by one. Python gets its corners. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const STYLE = { color: "#0b5f80", weight: 2, fillOpacity: 0.05, interactive: false, className: "dateline-drawn" };
  const MAX_CORNERS = 100; // as many as Python takes
  let drawn = null; // the area in force: { text, shape }
  let pen = null; // what is being drawn: { shape, corners, note, stop }
  const buttons = {};

  Dateline.showArea = function (area) {
    const text = JSON.stringify(area || []);
    if (drawn && drawn.text === text) return;
    if (drawn && drawn.shape) drawn.shape.remove();
    drawn = { text, shape: area && area.length ? L.polygon(pairs(area), STYLE).addTo(Dateline.state.map) : null };
    buttons.remove.hidden = !drawn.shape;
  };

  function pairs(numbers) {
    const corners = [];
    for (let i = 0; i + 1 < numbers.length; i += 2) corners.push([numbers[i], numbers[i + 1]]);
    return corners;
  }

  function send(corners) {
    stop();
    Dateline.send({ area: corners.flatMap(({ lat, lng }) => [+lat.toFixed(4), +lng.toFixed(4)]) });
  }

  function stop() {
    if (!pen) return;
    const { map } = Dateline.state;
    pen.stop.abort();
    pen.shape.remove();
    pen.note.remove();
    pen = null;
    map.dragging.enable();
    map.doubleClickZoom.enable();
    map.getContainer().classList.remove("dateline-drawing");
    for (const kind of ["box", "corners"]) buttons[kind].setAttribute("aria-pressed", "false");
  }

  function begin(kind, shape, words) {
    const isSame = pen && pen.kind === kind;
    stop();
    if (isSame) return null;
    const { map } = Dateline.state;
    pen = { kind, shape: shape.addTo(map), note: Dateline.note(words), stop: new AbortController(), corners: [] };
    map.dragging.disable();
    map.doubleClickZoom.disable();
    map.getContainer().classList.add("dateline-drawing");
    buttons[kind].setAttribute("aria-pressed", "true");
    map.getContainer().focus({ preventScroll: true }); // or Enter would press the button once more
    return (target, name, act) => target.addEventListener(name, act, { signal: pen.stop.signal });
  }

  const isOnControl = (event) => event.target.closest(".leaflet-control");
  const placeOf = (event) => Dateline.state.map.mouseEventToLatLng(event);
  const cornersOf = (bounds) => [bounds.getSouthWest(), bounds.getNorthWest(), bounds.getNorthEast(), bounds.getSouthEast()];

  function drawBox() {
    const { map } = Dateline.state;
    const listen = begin("box", L.polygon([], STYLE), "Drag over the map. Enter takes what it shows, Escape stops.");
    if (!listen) return;
    const container = map.getContainer();
    let from = null;
    listen(container, "pointerdown", (event) => {
      if (isOnControl(event)) return;
      from = placeOf(event);
      container.setPointerCapture(event.pointerId);
    });
    listen(container, "pointermove", (event) => {
      if (from) pen.shape.setLatLngs(cornersOf(L.latLngBounds(from, placeOf(event))));
    });
    listen(container, "pointerup", (event) => {
      if (!from) return;
      const bounds = L.latLngBounds(from, placeOf(event));
      from = null;
      if (bounds.getNorth() > bounds.getSouth() && bounds.getEast() > bounds.getWest()) send(cornersOf(bounds));
    });
    listen(document, "keydown", (event) => onKey(event, () => send(cornersOf(map.getBounds()))));
  }

  function drawCorners() {
    const { map } = Dateline.state;
    const listen = begin("corners", L.polygon([], STYLE), "Press for each corner. Enter or a double press ends, Escape stops.");
    if (!listen) return;
    const finish = () => (pen.corners.length > 2 ? send(pen.corners) : stop());
    listen(map.getContainer(), "click", (event) => {
      if (isOnControl(event) || pen.corners.length >= MAX_CORNERS) return;
      if (event.detail > 1) {
        finish();
        return;
      }
      pen.corners.push(placeOf(event));
      pen.shape.setLatLngs(pen.corners);
    });
    listen(document, "keydown", (event) => onKey(event, finish));
  }

  function onKey(event, finish) {
    if (event.key === "Escape") stop();
    else if (event.key === "Enter" && !event.target.closest("a")) finish();
  }

  Dateline.addAreaButtons = function (map) {
    const control = L.control({ position: "topleft" });
    control.onAdd = function () {
      const box = document.createElement("div");
      box.className = "leaflet-bar dateline-buttons";
      buttons.box = Dateline.button("M2 4h12v8.5H2z", "Draw a box to filter", drawBox);
      buttons.corners = Dateline.button("M8 2l6 4.6-2.3 7.2H4.3L2 6.6z", "Draw an area to filter", drawCorners);
      buttons.remove = Dateline.button("M4 4l8 8M12 4l-8 8", "Remove the drawn area", () => send([]));
      buttons.remove.hidden = true;
      box.append(buttons.box, buttons.corners, buttons.remove);
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
  };
})();
