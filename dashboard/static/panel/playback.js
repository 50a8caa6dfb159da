/* Playing through time: the map is told which days to show, picture by picture, and nothing is asked of Python. */

const HURRY = 6; // times faster past pictures without an event
const SPEEDS = { slow: 1200, normal: 500, fast: 160 }; // milliseconds between two pictures

/* The map's own functions, in its frame; null while it loads. */
function mapLayer() {
  const frame = document.querySelector("iframe[title*='folium']");
  return (frame && frame.contentWindow && frame.contentWindow.Dateline) || null;
}

/* The first picture: a window as wide as the chosen period, or as one step where all of time is chosen. */
function firstFrame({ data, from, to }, mode, step) {
  const isAll = from <= data.first && to >= data.last;
  const start = isAll ? startOf(data.firstEvent, step) : from;
  if (mode === "cumulative") return { start: Math.max(start, data.first), from: start, to: endOf(start, step) };
  return { width: isAll ? 0 : to - from + 1, from: start, to: isAll ? endOf(start, step) : to };
}

function nextFrame(frame, mode, step) {
  if (mode === "cumulative") return { ...frame, to: endOf(frame.to + 1, step) };
  const from = frame.width ? frame.from + (moved(frame.from, step, 1) - startOf(frame.from, step)) : moved(frame.from, step, 1);
  return { ...frame, from, to: frame.width ? from + frame.width - 1 : endOf(from, step) };
}

/* `show(frame, count)` draws a picture; `end(frame, isPaused)` is called once when it stops. */
function play(model, { mode, step, speed }, show, end) {
  let frame = firstFrame(model, mode(), step());
  let timer = 0;
  const stop = (isPaused) => {
    window.clearTimeout(timer);
    const layer = mapLayer();
    if (layer && !isPaused) layer.play(null);
    end(frame, isPaused);
  };
  const picture = () => {
    const layer = mapLayer();
    const isOver = mode() === "cumulative" ? frame.to > endOf(model.data.last, step()) : frame.from > model.data.last;
    if (!layer || !model.root.isConnected || isOver) {
      stop(false);
      return;
    }
    const count = layer.play({ from: frame.from, to: frame.to });
    show(frame, count);
    const before = frame;
    timer = window.setTimeout(() => {
      frame = nextFrame(before, mode(), step());
      picture();
    }, SPEEDS[speed()] / (count ? 1 : HURRY));
  };
  picture();
  return () => stop(true);
}
