/* The corner of the map where one chooses how events are drawn, and on what: the online basemap is a choice of the
   user, never a default, and one that gives way by itself when no tile arrives. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const ADDRESS = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
  const CREDIT = '&copy; <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener">OpenStreetMap</a> contributors';
  const MAX_ERRORS = 4; // tiles in a row that may fail before the network counts as gone
  const MAX_SILENCE = 8000; // milliseconds without any tile before the network counts as gone
  const MEMORY = "dateline-basemap";

  function watch(layer, giveUp) {
    let errors = 0;
    const timer = window.setTimeout(giveUp, MAX_SILENCE);
    layer.on("tileload", () => {
      errors = 0;
      window.clearTimeout(timer);
    });
    layer.on("tileerror", () => {
      errors += 1;
      if (errors >= MAX_ERRORS) giveUp();
    });
    layer.on("remove", () => window.clearTimeout(timer));
  }

  function remember(choice) {
    try {
      window.localStorage.setItem(MEMORY, choice);
    } catch (error) { /* a browser that keeps nothing asks again next time */ }
  }

  function recall() {
    try {
      return window.localStorage.getItem(MEMORY);
    } catch (error) {
      return null;
    }
  }

  function radio(name, label, onChoose, group = "dateline-basemap") {
    const input = document.createElement("input");
    input.type = "radio";
    input.name = group;
    input.value = name;
    input.addEventListener("change", onChoose);
    const box = document.createElement("label");
    box.append(input, document.createTextNode(label));
    return { input, box };
  }

  function choices(label, content) {
    const box = document.createElement("fieldset");
    box.setAttribute("aria-label", label);
    box.append(...content);
    return box;
  }

  function looks() {
    const pairs = [["pins", "Events"], ["heat", "Density"], ["countries", "Countries"], ["regions", "Regions"]];
    const all = pairs.map(([name, label]) => radio(name, label, () => Dateline.chooseLook(name), "dateline-look"));
    all[0].input.checked = true;
    return choices("How events are drawn", all.map(({ box }) => box));
  }

  function cornerControl(content) {
    const control = L.control({ position: "topright" });
    control.onAdd = function () {
      const box = document.createElement("div");
      box.className = "dateline-basemap";
      box.append(looks(), choices("Basemap", content));
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    return control;
  }

  /* A switch in the corner of the map: outlines from this machine, or streets from openstreetmap.org. */
  Dateline.addBasemapSwitch = function (map) {
    let layer = null;
    const note = document.createElement("div");
    note.setAttribute("role", "status");
    const offline = radio("offline", "Outlines", () => choose("offline"));
    const online = radio("online", "Streets (online)", () => choose("online"));

    function drop() {
      if (layer) map.removeLayer(layer);
      layer = null;
    }

    function giveUp() {
      drop();
      offline.input.checked = true;
      remember("offline");
      note.textContent = "No map tiles arrived, so the outlines stay.";
    }

    function choose(choice) {
      drop();
      note.textContent = "";
      remember(choice);
      if (choice !== "online") return;
      layer = L.tileLayer(ADDRESS, { attribution: CREDIT, maxZoom: 18, referrerPolicy: "origin" });
      watch(layer, giveUp);
      layer.addTo(map);
    }

    cornerControl([offline.box, online.box, note]).addTo(map);
    const first = recall() === "online" ? online : offline;
    first.input.checked = true;
    choose(first.input.value);
  };
})();
