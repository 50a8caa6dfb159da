/* Drawing the events of the current view: dots, rings, and the extent of a selected event that is known by its region. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const SPLIT_ZOOM = 12; // events that only part beyond this zoom are listed in the panel instead of zooming in
  const shown = new Map(); // markers by what they show, so that a redraw leaves alone what has not changed
  let layer = null;
  let area = null;

  Dateline.draw = function () {
    const state = Dateline.state;
    layer = layer || L.layerGroup().addTo(state.map);
    const wanted = wantedMarkers(state);
    for (const [key, marker] of shown) {
      if (!wanted.has(key)) {
        layer.removeLayer(marker);
        shown.delete(key);
      }
    }
    for (const [key, make] of wanted) {
      if (!shown.has(key)) shown.set(key, make().addTo(layer));
    }
    drawArea(state);
    const drawn = { visible: state.visible.length, selected: state.events.id[state.selected] || "" };
    Object.assign(state.map.getContainer().dataset, drawn);
  };

  function wantedMarkers(state) {
    const bounds = state.map.getBounds().pad(0.2);
    const box = [
      Math.max(-180, bounds.getWest()), Math.max(-90, bounds.getSouth()),
      Math.min(180, bounds.getEast()), Math.min(90, bounds.getNorth()),
    ];
    const wanted = new Map();
    for (const feature of state.index.getClusters(box, Math.floor(state.map.getZoom()))) {
      const { cluster, counts, i } = feature.properties;
      // The generation, because a ring's number means another ring once the index is built anew.
      const ring = `ring ${state.generation} ${feature.geometry.coordinates} ${counts}`;
      if (cluster) wanted.set(ring, () => ringMarker(state, feature));
      else if (i !== state.selected) wanted.set(`event ${i}`, () => dotMarker(state, i, false));
    }
    // Drawn on its own even if it is part of a ring, or left out by the filters: the panel is speaking of it.
    const { selected } = state;
    if (selected >= 0) wanted.set(`selected ${selected}`, () => dotMarker(state, selected, true));
    return wanted;
  }

  function dotMarker({ events }, i, selected) {
    const icon = Dateline.dotIcon(Dateline.colourOf(i), Dateline.isExact(i), selected);
    const words = ["what", "where", "when"].map((column) => Dateline.wordOf(column, i));
    const marker = namedMarker(Dateline.latLng(i), icon, words, selected ? 2000 : 0);
    marker.on("click", () => Dateline.send({ click: events.id[i] }));
    marker.on("add", () => { marker.getElement().dataset.event = events.id[i]; });
    return marker;
  }

  function ringMarker({ options }, { properties, geometry }) {
    const { counts, exact, point_count: total, cluster_id: id } = properties;
    const present = counts.map((count, i) => ({ count, ...options.families[i] })).filter((part) => part.count);
    const icon = Dateline.ringIcon(total, present.map((part) => [part.colour, part.count / total]), exact);
    const words = [`${total} events`, ...present.map((part) => `${part.count} × ${part.label}`)];
    const marker = namedMarker(L.latLng(geometry.coordinates[1], geometry.coordinates[0]), icon, words, 500);
    marker.on("click", () => openRing(id, marker.getLatLng()));
    return marker;
  }

  function namedMarker(at, icon, words, zIndexOffset) {
    const said = words.filter(Boolean);
    const tip = document.createElement("div");
    for (const word of said) {
      const line = document.createElement("div");
      line.textContent = word;
      tip.append(line);
    }
    const marker = L.marker(at, { icon, zIndexOffset }).bindTooltip(tip, { direction: "top", offset: [0, -10] });
    marker.on("add", () => marker.getElement().setAttribute("aria-label", said.join(", ")));
    return marker;
  }

  function openRing(id, at) {
    const { index, map, events } = Dateline.state;
    const zoom = index.getClusterExpansionZoom(id);
    if (zoom <= SPLIT_ZOOM) {
      map.setView(at, zoom);
      return;
    }
    const leaves = index.getLeaves(id, Infinity);
    Dateline.send({ place: leaves.map((leaf) => events.id[leaf.properties.i]) });
  }

  function drawArea({ map, events, selected }) {
    if (area) area.remove();
    area = null;
    if (selected < 0 || Dateline.isExact(selected) || !events.radius[selected]) return;
    area = L.circle(Dateline.latLng(selected), {
      radius: events.radius[selected] * 1000, color: Dateline.colourOf(selected), weight: 2, dashArray: "7 6",
      fillOpacity: 0.07, interactive: false, className: "dateline-area",
    }).addTo(map);
  }
})();
