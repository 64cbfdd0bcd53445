// Reordering a run of show: with a pointer by its handles, with the arrow keys on a focused handle. What is drawn belongs to
// the page; this only marks where something would fall and tells the page where it fell.
export function focus(id) {
  const field = document.getElementById(id);
  field?.focus();
  field?.select?.();
}

export function attach(list, page) {
  let latest = null;
  list.addEventListener("focusin", event => { latest = event.target; });

  list.addEventListener("keydown", async event => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const handle = by && event.target.closest(".handle");
    if (!handle) return;
    event.preventDefault();
    const moved = handle.parentElement;
    const cue = moved.dataset.cue;
    await page.invokeMethodAsync("Nudge", Boolean(cue), cue ?? moved.dataset.segment, by);
    // What was moved loses the focus, and may be drawn anew in another segment. Whoever has moved on meanwhile stays there.
    if (document.activeElement && document.activeElement !== document.body) return;
    const now = list.querySelector(cue ? `[data-cue="${cue}"] > .handle` : `[data-segment="${moved.dataset.segment}"] > .handle`);
    (latest !== handle && latest?.isConnected ? latest : now)?.focus();
  });

  list.addEventListener("pointerdown", event => {
    const handle = event.target.closest(".handle");
    if (!handle || handle.disabled || event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    drag(list, page, handle, event);
  });

  list.dataset.listening = "";
}

function drag(list, page, handle, start) {
  const moved = handle.parentElement;
  const cue = moved.dataset.cue;
  let place = null;
  handle.setPointerCapture(start.pointerId);
  moved.classList.add("segment--dragging");

  const before = (items, y) => {
    const at = items.findIndex(item => { const box = item.getBoundingClientRect(); return y < box.top + box.height / 2; });
    return at < 0 ? items.length : at;
  };

  const clear = () => {
    for (const marked of list.querySelectorAll(".drop--before, .drop--after"))
      marked.classList.remove("drop--before", "drop--after");
  };

  const move = event => {
    clear();
    const segments = [...list.querySelectorAll(":scope > .segment")];
    let items = segments, into = null;
    if (cue) {
      const segment = segments.findLast(s => event.clientY >= s.getBoundingClientRect().top) ?? segments[0];
      into = segment.dataset.segment;
      items = [...segment.querySelectorAll(".plan-cue")];
      if (!items.length) segment.querySelector(".cues").classList.add("drop--after");
    }
    const index = before(items, event.clientY);
    place = { into, index };
    if (index < items.length) items[index].classList.add("drop--before");
    else items.at(-1)?.classList.add("drop--after");
    if (event.clientY < 64) scrollBy(0, -16);
    if (event.clientY > innerHeight - 64) scrollBy(0, 16);
  };

  const end = event => {
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", end);
    handle.removeEventListener("pointercancel", end);
    removeEventListener("keydown", escape);
    moved.classList.remove("segment--dragging");
    clear();
    if (event.type !== "pointerup" || !place) return;
    if (cue) page.invokeMethodAsync("MoveCue", cue, place.into, place.index);
    else page.invokeMethodAsync("MoveSegment", moved.dataset.segment, place.index);
  };

  const escape = event => {
    if (event.key !== "Escape") return;
    place = null;
    end(event);
  };

  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
  addEventListener("keydown", escape);
}
