/* Drawing the events of the current view: dots, rings, the extent of a selected event that is known by its region, and
   the other places that its article names. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const SPLIT_ZOOM = 12; // events that only part beyond this zoom are listed in the panel instead of zooming in
  const shown = new Map(); // markers by what they show, so that a redraw leaves alone what has not changed
  let layer = null;
  let extent = null;

  Dateline.draw = function () {
    const { state } = Dateline;
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
    drawExtent(state);
    Dateline.drawShades();
    const drawn = { visible: state.visible.length, drawn: state.generation, selected: state.events.id[state.selected] || "" };
    Object.assign(state.map.getContainer().dataset, drawn);
  };

  function wantedMarkers(state) {
    const wanted = new Map();
    const near = state.map.getBounds().pad(0.2);
    let holder = null; // the ring that the selected event is part of
    if (Dateline.look() === "pins") {
      for (const group of Dateline.groups()) {
        const at = latLngOf(group);
        if (!near.contains(at)) continue;
        if (group.count === 1) {
          const i = group.firsts[0];
          const isListed = Dateline.isInSpot(i);
          if (i !== state.selected) wanted.set(`event ${i} ${isListed}`, () => dotMarker(state, i, isListed));
          continue;
        }
        if (state.selected >= 0 && membersOf(group).includes(state.selected)) holder = group;
        const holds = holder === group || (state.spot.length > 0 && membersOf(group).some(Dateline.isInSpot));
        // The generation, because the same ring has other members once the filters have changed.
        wanted.set(`ring ${state.generation} ${at} ${group.counts} ${holds}`, () => ringMarker(state, group, holds));
      }
    }
    addSelected(wanted, state, holder);
    return wanted;
  }

  /* Drawn on its own even if it is part of a ring, or left out by the filters: the panel is speaking of it. */
  function addSelected(wanted, state, holder) {
    const { selected } = state;
    if (selected < 0) return;
    for (const [lat, lon, name] of state.places) wanted.set(`place ${lat} ${lon}`, () => placeMarker([lat, lon], name));
    const key = `selected ${selected}` + (holder ? ` in ${state.generation} ${latLngOf(holder)}` : "");
    wanted.set(key, () => selectedMarker(state, selected, holder));
  }

  const latLngOf = ({ x, y }) => L.latLng((Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, (x - 0.5) * 360);

  function membersOf(group) {
    group.members = group.members || Dateline.membersOf(group, Dateline.state.next);
    return group.members;
  }

  Dateline.membersIn = membersOf;

  /* Whether an event is one of those at the place that the panel lists. */
  Dateline.isInSpot = function (i) {
    const { spot, events } = Dateline.state;
    if (!spot.length) return false;
    const [south, west, north, east] = spot;
    return events.lat[i] >= south && events.lat[i] <= north && events.lon[i] >= west && events.lon[i] <= east;
  };

  const wordsOf = (i) => ["what", "where", "when"].map((column) => Dateline.wordOf(column, i));

  function dotMarker({ events }, i, isListed) {
    const icon = Dateline.dotIcon(Dateline.colourOf(i), Dateline.isExact(i), isListed);
    const marker = namedMarker(Dateline.latLng(i), icon, wordsOf(i), 0);
    return eventMarker(marker, events.id[i]);
  }

  /* Over a ring the selected event is a flag on its rim, so that the ring's number can still be read. */
  function selectedMarker({ events }, i, holder) {
    const [colour, exact] = [Dateline.colourOf(i), Dateline.isExact(i)];
    const icon = holder ? Dateline.flagIcon(colour, exact, Dateline.ringRadius(holder.count)) : Dateline.dotIcon(colour, exact, true);
    const marker = namedMarker(holder ? latLngOf(holder) : Dateline.latLng(i), icon, ["Selected", ...wordsOf(i)], 2000);
    return eventMarker(marker, events.id[i]);
  }

  function eventMarker(marker, eventId) {
    marker.on("click", () => Dateline.send({ click: eventId }));
    marker.on("add", () => { marker.getElement().dataset.event = eventId; });
    return marker;
  }

  function placeMarker(at, name) {
    return namedMarker(L.latLng(at), Dateline.placeIcon(), [name, "also named in the article"], -500, false);
  }

  function ringMarker({ options }, group, isSelected) {
    const present = group.counts.map((count, i) => ({ count, ...options.families[i] })).filter((part) => part.count);
    const shares = present.map((part) => [part.colour, part.count / group.count]);
    const icon = Dateline.ringIcon(group.count, shares, group.exact, isSelected);
    const words = [`${group.count} events`, ...present.map((part) => `${part.count} × ${part.label}`)];
    const marker = namedMarker(latLngOf(group), icon, words, 500);
    marker.on("click", () => openRing(membersOf(group)));
    return marker;
  }

  function namedMarker(at, icon, words, zIndexOffset, keyboard = true) {
    const said = words.filter(Boolean);
    const tip = document.createElement("div");
    for (const word of said) {
      const line = document.createElement("div");
      line.textContent = word;
      tip.append(line);
    }
    const marker = L.marker(at, { icon, zIndexOffset, keyboard }).bindTooltip(tip, { direction: "top", offset: [0, -10] });
    return Dateline.nameMarker(marker, said.join(", "));
  }

  function openRing(members) {
    const { map, events, spots } = Dateline.state;
    const bounds = L.latLngBounds(members.map(Dateline.latLng));
    if (Dateline.splitZoom(members, spots) <= SPLIT_ZOOM && map.getZoom() < SPLIT_ZOOM) {
      const wanted = map.getBoundsZoom(bounds.pad(0.3));
      map.setView(bounds.getCenter(), Math.min(SPLIT_ZOOM, Math.max(map.getZoom() + 1, wanted)));
      return;
    }
    Dateline.send({ place: [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()] });
  }

  function drawExtent({ map, events, selected }) {
    const key = `${selected} ${Boolean(Dateline.state.countries)}`;
    if (extent && extent.key === key) return;
    if (extent && extent.shape) extent.shape.remove();
    extent = { key, shape: selected < 0 || Dateline.isExact(selected) ? null : extentOf(events, selected) };
    if (extent.shape) extent.shape.addTo(map);
  }

  function outlineOf(code) {
    const country = (Dateline.state.countries || []).find((one) => code && one.code === code);
    return country && country.polygons.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lat, lon])));
  }

  /* A country by its borders, where they are known; anything else by the circle of its size. */
  function extentOf(events, i) {
    const style = {
      color: Dateline.colourOf(i), weight: 2, dashArray: "7 6", fillOpacity: 0.07, interactive: false, className: "dateline-area",
    };
    const isCountry = Dateline.wordOf("precision", i) === "country";
    const outline = isCountry && outlineOf(Dateline.wordOf("country", i));
    if (outline) return L.polygon(outline, style);
    return events.radius[i] ? L.circle(Dateline.latLng(i), { radius: events.radius[i] * 1000, ...style }) : null;
  }
})();
