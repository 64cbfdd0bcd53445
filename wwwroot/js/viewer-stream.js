// The stream of the audience's page: notices when it is dead though open, is given back while nobody looks, and goes on where it was.
(() => {
  'use strict';
  // The server speaks every 15 s. A page that was sent to rest takes its turn after half a minute, if nobody turned to it before.
  const silence = 45000, turn = 30000, linger = 2000, first = 1000, longest = 16000;

  // A network that went takes the browser's idle connections with it, and the browser doesn't notice: what is asked
  // over one waits for ever. Asking over all of them, and giving up, makes it open new ones.
  function dropDead() {
    const soon = AbortSignal.timeout(2000);
    for (let i = 0; i < 5; i++) fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store', signal: soon }).catch(() => {});
  }

  /** @param {{address: string, after: string, hear: Record<string, (data: string) => void>, offline: (off: boolean) => void}} page */
  window.viewerStream = ({ address, after, hear, offline }) => {
    let source = null, lastId = after, retry = 0, leaving = 0, heard = 0, patience = longest;

    /** @param {number} wait milliseconds until what does not open is taken for dead */
    function connect(wait = longest) {
      clearTimeout(retry);
      source?.close();
      [heard, patience] = [Date.now(), wait];
      const mine = source = new EventSource(`${address}&after=${lastId}`);
      const on = (name, then) => mine.addEventListener(name, e => {
        heard = Date.now();
        if (e.lastEventId) lastId = e.lastEventId;
        then(e.data);
      });
      for (const [name, then] of Object.entries(hear)) on(name, then);
      on('rest', leave);
      on('open', () => offline(false));
      mine.onerror = () => {
        if (mine !== source) return;
        offline(true);
        [heard, patience] = [Date.now(), longest];
        // The browser tries again by itself, but gives up after an answer that is an error.
        if (mine.readyState === EventSource.CLOSED) { clearTimeout(retry); retry = setTimeout(start, 2000 + Math.random() * 3000); }
      };
    }

    function leave() {
      clearTimeout(retry);
      source?.close();
      source = null;
    }

    const start = () => { if (!document.hidden) connect(); };
    setInterval(() => {
      const quiet = Date.now() - heard;
      if (document.hidden) return;
      if (!source) { if (quiet > turn) connect(); return; }
      if (source.readyState === EventSource.CONNECTING && quiet > patience) {
        offline(patience > first);
        dropDead();
        connect(Math.min(patience * 4, longest));
      } else if (quiet > silence || quiet < 0) connect(first);
    }, 250);

    // A browser has six connections to one address for all its tabs: a hidden one gives its own back, and gets what it
    // missed when it is shown. One that is shown again connects anew in any case: what it has may have died while the
    // phone slept.
    document.addEventListener('visibilitychange', () => {
      clearTimeout(leaving);
      if (document.hidden) leaving = setTimeout(leave, linger); else connect(first);
    });
    for (const turned of ['focus', 'pointerdown', 'keydown']) addEventListener(turned, () => { if (!source) start(); }, true);
    addEventListener('offline', () => offline(true));
    addEventListener('online', () => { if (!document.hidden) connect(first); });
    addEventListener('pageshow', e => { if (e.persisted) start(); });
    addEventListener('pagehide', leave);
    return { start };
  };
})();
