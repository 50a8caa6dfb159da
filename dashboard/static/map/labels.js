/* Names on the offline basemap: countries where they fit, large cities by population, none on top of another. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const FONT = "system-ui, 'Segoe UI', 'Source Sans Pro', 'DejaVu Sans', sans-serif";
  const MARGIN = 0.3; // of the map's size on each side, so that a short drag does not run out of names
  const DAY = { country: "#757164", city: "#625f55", halo: "rgba(246, 244, 238, 0.85)" };
  const NIGHT = { country: "#a3abb3", city: "#b9c0c7", halo: "rgba(43, 50, 59, 0.85)" };
  const PEOPLE_BY_ZOOM = [2e7, 2e7, 1.2e7, 6e6, 3e6, 1e6, 5e5, 3e5]; // smallest city shown, by zoom level 0 to 7

  /* Where a ring is widest: the middle of its longest inner east-west chord, which is where a name fits best. */
  function widestChord(ring) {
    const lats = ring.map((point) => point[1]);
    const south = Math.min(...lats);
    const north = Math.max(...lats);
    let best = { width: 0 };
    for (let step = 2; step <= 8; step += 1) {
      const lat = south + ((north - south) * step) / 10;
      const crossings = crossingsOf(ring, lat);
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const width = crossings[i + 1] - crossings[i];
        if (width > best.width) best = { width, lat, lon: (crossings[i] + crossings[i + 1]) / 2 };
      }
    }
    return best;
  }

  function crossingsOf(ring, lat) {
    const crossings = [];
    ring.forEach((point, i) => {
      const before = ring[(i + ring.length - 1) % ring.length];
      if (point[1] > lat !== before[1] > lat) {
        crossings.push(before[0] + ((lat - before[1]) / (point[1] - before[1])) * (point[0] - before[0]));
      }
    });
    return crossings.sort((a, b) => a - b);
  }

  function countryLabels(countries) {
    const labels = countries.map((country) => {
      const chords = country.polygons.map((polygon) => widestChord(polygon[0]));
      Object.assign(country, chords.reduce((a, b) => (b.width > a.width ? b : a), { width: 0 }));
      return country;
    });
    return labels.filter((label) => label.width > 0).sort((a, b) => b.width - a.width);
  }

  const methods = {
    initialize(countries, cities) {
      this.countries = countries;
      this.cities = cities;
    },

    onAdd(map) {
      const pane = map.getPane("labels") || map.createPane("labels");
      pane.style.zIndex = 160;
      pane.style.pointerEvents = "none";
      this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-hide", pane);
      this.canvas.setAttribute("aria-hidden", "true");
      map.on("moveend resize viewreset", this.draw, this);
      this.draw();
    },

    onRemove(map) {
      map.off("moveend resize viewreset", this.draw, this);
      this.canvas.remove();
    },

    draw() {
      const map = this._map;
      this.inks = Dateline.isNight() ? NIGHT : DAY;
      const pad = map.getSize().multiplyBy(MARGIN).round();
      const whole = map.getSize().add(pad.multiplyBy(2));
      const corner = map.containerPointToLayerPoint(pad.multiplyBy(-1));
      const pen = this.clear(whole);
      L.DomUtil.setPosition(this.canvas, corner);
      this.taken = [];
      const place = ({ lat, lon }) => map.latLngToLayerPoint([lat, lon]).subtract(corner);
      this.drawCountries(pen, place, map.getZoom());
      this.drawCities(pen, place, map.getZoom(), whole);
    },

    clear(size) {
      const ratio = window.devicePixelRatio || 1;
      Object.assign(this.canvas, { width: size.x * ratio, height: size.y * ratio });
      Object.assign(this.canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
      const pen = this.canvas.getContext("2d");
      pen.scale(ratio, ratio);
      pen.textBaseline = "middle";
      return pen;
    },

    drawCountries(pen, place, zoom) {
      pen.font = `600 ${zoom < 4 ? 10.5 : 12}px ${FONT}`;
      pen.textAlign = "center";
      for (const country of this.countries) {
        const room = (country.width / 360) * 256 * 2 ** zoom;
        const width = pen.measureText(country.name).width;
        if (room < width * 0.95) continue;
        const { x, y } = place(country);
        this.write(pen, country.name, { x, y, left: x - width / 2, right: x + width / 2 }, this.inks.country);
      }
    },

    drawCities(pen, place, zoom, whole) {
      const least = PEOPLE_BY_ZOOM[Math.min(Math.floor(zoom), PEOPLE_BY_ZOOM.length - 1)];
      pen.font = `11px ${FONT}`;
      pen.textAlign = "left";
      for (const [name, lat, lon, people] of this.cities) {
        if (people < least) break; // the list is sorted, largest first
        const { x, y } = place({ lat, lon });
        if (x < 0 || y < 0 || x > whole.x || y > whole.y) continue;
        const at = { x: x + 5, y, left: x - 3, right: x + 6 + pen.measureText(name).width };
        if (this.write(pen, name, at, this.inks.city)) this.mark(pen, x, y);
      }
    },

    mark(pen, x, y) {
      pen.beginPath();
      pen.arc(x, y, 1.8, 0, 2 * Math.PI);
      pen.fillStyle = this.inks.country;
      pen.fill();
    },

    write(pen, text, { x, y, left, right }, colour) {
      const box = { left, right, top: y - 7, bottom: y + 7 };
      const meets = (b) => box.left < b.right && box.right > b.left && box.top < b.bottom && box.bottom > b.top;
      if (this.taken.some(meets)) return false;
      this.taken.push(box);
      pen.lineWidth = 3;
      pen.strokeStyle = this.inks.halo;
      pen.strokeText(text, x, y);
      pen.fillStyle = colour;
      pen.fillText(text, x, y);
      return true;
    },
  };

  async function readNames(address) {
    try {
      const response = await fetch(address);
      if (response.ok) return await response.json();
    } catch (error) { /* the map is of use without them */ }
    return { cities: [], codes: {} };
  }

  /* Also tells each country its code and the place of its name. */
  Dateline.addLabels = async function (map, countries, address) {
    const { cities, codes } = await readNames(address);
    for (const country of countries) country.code = codes[country.number] || codes[country.name];
    const Labels = L.Layer.extend(methods); // made here because Leaflet is loaded after this file
    Dateline.state.labels = new Labels(countryLabels(countries), cities).addTo(map);
  };
})();
