// Links to the guide open it beside the page, so that nobody leaves a show to read. They are ordinary links in the guide itself, with
// a key that asks for another tab or window, and where they say a target.
const PATIENCE = 3000;

/** @type {{ invokeMethodAsync(name: string, ...args: any[]): Promise<any> } | null} what opens the guide, over the circuit */
let desk = null;
/** @type {HTMLAnchorElement | null} what was pressed before the circuit stood */
let early = null;

document.addEventListener("click", event => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='/help']") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || /^\/help(\/|$)/.test(location.pathname)) return;
  event.preventDefault();
  if (desk) return open(link);
  early = link;
  setTimeout(() => { if (early === link) aside(link); }, PATIENCE);
}, { capture: true });

function open(link) {
  desk?.invokeMethodAsync("OpenAsync", link.getAttribute("href")).catch(() => aside(link));
}

// Without a circuit there is another tab.
function aside(link) {
  early = null;
  window.open(link.href, "_blank", "noopener");
}

/** @param {NonNullable<typeof desk>} ready */
export function start(ready) {
  desk = ready;
  if (early) open(early);
  early = null;
}

/** @param {NonNullable<typeof desk>} gone */
export function stop(gone) {
  if (desk === gone) desk = null;
}

/**
 * Begins at the top, or at a heading, when another page is shown.
 * @param {HTMLElement} sheet
 * @param {string} heading
 */
export function show(sheet, heading) {
  sheet.focus({ preventScroll: true });
  const target = heading ? document.getElementById("guide-" + heading) : null;
  if (target) target.scrollIntoView({ block: "start" });
  else sheet.closest(".dialog__body")?.scrollTo(0, 0);
}
