/* How many events each region has: a disc as large as its number, at the region's own point and with its name. Outlines
   of the world's regions would be a hundred times the size of the page. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const RADIUS = { least: 10, most: 28 }; // pixels; the area, not the width, is as large as the number
  const NAME = { wide: 6.2, high: 13 }; // pixels of a letter, and of a line
  let note = null;

  /* The point of a region is that of the events of which only the region is known, else the middle of its places: it
     stays where it is whatever is filtered. */
  Dateline.findRegions = function ({ region, precision, lat, lon }) {
    const regions = region.words.map((word) => ({ message: { region: word }, name: word.slice(3), lat: 0, lon: 0, spots: 0 }));
    region.codes.forEach((code, i) => {
      const one = regions[code];
      const isWhole = precision.words[precision.codes[i]] === "admin1";
      if (one.isWhole && !isWhole) return;
      if (isWhole && !one.isWhole) Object.assign(one, { isWhole, lat: 0, lon: 0, spots: 0 });
      const first = one.spots ? one.lon / one.spots : lon[i];
      one.lat += lat[i];
      one.lon += lon[i] + 360 * Math.round((first - lon[i]) / 360); // a region may lie on both sides of the 180th meridian
      one.spots += 1;
    });
    return regions.map(({ spots, ...one }) => ({ ...one, lat: one.lat / spots, lon: one.lon / spots }));
  };

  /* The largest first. One whose middle is under a larger one waits until one looks closer, and is counted until then. */
  Dateline.drawRegions = function ({ map, regions, events, visible }) {
    const counts = new Array(regions.length).fill(0);
    for (const i of visible) counts[events.region.codes[i]] += 1;
    const all = regions.map((region, code) => ({ ...region, count: counts[code] })).filter(({ name, count }) => name && count);
    const most = all.reduce((a, { count }) => Math.max(a, count), 1);
    const near = map.getBounds().pad(0.2);
    const sorted = all.filter(({ lat, lon }) => near.contains([lat, lon])).sort((a, b) => b.count - a.count);
    const [discs, names] = [[], []];
    for (const region of sorted) {
      const radius = Math.max(RADIUS.least, RADIUS.most * Math.sqrt(region.count / most));
      const { x, y } = map.latLngToContainerPoint([region.lat, region.lon]);
      if (discs.some((disc) => Math.hypot(disc.x - x, disc.y - y) < disc.radius + 2)) continue;
      discs.push({ ...region, x, y, radius });
    }
    for (const disc of discs) disc.side = findRoom(names, discs, disc);
    say(sorted.length - discs.length, visible.length - counts.reduce((sum, n, code) => sum + (regions[code].name ? n : 0), 0));
    return discs.map(discMarker);
  };

  /* Where a disc's name has room, on no other name and on no disc: "below", else "above", else nowhere. */
  function findRoom(names, discs, { x, y, radius, name }) {
    const half = (name.length * NAME.wide) / 2;
    const meets = (box, other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
    const square = (disc) => ({ left: disc.x - disc.radius, right: disc.x + disc.radius, top: disc.y - disc.radius, bottom: disc.y + disc.radius });
    for (const [side, top] of [["below", y + radius], ["above", y - radius - NAME.high]]) {
      const box = { left: x - half, right: x + half, top, bottom: top + NAME.high };
      const taken = (disc) => (disc.x !== x || disc.y !== y) && meets(box, square(disc));
      if (names.some((other) => meets(box, other)) || discs.some(taken)) continue;
      names.push(box);
      return side;
    }
    return "";
  }

  function discMarker({ lat, lon, name, count, radius, side, message }) {
    const box = document.createElement("div");
    const number = document.createElement("b");
    number.textContent = count.toLocaleString("en");
    Object.assign(number.style, { width: `${2 * radius}px`, height: `${2 * radius}px`, lineHeight: `${2 * radius}px` });
    box.append(number);
    if (side) {
      const label = document.createElement("span");
      label.className = side;
      label.textContent = name;
      box.prepend(label, " "); // in the order in which its name says it
    }
    const icon = L.divIcon({ html: box, iconSize: [2 * radius, 2 * radius], className: "dateline-region" });
    const words = `${name}: ${count.toLocaleString("en")} ${count === 1 ? "event" : "events"}`;
    const tip = document.createElement("div");
    tip.textContent = words;
    const marker = L.marker([lat, lon], { icon, zIndexOffset: 1000 - Math.round(radius) }).bindTooltip(tip, { direction: "top", offset: [0, -radius] });
    marker.on("click", () => Dateline.send(message));
    return Dateline.nameMarker(marker, `${words}. Show only these`);
  }

  /* What is not drawn is said. */
  function say(hidden, without) {
    const words = [
      hidden && `${hidden.toLocaleString("en")} smaller ${hidden === 1 ? "region shows" : "regions show"} closer.`,
      without && `${without.toLocaleString("en")} ${without === 1 ? "event has" : "events have"} no region.`,
    ].filter(Boolean).join(" ");
    if (note && note.words === words) return;
    Dateline.forgetRegions();
    if (words) note = { words, control: Dateline.note(words) };
  }

  Dateline.forgetRegions = function () {
    if (note) note.control.remove();
    note = null;
  };
})();
