// An address may name a section: /shows/…/plan#preflight. What a circuit draws isn't there yet when the browser looks for it, so it is
// waited for here, and kept in place while what stands above it still fills. The first scrolling that isn't ours ends that.
(() => {
  let stop = () => {};

  function named() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
  }

  function seek() {
    stop();
    const id = named();
    if (!id || document.getElementById(id)) return; // the browser has found it

    let ours;
    const growth = new ResizeObserver(() => {
      document.getElementById(id)?.scrollIntoView();
      ours = scrollY;
    });
    const arrival = new MutationObserver(() => {
      if (!document.getElementById(id)) return;
      arrival.disconnect();
      growth.observe(document.body); // tells of the first size at once
    });
    const scrolled = () => { if (ours !== undefined && Math.abs(scrollY - ours) > 1) stop(); };
    stop = () => {
      arrival.disconnect();
      growth.disconnect();
      removeEventListener("scroll", scrolled);
    };
    arrival.observe(document.body, { childList: true, subtree: true });
    addEventListener("scroll", scrolled, { passive: true });
  }

  seek();
  // Blazor comes after this file; its own navigation changes the page without loading it.
  document.addEventListener("DOMContentLoaded", () => window.Blazor?.addEventListener("enhancedload", seek));
})();
