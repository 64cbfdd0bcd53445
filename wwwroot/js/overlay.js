// An overlay's page: shows what comes over its WebSocket, and finds back to it by itself. A new connection gets everything.
(() => {
  'use strict';
  const motion = window.overlayMotion, body = document.body, live = body.dataset.live;
  const first = 1000, longest = 15000, silence = 40000, patience = 8000;
  let skew = 0, socket = null, wait = first, fresh = true, heard = 0, blankAt = 0, retry = 0;
  const now = () => Date.now() + skew;
  const slotOf = name => document.querySelector(`[data-slot="${name}"]`);
  const rootOf = html => { const box = document.createElement('template'); box.innerHTML = html; return box.content.firstElementChild; };

  // ---- what is the same stays the same element, so that bars slide and rings go on turning; classes is-* and attributes
  // data-own-* are the page's, which the server knows nothing of ----
  function morph(from, to) {
    for (const { name } of [...from.attributes]) {
      const own = name.startsWith('data-own-') || name === 'style' && from.matches('.ov-ring i');
      if (!own && !to.hasAttribute(name)) from.removeAttribute(name);
    }
    for (const { name, value } of to.attributes) {
      if (name === 'class') {
        const kept = [...from.classList].filter(c => c.startsWith('is-'));
        from.setAttribute('class', value); // an SVG element's className can't be set
        from.classList.add(...kept);
      }
      else if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
    if (from.matches('time')) return;
    const keyed = new Map([...from.children].filter(c => c.dataset.key).map(c => [c.dataset.key, c]));
    let at = from.firstChild;
    for (const next of [...to.childNodes]) {
      const match = next.dataset?.key ? keyed.get(next.dataset.key) : at && at.nodeName === next.nodeName && !at.dataset?.key ? at : null;
      if (!match) { from.insertBefore(next, at); continue; }
      if (match !== at) from.insertBefore(match, at); else at = at.nextSibling;
      if (match.nodeType === Node.ELEMENT_NODE)
        morph(match, next);
      else if (match.nodeValue !== next.nodeValue) match.nodeValue = next.nodeValue;
    }
    while (at) { const gone = at; at = at.nextSibling; gone.remove(); }
  }

  function put(name, html) {
    const slot = slotOf(name);
    if (!slot) return;
    if (name === 'alerts') return motion.alerts(slot, html, now(), fresh);
    const next = rootOf(html), was = slot.querySelector(':scope > :not(.is-leaving)');
    // What went by itself, by the clock, doesn't come back because something about it was drawn anew.
    if (next?.dataset.gone
      && (Date.parse(next.dataset.gone) <= now() || slot.dataset.over === next.dataset.key + next.dataset.gone)) {
      if (was) motion.leave(was);
      return;
    }
    if (!next) { if (was) motion.leave(was); return; }
    const mechanic = window.overlayMechanics?.[name];
    if (was && was.dataset.key === next.dataset.key) {
      const before = mechanic?.before?.(was);
      morph(was, next);
      mechanic?.changed?.(was, before);
    } else {
      if (was) motion.leave(was);
      slot.append(next);
    }
    mechanic?.shown?.(slot.querySelector(':scope > :not(.is-leaving)'), fresh);
  }

  // Several can share a place in the overlay that holds all: the first that shows something has it, and whose place it is comes last.
  function share() {
    const taken = new Set(), takers = [...document.querySelectorAll('[data-takes]')].filter(slot => slotOf(slot.dataset.takes));
    for (const slot of takers) {
      const { takes } = slot.dataset, full = slot.childElementCount > 0;
      slot.hidden = full && taken.has(takes);
      if (full) taken.add(takes);
    }
    for (const slot of takers) slotOf(slot.dataset.takes).hidden = taken.has(slot.dataset.takes);
  }

  function dress(theme) {
    for (const [name, value] of Object.entries(theme.properties)) document.documentElement.style.setProperty(name, value);
    for (const name of ['side', 'place']) body.dataset[name] = theme[name];
  }

  function take(message) {
    heard = Date.now();
    if (message.now) { const offset = message.now - Date.now(); if (fresh || offset > skew || skew - offset > 5000) skew = offset; }
    // Another version of the program: its page and its parts belong together.
    if (message.build && message.build !== body.dataset.build) { setTimeout(() => location.reload(), Math.random() * 3000); return; }
    if (message.theme) dress(message.theme);
    for (const [name, html] of Object.entries(message.parts ?? {})) put(name, html);
    share();
    fresh = false;
    body.classList.remove('is-blank');
    blankAt = 0;
    body.dataset.shown = Number(body.dataset.shown ?? 0) + 1;
    motion.tick(now());
  }

  // ---- the connection ----
  function blank() { body.classList.add('is-blank'); }
  function later() {
    socket = null;
    delete body.dataset.listening;
    blankAt ||= Date.now() + patience; // a restart is shorter; after that, old news are worse than none
    clearTimeout(retry);
    retry = setTimeout(connect, wait * (0.7 + Math.random() * 0.6));
    wait = Math.min(longest, wait * 1.6);
  }
  function connect() {
    clearTimeout(retry);
    heard = Date.now(); // one that never opens is given up too
    const mine = new WebSocket(location.origin.replace(/^http/, 'ws') + live);
    socket = mine;
    mine.onopen = () => { heard = Date.now(); fresh = true; };
    mine.onmessage = e => {
      if (socket !== mine) return;
      wait = first;
      body.dataset.listening = 'yes';
      take(JSON.parse(e.data));
    };
    mine.onclose = e => {
      if (socket !== mine) return;
      if (e.code === 4404) {
        blank();
        body.dataset.revoked = 'yes';
        document.querySelectorAll('.ov-slot').forEach(slot => slot.replaceChildren());
        return;
      }
      later();
    };
  }
  setInterval(() => {
    motion.tick(now());
    share();
    if (blankAt && Date.now() > blankAt) blank();
    if (socket && Date.now() - heard > silence) { const dead = socket; later(); dead.close(); }
  }, 250);
  addEventListener('online', () => { if (!socket && live) connect(); });

  // ---- a sample plays its frames, over and over, as long as somebody sees it; the form beside it hands over its look ----
  function whenSeen(go) {
    const watch = new IntersectionObserver(seen => {
      if (!seen.some(s => s.isIntersecting)) return;
      watch.disconnect();
      go();
    });
    watch.observe(body);
  }
  const frames = [...document.querySelectorAll('[data-frame]')].map(frame => frame.textContent);
  function play(i) {
    const message = JSON.parse(frames[i % frames.length]);
    if (i % frames.length === 0) {
      fresh = true;
      for (const slot of document.querySelectorAll('.ov-slot')) { slot.replaceChildren(); delete slot.dataset.over; }
    }
    if (message.parts.alerts) message.parts.alerts = message.parts.alerts.replace(/data-alert="/g, `$&${Math.floor(i / frames.length)}-`);
    if (i > 0) delete message.theme;
    take(message);
    if (frames.length > 1) setTimeout(() => whenSeen(() => play(i + 1)), Number(body.dataset.pace));
  }
  addEventListener('message', e => { if (e.origin === location.origin && e.data?.overlayTheme) dress(e.data.overlayTheme); });
  if (frames.length) play(0);
  else if (live) connect();
})();
