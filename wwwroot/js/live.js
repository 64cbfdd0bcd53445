// Keys and holds of the live page. A hold is one second on a [data-hold] button, by pointer, by Enter or Space on it, or by
// its key anywhere; a plain click goes through to the page, which asks first. Keys rest while somebody types or a dialog is open.
const HOLD = 1000;

export function start(root, page, keys) {
  const stop = new AbortController();
  const on = (target, type, handler, capture = false) => target.addEventListener(type, handler, { signal: stop.signal, capture });
  const holder = target => target instanceof Element ? target.closest("[data-hold]") : null;
  let hold = null, held = null;

  function begin(button, by) {
    if (hold || button.getAttribute("aria-disabled") === "true") return;
    button.dataset.holding = "";
    hold = { button, by, timer: setTimeout(() => {
      if (by === "pointer") held = button;
      cancel();
      page.invokeMethodAsync("HeldAsync", button.dataset.hold);
    }, HOLD) };
  }

  function cancel() {
    if (!hold) return null;
    clearTimeout(hold.timer);
    delete hold.button.dataset.holding;
    const was = hold;
    hold = null;
    return was;
  }

  on(root, "pointerdown", event => {
    held = null;
    const button = holder(event.target);
    if (button && event.button === 0) begin(button, "pointer");
  });
  for (const type of ["pointerup", "pointercancel"]) on(document, type, () => { if (hold?.by === "pointer") cancel(); });
  on(root, "pointerout", event => { if (hold?.by === "pointer" && !hold.button.contains(event.relatedTarget)) cancel(); });
  on(window, "blur", cancel);
  on(root, "contextmenu", event => { if (holder(event.target)) event.preventDefault(); });
  // The click that ends a completed hold isn't one more wish.
  on(root, "click", event => {
    if (!held || holder(event.target) !== held) return;
    held = null;
    event.stopPropagation();
    event.preventDefault();
  }, true);

  const typing = target => target instanceof Element && target.closest("input:not([type=radio]), textarea, select, [contenteditable=true], [role=textbox]");
  const busy = () => document.querySelector(".mud-dialog, .mud-popover-open, dialog[open], details[data-menu][open]");

  on(document, "keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const key = event.key.toLowerCase();
    const own = holder(event.target);
    if (own && key === "enter") {
      event.preventDefault();
      if (!event.repeat) { held = null; begin(own, key); }
      return;
    }
    // The space bar is the next cue's, whatever was pressed last: a button that has the focus is pressed by Enter.
    if (!keys.includes(key) || typing(event.target) || busy()) return;
    event.preventDefault();
    if (event.repeat) return;
    const button = root.querySelector(`[data-hold-key="${CSS.escape(key)}"]`);
    if (button && button.getAttribute("aria-disabled") !== "true") begin(button, key);
    else page.invokeMethodAsync("KeyAsync", key);
  });
  on(document, "keyup", event => {
    const key = event.key.toLowerCase();
    const own = holder(event.target);
    if (own && key === "enter" || key === " " && !typing(event.target) && !busy()) event.preventDefault();
    if (hold?.by !== key) return;
    const { button } = cancel();
    if (own === button) button.click();
  });

  root.dataset.listening = "";
  return {
    /** Puts the focus where one would begin in a panel; "column:" on the column itself. */
    focus(name) {
      const [how, what] = name.includes(":") ? name.split(":") : ["", name];
      const panel = root.querySelector(`[data-panel="${what}"]`);
      if (!panel) return;
      const first = how === "column"
        ? panel
        : panel.querySelector("[data-first]")
          ?? panel.querySelector("textarea, input:not([type=hidden]), select, button:not([disabled])")
          ?? panel;
      panel.scrollIntoView({ block: "nearest" });
      first.focus();
    },
    stop() { cancel(); stop.abort(); },
  };
}
