// @ts-check
// A chart as a table, as CSV and as PNG: all from the data that is drawn.
import { axisText, colourOf, font, moment, writer } from "./charts-look.js";
/** @typedef {import("./charts.js").Chart} Chart */

/** @param {Chart} chart @param {string} how @param {HTMLButtonElement} button */
export function save(chart, how, button) {
  if (how === "table") return fold(chart, button);
  if (how === "csv") return download(`${chart.spec.file}.csv`, new Blob(["\ufeff", csv(chart)], { type: "text/csv" }));
  if (how === "png") return picture(chart).toBlob(blob => { if (blob) download(`${chart.spec.file}.png`, blob); });
}

/** @param {string} name @param {Blob} blob */
function download(name, blob) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Head and rows: the numbers, or where a chart has none, its spans.
 * @param {Chart} chart @param {boolean} written as people read them
 */
function rows({ spec, xs }, written) {
  if (spec.series.length === 0)
    return [["What", "Title", "From", "To"], ...spec.lanes.flatMap(lane =>
      lane.spans.map(s => [lane.name, s.title, moment(s.from), moment(s.to)]))];
  const write = spec.series.map(series => writer(spec, series));
  const values = (/** @type {number} */ i) => spec.series.map((_, s) => {
    const value = spec.option.series[s].data[i];
    return value === null ? "" : written ? write[s](value) : value;
  });
  const head = [spec.axisName, ...spec.series.map(s => `${s.name}, ${s.unit}`)];
  return [head, ...xs.map((x, i) => [axisText(spec, x), ...values(i)])];
}

/** @param {Chart} chart */
const csv = chart => rows(chart, false).map(row => row.map(field).join(",")).join("\r\n") + "\r\n";

/** What a spreadsheet would take for a formula is made text. @param {unknown} value */
function field(value) {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {Chart} chart @param {HTMLButtonElement} button */
function fold(chart, button) {
  const place = /** @type {HTMLElement} */ (chart.root.querySelector(".chart__table"));
  place.hidden = !place.hidden;
  button.setAttribute("aria-expanded", String(!place.hidden));
  tabulate(chart);
}

/** Fills the table, where it is open. @param {Chart} chart */
export function tabulate(chart) {
  const place = /** @type {HTMLElement} */ (chart.root.querySelector(".chart__table"));
  if (place.hidden) return place.replaceChildren();
  const [head, ...body] = rows(chart, true), numbers = chart.spec.series.length > 0;
  const table = Object.assign(document.createElement("table"), { className: "table" });
  const caption = Object.assign(document.createElement("caption"), { className: "visually-hidden" });
  caption.textContent = chart.spec.title;
  table.append(caption);
  const line = (/** @type {unknown[]} */ cells, /** @type {string} */ scope) => {
    const row = document.createElement("tr");
    row.append(...cells.map((cell, i) => {
      const heads = scope === "col" || (i === 0 && numbers);
      return Object.assign(document.createElement(heads ? "th" : "td"), { textContent: cell,
        className: numbers && i > 0 ? "num" : "", ...(heads ? { scope: scope === "col" ? "col" : "row" } : {}) });
    }));
    return row;
  };
  const top = document.createElement("thead"), rest = document.createElement("tbody");
  top.append(line(head, "col"));
  rest.append(...body.map(cells => line(cells, "row")));
  table.append(top, rest);
  place.replaceChildren(table);
}

/** The chart as it is now, with its name and its legend above. @param {Chart} chart */
function picture({ drawn, spec, hidden }) {
  const scale = 2, drawing = drawn.renderToCanvas({ pixelRatio: scale, backgroundColor: colourOf("--surface") });
  const head = (spec.series.length > 1 ? 66 : 44) * scale;
  const size = { width: drawing.width, height: drawing.height + head };
  const canvas = Object.assign(document.createElement("canvas"), size);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = colourOf("--surface");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawing, 0, head);
  /** @param {string} text @param {number} x @param {number} y @param {string} token */
  const write = (text, x, y, token, points = 12, weight = 400) => {
    pen.fillStyle = colourOf(token);
    pen.font = `${weight} ${points * scale}px ${font()}`;
    pen.fillText(text, x * scale, y * scale);
    return pen.measureText(text).width / scale;
  };
  const after = write(spec.title, 8, 26, "--text", 15, 650);
  if (spec.subject) write(spec.subject, 8 + after + 10, 26, "--text-3");
  let x = 8;
  if (spec.series.length > 1) for (const series of spec.series.filter(s => !hidden.has(s.name))) {
    const key = spec.option.series[spec.series.indexOf(series)];
    pen.strokeStyle = pen.fillStyle = colourOf(`--chart-${series.colour}`);
    pen.lineWidth = (key.symbol ? 2 : 8) * scale;
    pen.beginPath();
    pen.moveTo(x * scale, 48 * scale);
    pen.lineTo((x + 26) * scale, 48 * scale);
    pen.stroke();
    if (key.symbol) mark(pen, key.symbol, (x + 13) * scale, 48 * scale, 4 * scale);
    x += 32 + write(series.name, x + 32, 52, "--text-2") + 18;
  }
  return canvas;
}

/**
 * A series' mark, as the library draws it.
 * @param {CanvasRenderingContext2D} pen @param {string} symbol @param {number} x @param {number} y @param {number} r
 */
function mark(pen, symbol, x, y, r) {
  pen.beginPath();
  if (/circle/i.test(symbol)) pen.arc(x, y, r, 0, 2 * Math.PI);
  else if (/rect/i.test(symbol)) pen.rect(x - r, y - r, 2 * r, 2 * r);
  else for (const [dx, dy] of symbol === "@triangle" ? [[0, -r], [r, r], [-r, r]] : [[0, -r], [r, 0], [0, r], [-r, 0]]) pen.lineTo(x + dx, y + dy);
  pen.closePath();
  const hollow = symbol.startsWith("@empty");
  if (hollow) pen.fillStyle = colourOf("--surface");
  pen.fill();
  if (hollow) pen.stroke();
}
