/* The offline basemap: Natural Earth's land and borders, drawn under everything else.
   The file's rings run across the 180th meridian; drawn as they are they would rule lines across the whole map. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const POLE = 85.06; // degrees; the edge of the Mercator map

  /* Shift points by whole turns so that no step is longer than half a turn; a ring around a pole is closed over it. */
  function unwrap(ring) {
    const points = [ring[0].slice()];
    for (let i = 1; i < ring.length; i += 1) {
      const before = points[i - 1][0];
      points.push([ring[i][0] - 360 * Math.round((ring[i][0] - before) / 360), ring[i][1]]);
    }
    const first = points[0];
    const last = points[points.length - 1];
    if (Math.abs(last[0] - first[0]) > 180) {
      const pole = first[1] < 0 ? -POLE : POLE;
      points.push([last[0], pole], [first[0], pole], first.slice());
    }
    return points;
  }

  /* Keep the part of a ring on one side of a meridian (Sutherland and Hodgman's clipping, for one edge). */
  function clip(ring, meridian, side) {
    const inside = (point) => side * (point[0] - meridian) <= 0;
    const kept = [];
    ring.forEach((point, i) => {
      const before = ring[(i + ring.length - 1) % ring.length];
      if (inside(point) !== inside(before)) {
        const share = (meridian - before[0]) / (point[0] - before[0]);
        kept.push([meridian, before[1] + share * (point[1] - before[1])]);
      }
      if (inside(point)) kept.push(point);
    });
    return kept;
  }

  function cutAtAntimeridian(polygon) {
    const rings = polygon.map(unwrap);
    return [-360, 0, 360]
      .map((turn) =>
        rings
          .map((ring) => ring.map(([lon, lat]) => [lon + turn, lat]))
          .map((ring) => clip(clip(ring, 180, 1), -180, -1))
          .filter((ring) => ring.length > 3)
      )
      .filter((pieces) => pieces.length > 0);
  }

  /* The polygons of a GeoJSON geometry, none of which leaves the map on one side to come back on the other. */
  Dateline.polygonsOf = function (geometry) {
    if (!geometry) return [];
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return polygons.flatMap(cutAtAntimeridian);
  };

  function breakAtAntimeridian(line) {
    const parts = [[line[0]]];
    for (let i = 1; i < line.length; i += 1) {
      if (Math.abs(line[i][0] - line[i - 1][0]) > 180) parts.push([]);
      parts[parts.length - 1].push(line[i]);
    }
    return parts.filter((part) => part.length > 1);
  }

  function lines(topology, keep) {
    const mesh = topojson.mesh(topology, topology.objects.countries, keep);
    return { type: "MultiLineString", coordinates: mesh.coordinates.flatMap(breakAtAntimeridian) };
  }

  const DAY = { land: "#f6f4ee", coast: "#aebcc4", border: "#c4bfb3" };
  const NIGHT = { land: "#2b323b", coast: "#55626e", border: "#49535e" };
  let pieces = []; // the drawn layers, each with the name of its colour

  Dateline.isNight = () => document.documentElement.classList.contains("dateline-night");

  /* The page's theme; the map follows it without being drawn anew. */
  Dateline.setTheme = function (theme) {
    const isNight = Boolean(theme) && theme.base === "dark";
    if (isNight === Dateline.isNight()) return;
    document.documentElement.classList.toggle("dateline-night", isNight);
    paintAtlas();
    if (Dateline.state.labels) Dateline.state.labels.draw();
    if (Dateline.state.groups) Dateline.draw();
  };

  function paintAtlas() {
    const colours = Dateline.isNight() ? NIGHT : DAY;
    for (const { layer, name } of pieces) layer.setStyle({ [name === "land" ? "fillColor" : "color"]: colours[name] });
  }

  Dateline.addAtlas = async function (map, address) {
    const pane = map.createPane("atlas");
    pane.style.zIndex = 150; // below Leaflet's tiles (200): streets cover the outlines, failed tiles let them through
    pane.style.pointerEvents = "none";
    const response = await fetch(address);
    if (!response.ok) throw new Error(`no outlines: ${response.status}`);
    const topology = await response.json();
    const renderer = L.canvas({ pane: "atlas", padding: 0.4 });
    const draw = (name, data, style) => {
      pieces.push({ name, layer: L.geoJSON(data, { renderer, pane: "atlas", interactive: false, style }).addTo(map) });
    };
    const countries = topojson.feature(topology, topology.objects.countries).features.map((country) => ({
      number: country.id,
      name: country.properties.name,
      polygons: Dateline.polygonsOf(country.geometry),
    }));
    const land = { type: "MultiPolygon", coordinates: countries.flatMap((country) => country.polygons) };
    draw("land", land, { stroke: false, fill: true, fillOpacity: 1 });
    draw("coast", lines(topology, (a, b) => a === b), { weight: 0.7, fill: false });
    draw("border", lines(topology, (a, b) => a !== b), { weight: 0.9, fill: false });
    paintAtlas();
    map.attributionControl.addAttribution("Outlines: Natural Earth");
    return countries;
  };
})();
