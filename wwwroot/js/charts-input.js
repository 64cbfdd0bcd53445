// @ts-check
// Wheel, drag, fingers and keys of a chart. Each asks its group for a range or a moment to read.
/** @typedef {import("./charts.js").Chart} Chart */

// A scroll of the page that comes over a chart goes on: only one that begins there zooms.
const REST = 250;
let scrolled = 0;
addEventListener("wheel", event => {
  if (!(event.target instanceof Element) || !event.target.closest(".chart__plot")) scrolled = event.timeStamp;
}, { capture: true, passive: true });

/** @param {Chart} chart @param {AbortSignal} signal */
export function listen(chart, signal) {
  const { plot, group, reading } = chart;
  /** @param {string} type @param {(event: any) => void} handler */
  const on = (type, handler) => plot.addEventListener(type, handler, { signal, passive: false });
  const x = (/** @type {MouseEvent} */ event) => event.clientX - plot.getBoundingClientRect().left;
  const inside = (/** @type {MouseEvent} */ event) => {
    const box = reading.box(), y = event.clientY - plot.getBoundingClientRect().top;
    return x(event) >= box.left && x(event) <= box.right && y >= box.top && y <= box.bottom;
  };

  on("wheel", event => {
    const { from, to } = group.shown;
    const out = event.deltaY > 0;
    if (!chart.zooms || !inside(event) || (out && group.range === null)) { scrolled = event.timeStamp; return; }
    if (event.timeStamp - scrolled < REST) { scrolled = event.timeStamp; return; }
    event.preventDefault();
    const at = reading.valueAt(x(event)), by = Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 300);
    group.zoom(at - (at - from) * by, at + (to - at) * by);
  });

  /** @type {{ how: "pick" | "pan", x: number, from: number, to: number } | null} */
  let drag = null;
  /** @type {Map<number, number>} */
  const fingers = new Map();

  on("pointerdown", event => {
    if (!inside(event)) return;
    if (event.pointerType === "touch") fingers.set(event.pointerId, x(event));
    else if (event.button !== 0) return;
    const how = event.pointerType === "touch" || event.shiftKey ? "pan" : "pick";
    if (chart.zooms) drag = { how, x: x(event), ...group.shown };
    plot.setPointerCapture(event.pointerId);
  });

  on("pointermove", event => {
    if (fingers.size === 2 && fingers.has(event.pointerId)) return pinch(event);
    if (drag?.how === "pan" && Math.abs(x(event) - drag.x) > 4 && group.range) {
      const by = reading.valueAt(drag.x) - reading.valueAt(x(event));
      const { from, to } = group.shown;
      group.zoom(from + by, to + by);
      drag.x = x(event);
      return;
    }
    if (drag?.how === "pick") reading.pick(drag.x, x(event));
    if (inside(event)) group.point(reading.nearest(x(event)), chart);
    else if (!drag) group.point(null);
  });

  /** @param {PointerEvent} event */
  function pinch(event) {
    const [a, b] = [...fingers.values()];
    fingers.set(event.pointerId, x(event));
    const [c, d] = [...fingers.values()];
    if (Math.abs(c - d) < 8) return;
    const by = Math.abs(a - b) / Math.abs(c - d), { from, to } = group.shown, at = reading.valueAt((c + d) / 2);
    group.zoom(at - (at - from) * by, at + (to - at) * by);
  }

  const end = (/** @type {PointerEvent} */ event) => {
    fingers.delete(event.pointerId);
    const began = drag;
    drag = null;
    reading.pick(0, 0);
    if (event.type !== "pointerup" || began?.how !== "pick" || Math.abs(x(event) - began.x) < 6) return;
    const [from, to] = [began.x, x(event)].map(reading.valueAt).sort((a, b) => a - b);
    group.zoom(from, to);
  };
  on("pointerup", end);
  on("pointercancel", end);
  on("pointerleave", () => { if (!drag && document.activeElement !== plot) group.point(null); });
  on("dblclick", event => { if (inside(event)) group.zoom(group.whole.from, group.whole.to); });
  on("blur", () => group.point(null));

  on("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !act(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  /** @param {string} key @param {boolean} far */
  function act(key, far) {
    const { from, to } = group.shown, width = to - from, last = chart.xs.length - 1;
    const now = reading.index ?? chart.xs.findIndex(value => value >= from);
    const about = reading.index === null ? (from + to) / 2 : chart.xs[reading.index];
    switch (key) {
      case "ArrowLeft": return goto(reading.index === null ? now : now - (far ? 5 : 1));
      case "ArrowRight": return goto(reading.index === null ? now : now + (far ? 5 : 1));
      case "+": case "=": return scale(about, .5);
      case "-": case "_": return scale(about, 2);
      case "PageUp": return move(-width / 2);
      case "PageDown": return move(width / 2);
      case "Home": group.zoom(group.whole.from, group.whole.to); return chart.zooms;
      case "End": return goto(last);
      case "Escape": if (reading.index === null) return false; group.point(null); return true;
      default: return false;
    }
  }

  /** @param {number} index */
  function goto(index) {
    const to = Math.min(Math.max(index, 0), chart.xs.length - 1), value = chart.xs[to], shown = group.shown;
    if (chart.zooms && (value < shown.from || value > shown.to)) move(value - (shown.from + shown.to) / 2);
    group.point(to, chart);
    reading.say();
    return true;
  }

  /** @param {number} about @param {number} by */
  function scale(about, by) {
    if (!chart.zooms) return false;
    const { from, to } = group.shown;
    group.zoom(about - (about - from) * by, about + (to - about) * by);
    return true;
  }

  /** @param {number} by */
  function move(by) {
    if (!chart.zooms) return false;
    group.zoom(group.shown.from + by, group.shown.to + by);
    return true;
  }
}
