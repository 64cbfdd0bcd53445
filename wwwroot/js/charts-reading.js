// @ts-check
// The crosshair of a chart, its dots and its tooltip, as elements over the canvas: moving them redraws nothing.
import { axisText, colourOf, half, writer } from "./charts-look.js";
/** @typedef {import("./charts.js").Chart} Chart */

/** @param {string} kind @param {Element} [into] */
function element(kind, into) {
  const made = Object.assign(document.createElement("div"), { className: kind, hidden: true });
  into?.append(made);
  return made;
}

export class Reading {
  /** Which point of the axis is read. @type {number | null} */
  index = null;
  /** @type {HTMLElement[]} */
  #dots = [];

  /** @param {Chart} chart */
  constructor(chart) {
    this.chart = chart;
    this.line = element("chart__cross", chart.plot);
    this.picked = element("chart__pick", chart.plot);
    this.tip = element("chart__tip", chart.plot);
    this.valueAt = this.valueAt.bind(this);
  }

  /** One dot for each line that is shown. */
  fill() {
    for (const dot of this.#dots) dot.remove();
    this.#dots = this.chart.spec.series.map(series => {
      const dot = element("chart__dot", this.chart.plot);
      dot.style.background = colourOf(`--chart-${series.colour}`);
      return dot;
    });
    if (this.index !== null) this.show(this.index, !this.tip.hidden);
  }

  /** Where the numbers and the lanes are, in pixels of the plot. */
  box() {
    const { option } = this.chart.spec, first = option.grid[0], last = option.grid[option.grid.length - 1];
    return { left: first.left, right: this.chart.plot.clientWidth - first.right, top: first.top, bottom: last.top + last.height };
  }

  /** The value of the axis there. @param {number} x */
  valueAt(x) {
    const { left, right } = this.box(), { from, to } = this.chart.group.shown;
    return from + (to - from) * (x - left) / (right - left);
  }

  /** @param {number} x */
  nearest(x) {
    const { xs } = this.chart;
    const index = Math.round(this.chart.zooms
      ? (this.valueAt(x) - xs[0]) / this.chart.step
      : this.chart.drawn.convertFromPixel({ xAxisIndex: 0 }, x));
    return Math.max(0, Math.min(xs.length - 1, index));
  }

  /** @param {number | null} index @param {boolean} tip */
  show(index, tip) {
    const { chart } = this, { xs, spec } = chart;
    this.index = index === null || index >= xs.length ? null : index;
    const box = this.box();
    const at = this.index === null ? NaN : chart.drawn.convertToPixel({ xAxisIndex: 0 }, xs[this.index]);
    const seen = at >= box.left - 1 && at <= box.right + 1;
    this.line.hidden = !seen;
    this.tip.hidden = !seen || !tip;
    this.#dots.forEach((dot, i) => {
      const value = this.index === null ? null : spec.option.series[i].data[this.index];
      dot.hidden = !seen || value === null || value === undefined || chart.hidden.has(spec.series[i].name);
      if (dot.hidden) return;
      const y = chart.drawn.convertToPixel({ yAxisIndex: spec.option.series[i].yAxisIndex }, value);
      dot.style.transform = `translate(${at}px, ${y}px)`;
    });
    if (!seen) return;
    stretch(this.line, at, box);
    if (!tip) return;
    this.tip.replaceChildren(...this.#rows());
    const width = this.tip.offsetWidth, right = at + 14 + width <= chart.plot.clientWidth;
    this.tip.style.transform = `translate(${right ? at + 14 : Math.max(0, at - 14 - width)}px, ${box.top}px)`;
  }

  /** What the whole group has at that moment: its numbers, then what was on. */
  #rows() {
    const { chart } = this, index = /** @type {number} */ (this.index), x = chart.xs[index];
    const head = Object.assign(document.createElement("p"), { className: "chart__tip-head" });
    head.textContent = axisText(chart.spec, x);
    const rows = chart.group.inOrder.flatMap(({ spec, hidden }) => spec.series.flatMap((series, i) => {
      if (hidden.has(series.name)) return [];
      const value = spec.option.series[i].data[index];
      const unit = series.money ? perWhat(series.unit) : series.unit;
      return [row(`--chart-${series.colour}`, series.name, value === null ? "–" : writer(spec, series)(value), unit)];
    }));
    const on = this.#on(x).map(({ lane, titles }) => row(lane.colour ? `--chart-${lane.colour}` : "--line-strong", lane.name, titles, ""));
    return [head, ...rows, ...on];
  }

  /** The lanes of the group in which something was on during the step about x. @param {number} x */
  #on(x) {
    const { chart } = this, from = x - half(chart.spec), to = x + half(chart.spec);
    const lanes = chart.group.inOrder.flatMap(other => other.spec.lanes);
    const titles = (/** @type {import("./charts.js").Span[]} */ spans) =>
      spans.filter(s => s.from < to && s.to > from).map(s => s.title).join(", ");
    return lanes.map(lane => ({ lane, titles: titles(lane.spans) })).filter(({ titles }) => titles);
  }

  /** Says what is read, for who doesn't see the tooltip. */
  say() {
    const said = this.chart.root.querySelector("[data-chart=said]");
    if (said && this.index !== null) said.textContent = this.#rows().map(r => r.dataset.said ?? r.textContent).join(". ");
  }

  /** The range that is being dragged over. @param {number} from @param {number} to */
  pick(from, to) {
    const box = this.box();
    const [a, b] = [from, to].sort((p, q) => p - q).map(x => Math.min(Math.max(x, box.left), box.right));
    this.picked.hidden = Math.abs(to - from) < 6;
    this.picked.style.width = `${b - a}px`;
    stretch(this.picked, a, box);
  }
}

/** From the top to the bottom of what is drawn. @param {HTMLElement} made @param {number} x @param {{ top: number, bottom: number }} box */
function stretch(made, x, { top, bottom }) {
  Object.assign(made.style, { transform: `translateX(${x}px)`, top: `${top}px`, height: `${bottom - top}px` });
}

/** "USD per minute" → "per minute": the amount has its sign. @param {string} unit */
const perWhat = unit => unit.slice(Math.max(0, unit.indexOf(" "))).trim();

/** @param {string} token @param {string} name @param {string} value @param {string} unit */
function row(token, name, value, unit) {
  const made = Object.assign(document.createElement("p"), { className: "chart__tip-row" });
  const swatch = document.createElement("i");
  swatch.style.background = `var(${token})`;
  const parts = [["span", name], ["b", value], ["small", unit]].filter(([, text]) => text)
    .map(([tag, textContent]) => Object.assign(document.createElement(tag), { textContent, dir: "auto" }));
  made.append(swatch, ...parts);
  made.dataset.said = `${name} ${value} ${unit}`.trim();
  return made;
}
