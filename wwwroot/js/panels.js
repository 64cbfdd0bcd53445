// Live panels: countdowns on the server's clock, and a chat that stays at its newest message unless somebody reads back.
(() => {
  // The server's time minus ours: a message is never early, so the largest difference seen is the nearest to the truth.
  let offset = null;
  const two = n => String(n).padStart(2, "0");

  function text(ms) {
    const s = Math.max(0, Math.ceil(ms / 1000));
    const h = Math.floor(s / 3600), m = Math.floor(s % 3600 / 60);
    return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
  }

  function tick() {
    const all = document.querySelectorAll("[data-until]");
    for (const el of all) {
      if (el.dataset.seen === el.dataset.now) continue;
      el.dataset.seen = el.dataset.now;
      const seen = Number(el.dataset.now) - Date.now();
      if (offset === null || seen > offset || offset - seen > 60000) offset = seen;
    }
    for (const el of all) {
      const left = Number(el.dataset.until) - (Date.now() + (offset ?? 0));
      const now = text(left);
      if (el.textContent !== now) el.textContent = now;
      const soon = Number(el.dataset.soon);
      el.classList.toggle("countdown--soon", soon > 0 && left <= soon * 1000);
    }
  }

  const atEnd = el => el.scrollHeight - el.scrollTop - el.clientHeight < 24;

  // <div data-follow> scrolls; inside it <button data-follow-new><span>n</span> …</button> tells of what came below.
  function follow(el) {
    if (el.following) return;
    el.following = { pinned: true, missed: 0 };
    const button = el.querySelector("[data-follow-new]");
    const show = () => {
      if (!button) return;
      // Only a real change is written: writing inside the watched list would call the watcher again, without end.
      const hidden = el.following.missed === 0, count = String(el.following.missed), label = button.querySelector("span");
      if (button.hidden !== hidden) button.hidden = hidden;
      if (label.textContent !== count) label.textContent = count;
    };
    const down = () => { el.following.pinned = true; el.following.missed = 0; el.scrollTop = el.scrollHeight; show(); };
    el.addEventListener("scroll", () => {
      el.following.pinned = atEnd(el);
      if (el.following.pinned) { el.following.missed = 0; show(); }
    }, { passive: true });
    button?.addEventListener("click", () => { down(); el.focus({ preventScroll: true }); });
    new MutationObserver(changes => {
      if (el.following.pinned) return down();
      for (const change of changes) for (const node of change.addedNodes) if (node.matches?.("[data-follow-item]")) el.following.missed++;
      show();
    }).observe(el, { childList: true, subtree: true });
    new ResizeObserver(() => { if (el.following.pinned) down(); }).observe(el);
    down();
  }

  document.addEventListener("click", event => { if (event.target.closest?.("[data-print]")) print(); });

  const look = () => { document.querySelectorAll("[data-follow]").forEach(follow); tick(); };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-until"] });
  setInterval(tick, 250);
  look();
})();
