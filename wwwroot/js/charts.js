// @ts-check
// Draws what ChartOption.cs says with Apache ECharts, which is loaded with the first chart. Zoom, crosshair, legend and files stay
// in the browser. Charts of one group share the range in sight and the moment that is read.
import { dress, paper } from "./charts-look.js";
import { listen } from "./charts-input.js";
import { Reading } from "./charts-reading.js";
import { save, tabulate } from "./charts-files.js";

/** @typedef {{ title: string, from: number, to: number }} Span */
/** @typedef {{ name: string, colour: number, shown: boolean, unit: string, money?: string, percent?: boolean }} Series */
/**
 * @typedef {{ title: string, subject: string, file: string, group: string, axisName: string, culture: string, height: number,
 *   names?: string[], times?: number[], series: Series[], bands: Span[],
 *   lanes: { name: string, colour: number, spans: Span[] }[], option: any }} Spec
 */

/** @type {Promise<any> | undefined} */
let library;

/** The bundle is no module: it defines a global. @param {string} address */
function load(address) {
  return library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(/** @type {any} */ (window).echarts);
    script.onerror = () => { library = undefined; failed(new Error("The charts' library could not be loaded.")); };
    document.head.append(script);
  });
}

/** @type {Map<string, Group>} */
const groups = new Map();

/** Charts that move together; a chart without a group's name is alone in its own. */
class Group {
  /** @type {Set<Chart>} */
  charts = new Set();
  /** The range in sight; null: the whole. @type {{ from: number, to: number } | null} */
  range = null;
  /** What is read, and where its tooltip is. @type {{ index: number | null, at?: Chart }} */
  read = { index: null };
  #frame = 0;

  /** @param {string} name */
  constructor(name) { this.name = name; }

  /** The widest range that there is. */
  get whole() {
    const all = [...this.charts].map(chart => chart.whole);
    return { from: Math.min(...all.map(w => w.from)), to: Math.max(...all.map(w => w.to)) };
  }

  /** As they stand on the page. */
  get inOrder() {
    const follows = Node.DOCUMENT_POSITION_FOLLOWING;
    return [...this.charts].sort((a, b) => a.root.compareDocumentPosition(b.root) & follows ? -1 : 1);
  }

  get shown() { return this.range ?? this.whole; }

  /** Shows a range, as far as there is one: three steps at least. @param {number} from @param {number} to @param {Chart} [by] */
  zoom(from, to, by) {
    const whole = this.whole, least = Math.min(3 * [...this.charts][0].step, whole.to - whole.from);
    const width = Math.min(Math.max(to - from, least), whole.to - whole.from);
    const start = Math.min(Math.max((from + to - width) / 2, whole.from), whole.to - width);
    this.range = width >= whole.to - whole.from ? null : { from: start, to: start + width };
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      for (const chart of this.charts) if (chart !== by) chart.show(this.shown);
      this.point(this.read.index, this.read.at);
      this.buttons();
    });
  }

  buttons() {
    const own = [...this.charts].flatMap(chart => [...chart.root.querySelectorAll("[data-chart=whole]")]);
    for (const button of [...own, ...document.querySelectorAll(`[data-chart-group="${CSS.escape(this.name)}"]`)])
      /** @type {HTMLButtonElement} */ (button).disabled = this.range === null;
  }

  /** Moves the crosshair of all; null takes it away. @param {number | null} index @param {Chart} [at] whose tooltip it is */
  point(index, at) {
    this.read = { index, at };
    for (const chart of this.charts) chart.reading.show(index, chart === at);
  }
}

export class Chart {
  #stop = new AbortController();
  #linking = false;

  /** @param {any} echarts @param {HTMLElement} root @param {Spec} spec */
  constructor(echarts, root, spec) {
    this.echarts = echarts;
    this.root = root;
    this.spec = spec;
    /** What the legend has off. */
    this.hidden = new Set(spec.series.filter(s => !s.shown).map(s => s.name));
    this.plot = /** @type {HTMLElement} */ (root.querySelector(".chart__plot"));
    const canvas = Object.assign(document.createElement("div"), { className: "chart__canvas" });
    this.plot.append(canvas);
    this.canvas = canvas;
    this.group = groups.get(spec.group) ?? new Group(spec.group);
    if (spec.group) groups.set(spec.group, this.group);
    this.group.charts.add(this);
    canvas.style.height = `${spec.height}px`;
    this.drawn = echarts.init(canvas, null, { renderer: "canvas" });
    this.reading = new Reading(this);
    this.draw(spec);
    this.#listen();
  }

  get xs() { return this.spec.times ?? (this.spec.names ?? []).map((_, i) => i); }
  get zooms() { return this.spec.names === undefined; }
  get step() { return this.xs.length > 1 ? this.xs[1] - this.xs[0] : 60_000; }

  get whole() {
    const axis = this.spec.option.xAxis[0];
    return this.zooms ? { from: axis.min, to: axis.max } : { from: 0, to: this.xs.length - 1 };
  }

  /** @param {Spec} spec */
  draw(spec) {
    this.spec = spec;
    this.canvas.style.height = `${spec.height}px`;
    this.drawn.resize();
    this.paint();
    this.reading.fill();
    tabulate(this);
    this.group.buttons();
  }

  /** Sets the option anew, in the colours of now. */
  paint() {
    const option = dress(this.spec, this.echarts, this.hidden);
    const { from, to } = this.group.shown;
    for (const zoom of option.dataZoom ?? []) Object.assign(zoom, { startValue: from, endValue: to });
    this.drawn.setOption(option, { notMerge: true });
    this.root.dataset.drawn = "";
  }

  /** @param {{ from: number, to: number }} range */
  show({ from, to }) {
    if (!this.zooms) return;
    this.#linking = true;
    const all = this.spec.option.dataZoom.map((/** @type {any} */ _, /** @type {number} */ i) =>
      ({ dataZoomIndex: i, startValue: from, endValue: to }));
    this.drawn.dispatchAction({ type: "dataZoom", batch: all }, { flush: true });
    this.#linking = false;
  }

  /** @param {string} name */
  toggle(name) {
    if (!this.hidden.delete(name)) this.hidden.add(name);
    const key = this.root.querySelector(`[data-series="${CSS.escape(name)}"]`);
    key?.setAttribute("aria-pressed", String(!this.hidden.has(name)));
    this.drawn.dispatchAction({ type: "legendToggleSelect", name });
    this.reading.fill();
  }

  #listen() {
    const { signal } = this.#stop;
    listen(this, signal);
    // The slider is the library's own: what it shows, the others show.
    this.drawn.on("datazoom", (/** @type {any} */ event) => {
      const { start, end } = event.batch?.[0] ?? event, { from, to } = this.whole;
      if (!this.#linking && start !== undefined)
        this.group.zoom(from + (to - from) * start / 100, from + (to - from) * end / 100, this);
    });
    this.root.addEventListener("click", event => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button?.dataset.series) this.toggle(button.dataset.series);
      else if (button?.dataset.chart === "whole") this.group.zoom(this.whole.from, this.whole.to);
      else if (button?.dataset.chart) save(this, button.dataset.chart, button);
    }, { signal });
    document.addEventListener("click", event => {
      const button = /** @type {Element} */ (event.target).closest("[data-chart-group]");
      const { group, whole } = this;
      if (group.name && button?.getAttribute("data-chart-group") === group.name) group.zoom(whole.from, whole.to);
    }, { signal });
    document.addEventListener("themechange", () => this.paint(), { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.paint(), { signal });
    addEventListener("beforeprint", () => paper(this), { signal });
    matchMedia("print").addEventListener("change", event => { if (event.matches) paper(this); }, { signal });
    const sizes = new ResizeObserver(() => {
      if (this.plot.clientWidth === 0) return; // on paper
      this.drawn.resize();
      this.group.point(null);
    });
    sizes.observe(this.plot);
    signal.addEventListener("abort", () => sizes.disconnect());
  }

  stop() {
    this.#stop.abort();
    this.group.charts.delete(this);
    if (this.group.charts.size === 0) groups.delete(this.group.name);
    this.drawn.dispose();
  }
}

/** Opens a dialog over the page; the browser keeps the focus in it, and gives it back. @param {HTMLDialogElement} dialog */
export const modal = dialog => dialog.showModal();

/** @param {HTMLElement} root @param {string} address of the library @param {string} json */
export async function start(root, address, json) {
  const chart = new Chart(await load(address), root, JSON.parse(json));
  return { draw: (/** @type {string} */ next) => chart.draw(JSON.parse(next)), stop: () => chart.stop() };
}
