/* The layer of events. The page's Python sends the events once, as a file; after that each rerun only says which of
   them are visible and which is selected (Dateline.update). A click goes back as an event_id (Streamlit.setComponentValue). */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const CLUSTER_RADIUS = 64; // pixels; at least twice the largest ring, or rings would overlap
  const EXACT = new Set(["site", "settlement"]);
  const state = (Dateline.state = { selected: -1, index: null, visible: [], reportView: false, generation: 0 });

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
  Dateline.send = function (message) {
    window.Streamlit.setComponentValue({ ...message, n: Date.now() });
  };

  /* Columns of words hold each word once (words), and for each event its number (codes). */
  Dateline.wordOf = (column, i) => state.events[column].words[state.events[column].codes[i]];
  Dateline.isExact = (i) => EXACT.has(Dateline.wordOf("precision", i));
  Dateline.latLng = (i) => L.latLng(state.events.lat[i], state.events.lon[i]);
  Dateline.colourOf = (i) => state.options.families[state.events.family[i]].colour;

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
    Object.assign(state, { map, options });
    map.attributionControl.setPrefix(false);
    Dateline.addBasemapSwitch(map);
    Dateline.addViewButtons(map);
    map.on("moveend", onMove);
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
      state.generation += 1;
    }
    const isNew = message.selected !== state.selected;
    const isAsked = message.view && !state.reportView;
    state.selected = message.selected;
    state.reportView = message.view;
    Dateline.showSelected(isNew);
    Dateline.draw();
    if (isAsked) Dateline.reportView();
  }

  function onMove() {
    Dateline.saveView();
    if (state.index) Dateline.draw();
    if (state.reportView) Dateline.reportView();
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
    const { lat, lon, family } = state.events;
    const families = state.options.families.length;
    const index = new Supercluster({
      radius: CLUSTER_RADIUS,
      extent: 256, // Leaflet's tiles; supercluster counts in 512 unless told
      maxZoom: state.map.getMaxZoom(), // events at one point never part, whatever the zoom
      map: (p) => ({ counts: oneOf(families, family[p.i]), exact: Dateline.isExact(p.i) }),
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
})();
