/* The row above the bars: playback, quick ranges, closer looks, and the period in words. */

const QUICK = [["Last 7 days", 7], ["Last 30 days", 30], ["Last 90 days", 90], ["Last year", 365], ["Last 5 years", 1826]];
const WORTH_ZOOMING = 0.8; // of the axis; a period that fills more of it would hardly grow

function menu(label, pairs, chosen) {
  const select = make("select", { "aria-label": label, title: label });
  for (const [value, words] of pairs) select.append(make("option", { value, selected: value === chosen }, words));
  return select;
}

function pressButton(words, act, settings = {}) {
  const button = make("button", { type: "button", ...settings }, words);
  button.onclick = act;
  return button;
}

function controlsOf(model) {
  const mode = menu("Playback shows", [["window", "Window"], ["cumulative", "Cumulative"]], "window");
  const step = menu("Step of playback", ["day", "week", "month", "year"].map((unit) => [unit, `by ${unit}`]), "month");
  const speed = menu("Speed of playback", Object.keys(SPEEDS).map((name) => [name, `${name} speed`]), "normal");
  const quick = menu("Quick ranges", [["", "Quick range …"], ...QUICK.map(([words, days]) => [days, words])], "");
  const options = { mode: () => mode.value, step: () => step.value, speed: () => speed.value };
  const playing = pressButton("▶ Play", () => (model.playing ? model.playing() : begin()), { class: "play" });
  const closer = pressButton("Zoom in", () => tell(model, "window", { days: [model.from, model.to] }));
  const all = pressButton("All dates", () => {
    const n = tell(model, "window", { days: null });
    if (mapLayer()) mapLayer().setPeriod(0, LAST_DAY, n);
  });
  const words = make("output", { class: "say" });
  let isStepChosen = false;
  step.onchange = () => { isStepChosen = true; };

  function begin() {
    playing.textContent = "❚❚ Pause";
    const show = (frame, count) => {
      model.frame = frame;
      showPeriod(model, count);
    };
    // Where it is paused, that picture becomes the period; at its end, the period is again what it was.
    const end = (frame, isPaused) => {
      Object.assign(model, { frame: null, playing: null });
      playing.textContent = "▶ Play";
      if (isPaused) choose(model, frame.from, frame.to, 0);
      else if (model.root.isConnected) showPeriod(model);
    };
    model.playing = () => {};
    const stop = play(model, options, show, end);
    if (model.playing) model.playing = stop;
  }

  quick.onchange = () => {
    const { latest } = model.data;
    if (quick.value) choose(model, latest - Number(quick.value) + 1, latest, 0);
    quick.value = "";
  };

  function update() {
    const { data } = model;
    const isAll = model.from <= data.first && model.to >= data.last;
    closer.hidden = isAll || model.to - model.from > (data.last - data.first) * WORTH_ZOOMING;
    all.hidden = isAll && !data.isPart && !(data.undated && data.undated.chosen);
    if (!isStepChosen) step.value = { day: "day", week: "week", month: "month", quarter: "month" }[data.barUnit] || "year";
  }

  const row = make("div", { class: "controls" }, playing, mode, step, speed, quick, closer, all, words);
  return { row, update, say: (text) => { words.textContent = text; } };
}
