/* What stands for events on the map: a dot for one, a ring of family colours for many.
   Everything is built from elements and text nodes, so that no word of an article is ever parsed as HTML. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const SVG = "http://www.w3.org/2000/svg";

  function svg(name, attributes, children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    for (const child of children || []) element.appendChild(child);
    return element;
  }

  function picture(size, children) {
    const view = [-size / 2, -size / 2, size, size].join(" ");
    return svg("svg", { width: size, height: size, viewBox: view, "aria-hidden": "true" }, children);
  }

  function icon(size, children, className) {
    return L.divIcon({ html: picture(size, children), iconSize: [size, size], className });
  }

  /* Solid where the text names the spot, hollow and dashed where it names only an area. */
  function dot(colour, exact) {
    if (exact) return svg("circle", { r: 6.5, fill: colour, stroke: "#fff", "stroke-width": 1.5 });
    return svg("circle", {
      r: 8, fill: "#fff", "fill-opacity": 0.75, stroke: colour, "stroke-width": 2, "stroke-dasharray": "3.4 2.6",
    });
  }

  Dateline.dotIcon = function (colour, exact, selected) {
    const halo = svg("circle", { r: 13, fill: "#fff", "fill-opacity": 0.55, stroke: "#14213d", "stroke-width": 2.5 });
    return icon(30, selected ? [halo, dot(colour, exact)] : [dot(colour, exact)], "dateline-dot");
  };

  /* The ring grows with the count but is capped: size says "more", the number says how many. */
  Dateline.ringRadius = function (count) {
    return Math.min(30, 13 + 3.2 * Math.log2(count));
  };

  function arcs(radius, width, shares) {
    const around = 2 * Math.PI * radius;
    let passed = 0;
    return shares.map(([colour, share]) => {
      const arc = svg("circle", {
        r: radius, fill: "none", stroke: colour, "stroke-width": width, transform: "rotate(-90)",
        "stroke-dasharray": `${share * around} ${around}`, "stroke-dashoffset": -passed * around,
      });
      passed += share;
      return arc;
    });
  }

  function countText(count) {
    const label = count < 1000 ? String(count) : `${(count / 1000).toFixed(count < 10000 ? 1 : 0)}k`;
    const text = svg("text", { "text-anchor": "middle", dy: "0.36em", class: "dateline-count" });
    text.textContent = label;
    return text;
  }

  /* `shares`: pairs of colour and part of the whole, which add up to one; `exact` is false if none of them is exact. */
  Dateline.ringIcon = function (count, shares, exact) {
    const radius = Dateline.ringRadius(count);
    const width = Math.max(5, radius * 0.26);
    const inner = svg("circle", { r: radius, fill: "#fff", "fill-opacity": 0.94 });
    const parts = [inner, ...arcs(radius - width / 2, width, shares)];
    if (!exact) {
      parts.push(svg("circle", {
        r: radius - width / 2, fill: "none", stroke: "#fff", "stroke-width": width * 0.45, "stroke-dasharray": "3 4",
      }));
    }
    parts.push(countText(count));
    return icon(2 * radius + 4, parts, "dateline-ring");
  };
})();
