// @ts-check
// What a chart looks like: the option with this page's colours, and how its numbers and times are written.
/** @typedef {import("./charts.js").Chart} Chart */
/** @typedef {import("./charts.js").Spec} Spec */
/** @typedef {import("./charts.js").Series} Series */

const PAPER = 680;
// Marks along a line, so that it is known without its colour.
const MARKS = 14;

/** Reads CSS tokens as colours that the library knows: it can't read what color-mix() makes. */
function palette() {
  const probe = document.createElement("i"), known = new Map();
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const pixel = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas);
  document.body.append(probe);
  return {
    /** @param {string} token */
    colour(token) {
      if (!known.has(token)) {
        probe.style.color = `var(${token})`;
        pixel.clearRect(0, 0, 1, 1);
        pixel.fillStyle = getComputedStyle(probe).color;
        pixel.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
        known.set(token, `rgba(${r},${g},${b},${+(a / 255).toFixed(3)})`);
      }
      return known.get(token);
    },
    end: () => probe.remove(),
  };
}

/** @param {string} token */
export function colourOf(token) {
  const colours = palette(), found = colours.colour(token);
  colours.end();
  return found;
}

// In single quotes: the library writes it into attributes.
export const font = () => getComputedStyle(document.documentElement).getPropertyValue("--font").trim().replaceAll('"', "'");

/** How a number of a series is written. @param {Spec} spec @param {Series} series @param {boolean} [short] on an axis */
export function writer(spec, series, short = false) {
  const kind = series.money ? { style: "currency", currency: series.money } : series.percent ? { style: "percent" } : {};
  const digits = series.money ? {} : { maximumFractionDigits: series.percent ? 1 : 2 };
  const format = (/** @type {any} */ more) => new Intl.NumberFormat(spec.culture, { ...kind, ...more });
  const exact = format(digits);
  if (!short) return (/** @type {number} */ value) => exact.format(value);
  const whole = format({ minimumFractionDigits: 0, maximumFractionDigits: 2 });
  const large = format({ notation: "compact", maximumFractionDigits: 1 });
  return (/** @type {number} */ value) => (Math.abs(value) >= 10_000 ? large : whole).format(value);
}

const minutes = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const time = new Intl.DateTimeFormat("en-GB", minutes), exactly = new Intl.DateTimeFormat("en-GB", { ...minutes, second: "2-digit" });

/** A moment of the axis in words. @param {Spec} spec @param {number} x */
export const axisText = (spec, x) => spec.names ? spec.names[x] : moment(x - half(spec));
/** A point stands in the middle of its step. @param {Spec} spec */
export const half = ({ times = [] }) => times.length > 1 ? (times[1] - times[0]) / 2 : 30_000;
/** @param {number} x */
export const moment = x => (x % 60_000 ? exactly : time).format(x);

/**
 * The option with colours, functions and points in their places.
 * @param {Spec} spec @param {any} echarts @param {Set<string>} hidden
 */
export function dress(spec, echarts, hidden) {
  const colours = palette();
  const units = [...new Map(spec.series.map(s => [s.unit, s])).values()].map(s => writer(spec, s, true));
  /** @type {Record<string, Function>} */
  const functions = { "@time": moment, "@bar": bar(spec), "@span": spans(echarts, colours.colour("--text")) };
  const every = Math.ceil((spec.times ?? spec.names ?? []).length / MARKS);
  for (const shape of ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"])
    functions[`@${shape}`] = (/** @type {any} */ _, /** @type {any} */ at) => at.dataIndex % every === 0 ? shape : "none";
  units.forEach((write, i) => { functions[`@axis${i}`] = write; });
  /** @param {any} value @param {string} [key] @returns {any} */
  const put = (value, key) => Array.isArray(value) ? value.map(item => put(item))
    : value && typeof value === "object"
    ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, k === "data" ? v : put(v, k)]))
    : typeof value !== "string" ? value
    : key === "fontFamily" ? font()
    : value.startsWith("--") ? colours.colour(value)
    : functions[value] ?? value;
  const option = put(spec.option), xs = spec.times;
  if (xs) for (const series of option.series)
    if (series.name !== undefined) series.data = series.data.map((/** @type {any} */ y, /** @type {number} */ i) => [xs[i], y]);
  option.legend.selected = Object.fromEntries(spec.series.map(s => [s.name, !hidden.has(s.name)]));
  colours.end();
  return option;
}

/** Draws a bar about its moment. @param {Spec} spec */
function bar(spec) {
  const [first, second] = spec.times ?? [];
  return (/** @type {any} */ _, /** @type {any} */ api) => {
    const [x, y] = api.coord([api.value(0), api.value(1)]), [, foot] = api.coord([api.value(0), 0]);
    const width = Math.max(1, Math.min(28, api.size([second - first, 0])[0] * .7));
    if (foot - y < .5) return null;
    const shape = { x: x - width / 2, y, width, height: foot - y, r: [2, 2, 0, 0] };
    return { type: "rect", shape, style: { fill: api.visual("color") } };
  };
}

/** Draws a span of a lane: a bar with its title in it, as far as there is room. @param {any} echarts @param {string} text */
function spans(echarts, text) {
  const family = font();
  return (/** @type {any} */ params, /** @type {any} */ api) => {
    const [x, y] = api.coord([api.value(1), api.value(0)]), [end] = api.coord([api.value(2), api.value(0)]);
    const height = api.size([0, 1])[1] - 6, { coordSys } = params;
    const shape = echarts.graphic.clipRectByRect({ x, y: y - height / 2, width: Math.max(3, end - x), height },
      { x: coordSys.x, y: coordSys.y, width: coordSys.width, height: coordSys.height });
    if (!shape) return null;
    const colour = api.visual("color");
    const box = { fill: colour, fillOpacity: .28, stroke: colour, lineWidth: 1 };
    const bar = { type: "rect", shape: { ...shape, r: 3 }, style: box };
    if (shape.width < 28) return bar;
    const title = { text: String(api.value(3)), x: shape.x + 5, y, fill: text, verticalAlign: "middle", fontSize: 11, fontFamily: family,
      width: shape.width - 8, overflow: "truncate", ellipsis: "…" };
    return { type: "group", children: [bar, { type: "text", style: title }] };
  };
}

/** Puts a drawing beside the canvas for paper: in lines, as wide as the page, in light colours. @param {Chart} chart */
export function paper(chart) {
  const place = /** @type {HTMLElement} */ (chart.root.querySelector(".chart__print"));
  const theme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  const option = dress(chart.spec, chart.echarts, chart.hidden);
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const { from, to } = chart.group.shown;
  for (const zoom of option.dataZoom ?? []) Object.assign(zoom, { startValue: from, endValue: to, show: false });
  const drawn = chart.echarts.init(null, null, { renderer: "svg", ssr: true, width: PAPER, height: chart.spec.height });
  drawn.setOption(option);
  const svg = new DOMParser().parseFromString(drawn.renderToSVGString(), "image/svg+xml").documentElement;
  drawn.dispose();
  place.replaceChildren(document.adoptNode(svg));
}
