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
      r: 8, class: "dateline-hollow", stroke: colour, "stroke-width": 2, "stroke-dasharray": "3.4 2.6",
    });
  }

  const halo = (r) => svg("circle", { r, class: "dateline-halo" });

  Dateline.dotIcon = function (colour, exact, selected) {
    return icon(30, selected ? [halo(13), dot(colour, exact)] : [dot(colour, exact)], "dateline-dot");
  };

  /* A dot on a short stem that stands on the rim of a ring: the picture's middle is the dot's, the anchor the ring's. */
  Dateline.flagIcon = function (colour, exact, radius) {
    const rise = radius + 19;
    const stem = svg("path", { d: `M0 11V${rise - radius}`, stroke: "#14213d", "stroke-width": 2.5 });
    const html = picture(30, [stem, halo(11), dot(colour, exact)]);
    return L.divIcon({ html, iconSize: [30, 30], iconAnchor: [15, rise + 15], className: "dateline-dot dateline-flag" });
  };

  /* Another place of the article: small and grey, a diamond, so that it is not taken for an event. */
  Dateline.placeIcon = function () {
    const mark = svg("rect", {
      x: -4, y: -4, width: 8, height: 8, transform: "rotate(45)", fill: "#fff", stroke: "#3d4b5c", "stroke-width": 2,
    });
    return icon(16, [mark], "dateline-place");
  };

  /* The sign on a button of the map. */
  Dateline.signOf = function (path) {
    const line = svg("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.6, "stroke-linejoin": "round" });
    return svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, [line]);
  };

  /* What a marker says to those who do not see it, and Enter and Space for a press: Leaflet has neither. */
  Dateline.nameMarker = function (marker, words) {
    marker.on("add", () => {
      const element = marker.getElement();
      if (!marker.options.keyboard) element.setAttribute("role", "img"); // of the others Leaflet makes buttons
      element.setAttribute("aria-label", words);
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        marker.fire("click");
      });
    });
    return marker;
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
  Dateline.ringIcon = function (count, shares, exact, isSelected) {
    const radius = Dateline.ringRadius(count);
    const width = Math.max(5, radius * 0.26);
    const inner = svg("circle", { r: radius, fill: "#fff", "fill-opacity": 0.94 });
    const parts = [inner, ...arcs(radius - width / 2, width, shares)];
    if (!exact) {
      parts.push(svg("circle", {
        r: radius - width / 2, fill: "none", stroke: "#fff", "stroke-width": width * 0.45, "stroke-dasharray": "3 4",
      }));
    }
    if (isSelected) parts.push(svg("circle", { r: radius + 1.5, class: "dateline-halo dateline-around" }));
    parts.push(countText(count));
    return icon(2 * radius + 4, parts, "dateline-ring");
  };
})();
