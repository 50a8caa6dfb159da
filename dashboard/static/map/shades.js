/* Other ways to look at the same events: how dense they are, and how many each country or region (regions.js) has.
   Numbers stand on the countries, because a shade alone says nothing exact. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const STEPS = [1, 3, 10, 30, 100, 300, 1000]; // least number of events for each deeper shade
  const REGION_ZOOM = 4.5; // from here on regions are counted instead of countries
  const GRAIN = 4; // pixels of the screen for one of the density's
  const SPREAD = 3; // grains: how far an event's warmth reaches in each of three passes
  const WARM = [[255, 237, 160], [254, 178, 76], [240, 59, 32], [128, 0, 38]];
  const WIDE = 36; // pixels of a number on the map
  let look = "pins";
  let drawn = ""; // what of which events stands there
  let layers = [];

  Dateline.look = () => look;

  Dateline.chooseLook = function (name) {
    look = name;
    Dateline.state.map.getContainer().dataset.look = name;
    const input = Dateline.state.map.getContainer().querySelector(`input[name=dateline-look][value=${name}]`);
    if (input) input.checked = true; // where it is a link that chooses
    if (Dateline.state.groups || Dateline.state.passing) Dateline.draw();
  };

  Dateline.drawShades = function () {
    const { state } = Dateline;
    const view = state.map.getBounds().toBBoxString();
    const wanted = look === "pins" ? "" : [look, state.generation, view, Dateline.isNight(), Boolean(state.countries)].join(" ");
    if (wanted === drawn) return;
    drawn = wanted;
    for (const layer of layers) layer.remove();
    layers = [];
    if (look === "heat") layers = [warmth(state)];
    const hasRegions = look === "regions" || (look === "countries" && state.map.getZoom() >= REGION_ZOOM);
    if (look === "countries" && state.countries) layers = fills(state);
    if (hasRegions) layers.push(...Dateline.drawRegions(state));
    else Dateline.forgetRegions();
    if (look === "countries" && state.countries && !hasRegions) layers.push(...apart(state.map, numbers(state)));
    for (const layer of layers) layer.addTo(state.map);
  };

  function countBy({ events, visible }, column) {
    const counts = new Array(events[column].words.length).fill(0);
    for (const i of visible) counts[events[column].codes[i]] += 1;
    return new Map(events[column].words.map((word, code) => [word, counts[code]]).filter(([word, count]) => word && count));
  }

  function fills(state) {
    const counts = countBy(state, "country");
    const pane = state.map.getPane("shades") || state.map.createPane("shades");
    pane.style.zIndex = 155; // on the land, under its names
    const renderer = L.canvas({ pane: "shades", padding: 0.4 });
    return state.countries.filter((country) => counts.has(country.code)).map((country) => {
      const depth = STEPS.filter((least) => counts.get(country.code) >= least).length / STEPS.length;
      const polygons = country.polygons.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lat, lon])));
      const style = { stroke: false, fillColor: Dateline.isNight() ? "#5ec2e0" : "#0b5f80", fillOpacity: 0.12 + 0.6 * depth };
      return L.polygon(polygons, { renderer, pane: "shades", interactive: false, ...style });
    });
  }

  function numbers(state) {
    const counts = countBy(state, "country");
    return state.countries.filter((country) => counts.has(country.code) && country.width).map((country) => ({
      at: [country.lat, country.lon], name: country.name, count: counts.get(country.code), message: { country: country.code },
    }));
  }

  /* The largest numbers first, and none on top of another: the rest shows when one looks closer. */
  function apart(map, all) {
    const near = map.getBounds().pad(0.2);
    const taken = [];
    return all.filter(({ at }) => near.contains(at)).sort((a, b) => b.count - a.count).filter(({ at }) => {
      const here = map.latLngToContainerPoint(at);
      if (taken.some((there) => Math.abs(here.x - there.x) < WIDE + 2 && Math.abs(here.y - there.y) < 22)) return false;
      taken.push(here);
      return true;
    }).map(numberMarker);
  }

  function numberMarker({ at, name, count, message }) {
    const box = document.createElement("div");
    box.textContent = count.toLocaleString("en");
    const anchor = [WIDE / 2, -7]; // under the name of the country
    const icon = L.divIcon({ html: box, iconSize: [WIDE, 20], iconAnchor: anchor, className: "dateline-number" });
    const words = `${name}: ${count} ${count === 1 ? "event" : "events"}`;
    const tip = document.createElement("div");
    tip.textContent = words;
    const marker = L.marker(at, { icon, zIndexOffset: count }).bindTooltip(tip, { direction: "top", offset: [0, -8] });
    marker.on("click", () => Dateline.send(message));
    return Dateline.nameMarker(marker, `${words}. Show only these`);
  }

  /* The density of the events in sight, as a picture stretched over the view. */
  function warmth({ map, events, visible }) {
    const size = map.getSize();
    const [wide, high] = [Math.ceil(size.x / GRAIN), Math.ceil(size.y / GRAIN)];
    let grid = new Float32Array(wide * high);
    for (const i of visible) {
      const { x, y } = map.latLngToContainerPoint([events.lat[i], events.lon[i]]);
      const [column, row] = [Math.floor(x / GRAIN), Math.floor(y / GRAIN)];
      if (column >= 0 && row >= 0 && column < wide && row < high) grid[row * wide + column] += 1;
    }
    for (let pass = 0; pass < 3; pass += 1) {
      grid = blur(grid, wide, high, 1, wide);
      grid = blur(grid, high, wide, wide, 1);
    }
    return L.imageOverlay(paint(grid, wide, high).toDataURL(), map.getBounds(), { opacity: 0.8, className: "dateline-heat", interactive: false });
  }

  /* A running mean along lines of `length` grains that lie `step` apart; lines lie `stride` apart. */
  function blur(grid, length, lines, step, stride) {
    const out = new Float32Array(grid.length);
    for (let line = 0; line < lines; line += 1) {
      let sum = 0;
      for (let k = -SPREAD; k < length; k += 1) {
        if (k + SPREAD < length) sum += grid[line * stride + (k + SPREAD) * step];
        if (k - SPREAD - 1 >= 0) sum -= grid[line * stride + (k - SPREAD - 1) * step];
        if (k >= 0) out[line * stride + k * step] = Math.max(0, sum) / (2 * SPREAD + 1);
      }
    }
    return out;
  }

  function paint(grid, wide, high) {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: wide, height: high });
    const pen = canvas.getContext("2d");
    const image = pen.createImageData(wide, high);
    const most = grid.reduce((a, b) => Math.max(a, b), 0);
    grid.forEach((value, i) => {
      const share = Math.sqrt(value / (most || 1)); // the root, or a capital would leave everything else cold
      if (share < 0.04) return;
      const at = share * (WARM.length - 1);
      const [low, up] = [WARM[Math.floor(at)], WARM[Math.min(WARM.length - 1, Math.floor(at) + 1)]];
      for (let c = 0; c < 3; c += 1) image.data[4 * i + c] = low[c] + (up[c] - low[c]) * (at % 1);
      image.data[4 * i + 3] = Math.min(255, 60 + 260 * share);
    });
    pen.putImageData(image, 0, 0);
    return canvas;
  }
})();
