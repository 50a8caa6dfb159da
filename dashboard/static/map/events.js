/* The layer of events. The page's Python sends the events once, as a file; after that each rerun only says which of
   them are visible and which is selected (Dateline.update). A click goes back as an event_id (Streamlit.setComponentValue). */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const CLUSTER_RADIUS = 64; // pixels; at least twice the largest ring, or rings would overlap
  const SPLIT_ZOOM = 12; // events that only part beyond this zoom are listed in the panel instead of zooming in
  const FIT_ZOOM = 7; // a single event is shown with the country around it
  const EXACT = new Set(["site", "settlement"]);
  const state = { shown: new Map(), selected: -1, index: null, fitted: false, reportView: false };

  /* streamlit-folium drops what Python sends while the map's scripts load; keep the last of it and replay it. */
  let latest = null;
  window.addEventListener("message", (message) => {
    if (message.data && message.data.type === "streamlit:render") latest = message.data;
  });

  function replayMissed() {
    const known = window.__GLOBAL_DATA__ && window.__GLOBAL_DATA__.last_feature_group;
    if (!latest || !latest.args || latest.args.feature_group === known) return;
    const detail = { args: latest.args, disabled: latest.disabled, theme: latest.theme };
    window.Streamlit.events.dispatchEvent(new CustomEvent("streamlit:render", { detail }));
  }

  /* A number of its own makes a second click on the same marker a new message. */
  function send(message) {
    window.Streamlit.setComponentValue({ ...message, n: Date.now() });
  }

  function note(text) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = function () {
      const box = document.createElement("div");
      box.className = "dateline-note";
      box.setAttribute("role", "status");
      box.textContent = text;
      return box;
    };
    control.addTo(state.map);
  }

  Dateline.start = async function (map, options) {
    Object.assign(state, { map, options, layer: L.layerGroup().addTo(map), areas: L.layerGroup().addTo(map) });
    map.attributionControl.setPrefix(false);
    map.on("moveend", onMove);
    Dateline.addBasemapSwitch(map);
    window.setTimeout(replayMissed, 0);
    drawBasemap(map, options);
    try {
      const response = await fetch(options.events);
      if (!response.ok) throw new Error(String(response.status));
      state.events = await response.json();
    } catch (error) {
      note("The events could not be loaded. Reload the page.");
      return;
    }
    map.getContainer().dataset.events = String(state.events.id.length);
    apply();
  };

  async function drawBasemap(map, options) {
    try {
      const countries = await Dateline.addAtlas(map, options.countries);
      await Dateline.addLabels(map, countries, options.cities);
    } catch (error) {
      note("The outlines of the countries could not be loaded.");
    }
  }

  Dateline.update = function (message) {
    state.message = message;
    if (state.events) apply();
  };

  function apply() {
    const message = state.message;
    if (!message) return;
    if (message.visible !== state.bits) {
      state.bits = message.visible;
      state.visible = readBits(message.visible, state.events.id.length);
      state.index = buildIndex(state.visible);
    }
    const moved = message.selected !== state.selected;
    state.selected = message.selected;
    const asked = message.view && !state.reportView;
    state.reportView = message.view;
    if (!state.fitted) firstView();
    else if (moved) bringIntoView(state.selected);
    draw();
    if (asked) reportView();
  }

  function readBits(base64, count) {
    const bytes = atob(base64);
    const numbers = [];
    for (let i = 0; i < count; i += 1) {
      if (bytes.charCodeAt(i >> 3) & (128 >> (i & 7))) numbers.push(i);
    }
    return numbers;
  }

  function buildIndex(visible) {
    const { lat, lon, family, precision } = state.events;
    const families = state.options.families.length;
    const index = new Supercluster({
      radius: CLUSTER_RADIUS,
      extent: 256, // Leaflet's tiles; supercluster counts in 512 unless told
      maxZoom: state.map.getMaxZoom(), // events at one point never part, whatever the zoom
      map: (p) => ({ counts: oneOf(families, family[p.i]), exact: EXACT.has(precision[p.i]) }),
      reduce: (all, p) => {
        all.counts = all.counts.map((count, i) => count + p.counts[i]);
        all.exact = all.exact || p.exact;
      },
    });
    return index.load(visible.map((i) => ({
      type: "Feature", properties: { i }, geometry: { type: "Point", coordinates: [lon[i], lat[i]] },
    })));
  }

  function oneOf(length, at) {
    const counts = new Array(length).fill(0);
    counts[at] = 1;
    return counts;
  }

  function colourOf(i) {
    return state.options.families[state.events.family[i]].colour;
  }

  function latLng(i) {
    return L.latLng(state.events.lat[i], state.events.lon[i]);
  }

  /* Markers are kept by what they show, so that a redraw leaves alone what has not changed. */
  function draw() {
    const bounds = state.map.getBounds().pad(0.2);
    const box = [
      Math.max(-180, bounds.getWest()), Math.max(-90, bounds.getSouth()),
      Math.min(180, bounds.getEast()), Math.min(90, bounds.getNorth()),
    ];
    const wanted = new Map();
    for (const feature of state.index.getClusters(box, Math.floor(state.map.getZoom()))) {
      const make = feature.properties.cluster ? () => ringMarker(feature) : () => dotMarker(feature.properties.i);
      wanted.set(keyOf(feature), make);
    }
    if (state.selected >= 0) wanted.set(`selected ${state.selected}`, () => dotMarker(state.selected));
    for (const [key, marker] of state.shown) {
      if (!wanted.has(key)) {
        state.layer.removeLayer(marker);
        state.shown.delete(key);
      }
    }
    for (const [key, make] of wanted) {
      if (!state.shown.has(key)) state.shown.set(key, make().addTo(state.layer));
    }
    drawArea();
    const drawn = { visible: state.visible.length, selected: state.events.id[state.selected] || "" };
    Object.assign(state.map.getContainer().dataset, drawn);
  }

  function keyOf({ properties, geometry }) {
    if (!properties.cluster) {
      const marked = properties.i === state.selected;
      return `${marked ? "selected" : "event"} ${properties.i}`;
    }
    return `ring ${geometry.coordinates} ${properties.counts}`;
  }

  function dotMarker(i) {
    const exact = EXACT.has(state.events.precision[i]);
    const selected = i === state.selected;
    const icon = Dateline.dotIcon(colourOf(i), exact, selected);
    const words = [state.events.what[i], state.events.where[i], state.events.when[i]];
    const marker = namedMarker(latLng(i), icon, words, selected ? 2000 : 0);
    marker.on("click", () => send({ click: state.events.id[i] }));
    return marker;
  }

  function ringMarker({ properties, geometry, id }) {
    const { families } = state.options;
    const { counts, point_count: total } = properties;
    const present = counts.map((count, i) => ({ count, ...families[i] })).filter((part) => part.count);
    const shares = present.map((part) => [part.colour, part.count / total]);
    const icon = Dateline.ringIcon(total, shares, properties.exact);
    const words = [`${total} events`, ...present.map((part) => `${part.count} × ${part.label}`)];
    const [lon, lat] = geometry.coordinates;
    const marker = namedMarker(L.latLng(lat, lon), icon, words, 500);
    marker.on("click", () => openCluster(properties.cluster_id, marker.getLatLng()));
    return marker;
  }

  function namedMarker(at, icon, words, zIndexOffset) {
    const tip = document.createElement("div");
    for (const word of words.filter(Boolean)) {
      const line = document.createElement("div");
      line.textContent = word;
      tip.append(line);
    }
    const marker = L.marker(at, { icon, zIndexOffset }).bindTooltip(tip, { direction: "top", offset: [0, -10] });
    marker.on("add", () => marker.getElement().setAttribute("aria-label", words.filter(Boolean).join(", ")));
    return marker;
  }

  function openCluster(id, at) {
    const zoom = state.index.getClusterExpansionZoom(id);
    if (zoom <= SPLIT_ZOOM) {
      state.map.setView(at, zoom);
      return;
    }
    const leaves = state.index.getLeaves(id, Infinity);
    send({ place: leaves.map((leaf) => state.events.id[leaf.properties.i]) });
  }

  /* The true extent of a selected event that is only known by its region. */
  function drawArea() {
    state.areas.clearLayers();
    const i = state.selected;
    if (i < 0 || EXACT.has(state.events.precision[i]) || !state.events.radius[i]) return;
    L.circle(latLng(i), {
      radius: state.events.radius[i] * 1000, color: colourOf(i), weight: 2, dashArray: "7 6",
      fillOpacity: 0.06, interactive: false,
    }).addTo(state.areas);
  }

  function onMove() {
    saveView();
    if (state.index) draw();
    if (state.reportView) reportView();
  }

  function reportView() {
    const bounds = state.map.getBounds();
    send({ view: [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()] });
  }

  function bringIntoView(i) {
    if (i < 0 || state.map.getBounds().pad(-0.08).contains(latLng(i))) return;
    state.map.setView(latLng(i), Math.max(state.map.getZoom(), 5));
  }

  function firstView() {
    state.fitted = true;
    const kept = readView();
    if (kept) {
      state.map.setView(kept.centre, kept.zoom, { animate: false });
      bringIntoView(state.selected);
    } else if (state.selected >= 0) {
      state.map.setView(latLng(state.selected), FIT_ZOOM - 1, { animate: false });
    } else {
      Dateline.fit();
    }
  }

  Dateline.fit = function () {
    if (!state.visible || !state.visible.length) return;
    const points = state.visible.map(latLng);
    state.map.fitBounds(L.latLngBounds(points), { padding: [36, 36], maxZoom: FIT_ZOOM, animate: false });
  };

  /* A reload of the page, which remounts the map, comes back to the same view. */
  function saveView() {
    if (!state.fitted) return;
    const view = { centre: state.map.getCenter(), zoom: state.map.getZoom() };
    try {
      window.sessionStorage.setItem(state.options.events, JSON.stringify(view));
    } catch (error) { /* without storage the map starts from all events again */ }
  }

  function readView() {
    try {
      return JSON.parse(window.sessionStorage.getItem(state.options.events));
    } catch (error) {
      return null;
    }
  }
})();
