/* The layer of events. The page's Python sends the events once, as a file; after that each rerun only says which of
   them pass the filters, in which period, and which is selected (Dateline.update). What lies in the period is found
   here, so that the timeline can move it without asking Python (Dateline.setPeriod, Dateline.play).
   A click goes back as an event_id (Streamlit.setComponentValue). */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const EXACT = new Set(["site", "settlement"]);
  const state = (Dateline.state = {
    selected: -1, visible: [], period: null, frame: null, awaited: 0, reportView: false, generation: 0, places: [], spot: [],
  });

  /* This script's address names the events, which are asked for at once. */
  const address = new URL(document.currentScript.src).searchParams.get("events");
  const early = address ? fetch(address) : null;
  if (early) early.catch(() => {}); // said where it is awaited

  /* streamlit-folium drops what Python sends while the map's scripts load; keep the last of it and replay it. */
  let latest = null;
  window.addEventListener("message", (message) => {
    if (!message.data || message.data.type !== "streamlit:render") return;
    latest = message.data;
    if (Dateline.setTheme) Dateline.setTheme(latest.theme);
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
  Dateline.isExact = (i) => state.exact[i] === 1;
  Dateline.latLng = (i) => L.latLng(state.events.lat[i], state.events.lon[i]);
  Dateline.colourOf = (i) => state.options.families[state.events.family[i]].colour;

  Dateline.note = function (text) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = function () {
      const box = document.createElement("div");
      box.className = "dateline-note";
      box.setAttribute("role", "status");
      box.textContent = text;
      return box;
    };
    return control.addTo(state.map);
  };

  Dateline.start = async function (map, options) {
    Object.assign(state, { map, options, families: options.families.length });
    map.attributionControl.setPrefix(false);
    L.control.scale({ position: "bottomright", maxWidth: 110 }).addTo(map);
    map.setMinZoom(Math.min(map.getMinZoom(), Math.floor(2 * Math.log2(map.getSize().x / 256)) / 2)); // the world fits
    Dateline.addViewButtons(map);
    Dateline.followHistory(map);
    Dateline.addAreaButtons(map);
    Dateline.addBasemapSwitch(map);
    map.on("moveend", onMove);
    window.setTimeout(replayMissed, 0);
    drawBasemap(map, options);
    try {
      const response = await (address === options.events ? early : fetch(options.events));
      if (!response.ok) throw new Error(String(response.status));
      takeEvents(await response.json());
    } catch (error) {
      Dateline.note("The events could not be loaded. Reload the page.");
      return;
    }
    apply();
  };

  async function drawBasemap(map, options) {
    try {
      const countries = await Dateline.addAtlas(map, options.countries);
      await Dateline.addLabels(map, countries, options.cities);
      state.countries = countries;
      if (state.passing) Dateline.draw(); // now that the borders of a selected country are known
    } catch (error) {
      Dateline.note("The outlines of the countries could not be loaded.");
    }
  }

  /* The file says of each event the number of its spot, and once for each spot what is known of it. */
  function takeEvents(file) {
    const { spot, spots, ...events } = file;
    state.regions = Dateline.findRegions(spots);
    for (const name of ["lat", "lon", "radius"]) events[name] = spot.map((number) => spots[name][number]);
    for (const name of ["precision", "where", "country", "region"]) {
      const { words, codes } = spots[name];
      events[name] = { words, codes: spot.map((number) => codes[number]) };
    }
    const exactCodes = events.precision.words.map((word) => EXACT.has(word));
    state.exact = Uint8Array.from(events.precision.codes, (code) => (exactCodes[code] ? 1 : 0));
    state.isExact = Dateline.isExact;
    state.spots = Dateline.project(events.lat, events.lon);
    state.next = new Int32Array(events.id.length);
    state.events = events;
  }

  Dateline.update = function (message) {
    state.message = message;
    if (state.events) apply();
  };

  /* The timeline's own choice, on its way to Python: what Python says of the period is old until it names `n`. */
  Dateline.setPeriod = function (from, to, n) {
    Object.assign(state, { period: { from, to, undatedOnly: false }, awaited: n, frame: null });
    return refresh();
  };

  /* One picture of a playback, or null at its end; returns how many events it shows. */
  Dateline.play = function (frame) {
    state.frame = frame;
    return refresh();
  };

  function refresh() {
    if (!state.passing) return 0;
    state.seen = keyOfVisible();
    findVisible();
    Dateline.draw();
    return state.visible.length;
  }

  function keyOfVisible() {
    const { from, to, undatedOnly } = state.frame || state.period;
    return [state.bits, from, to, undatedOnly].join(" ");
  }

  function apply() {
    const message = state.message;
    if (!message) return;
    if (!state.awaited || message.echo >= state.awaited) Object.assign(state, { period: message.period, awaited: 0 });
    if (message.passing !== state.bits) {
      state.bits = message.passing;
      state.passing = readBits(message.passing, state.events.id.length);
    }
    if (state.seen !== keyOfVisible()) findVisible();
    state.seen = keyOfVisible();
    const isNew = message.selected !== state.selected;
    const isAsked = message.view && !state.reportView;
    const isElsewhere = String(message.spot) !== String(state.spot);
    Object.assign(state, { selected: message.selected, reportView: message.view, places: message.places, spot: message.spot });
    Dateline.showArea(message.area);
    if (isElsewhere) Dateline.showSpot();
    Dateline.showSelected(isNew);
    Dateline.draw();
    if (isAsked) Dateline.reportView();
  }

  function onMove() {
    if (state.passing) Dateline.draw();
    if (state.reportView) Dateline.reportView();
  }

  function readBits(base64, count) {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const numbers = [];
    for (let i = 0; i < count; i += 1) {
      if (bytes[i >> 3] & (128 >> (i & 7))) numbers.push(i);
    }
    return numbers;
  }

  /* Overlap of intervals: an event of unknown day in March is shown for any day of March. */
  function findVisible() {
    const { from, to, undatedOnly } = state.frame || state.period;
    const { codes, starts, ends } = state.events.when;
    const fits = starts.map((start, code) => {
      if (start === null) return !state.frame;
      return !undatedOnly && start <= to && ends[code] >= from;
    });
    state.visible = state.passing.filter((i) => fits[codes[i]]);
    state.groups = null;
    state.generation += 1;
  }

  /* The groups of the present zoom, kept until zoom or events change. */
  Dateline.groups = function () {
    const zoom = Math.floor(state.map.getZoom());
    if (!state.groups || state.groupsZoom !== zoom) {
      state.groups = Dateline.groupEvents(state, zoom);
      state.groupsZoom = zoom;
    }
    return state.groups;
  };
})();
