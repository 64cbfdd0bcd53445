// What moves on any overlay, by transform and opacity alone: rings, alerts, cards that come and go. What moves of one mechanic
// alone is in mechanics/*-overlay.js.
window.overlayMotion = (() => {
  'use strict';
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const ms = iso => Date.parse(iso);
  const two = n => String(n).padStart(2, '0');
  const clock = (until, now) => {
    const left = Math.max(0, Math.ceil((until - now) / 1000)), h = Math.floor(left / 3600), m = Math.floor(left / 60) % 60, s = left % 60;
    return h >= 48 ? `${Math.floor(h / 24)} days` : h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };

  // ---- a ring empties clockwise: its right half turns away in the first half of the time, its left half in the second ----
  function ring(element, now) {
    const from = ms(element.dataset.from), until = ms(element.dataset.until), half = Math.max(1, (until - from) / 2);
    if (element.dataset.ownTurning === `${from} ${until}`) return;
    element.dataset.ownTurning = `${from} ${until}`;
    [...element.querySelectorAll('.ov-ring__half i')].forEach((disc, i) => {
      disc.getAnimations().forEach(a => a.cancel());
      const turn = disc.animate([{ transform: 'rotate(0deg)' }, { transform: 'rotate(180deg)' }],
        { duration: half, delay: i * half, fill: 'both',
          easing: still.matches ? `steps(${Math.max(1, Math.round(half / 1000))})` : 'linear' });
      turn.currentTime = now - from;
    });
  }

  // ---- alerts: one after the other, each once, none that is old ----
  const seen = new Set(), queue = [];
  let showing = null;
  function alerts(slot, html, now, fresh) {
    const box = document.createElement('template');
    box.innerHTML = html;
    for (const alert of box.content.querySelectorAll('[data-alert]')) {
      if (seen.has(alert.dataset.alert)) continue;
      seen.add(alert.dataset.alert);
      if (!fresh || now - ms(alert.dataset.at) < 5000) queue.push(alert);
    }
    if (!showing) next(slot);
  }
  function next(slot) {
    showing = queue.shift() ?? null;
    if (!showing) return;
    const alert = document.createElement('div');
    alert.className = showing.className;
    alert.append(...showing.childNodes);
    slot.append(alert);
    setTimeout(() => { leave(alert); setTimeout(() => next(slot), 350); }, queue.length > 2 ? 2500 : 5000);
  }

  // ---- cards ----
  function leave(card) {
    if (still.matches) { card.remove(); return; }
    card.classList.add('is-leaving');
    card.addEventListener('animationend', e => { if (e.target === card) card.remove(); });
    setTimeout(() => card.remove(), 600);
  }

  // ---- once a quarter of a second: clocks are written, what is over goes ----
  function tick(now) {
    for (const element of document.querySelectorAll('.ov-ring')) {
      ring(element, now);
      const time = element.querySelector('time'), text = clock(ms(element.dataset.until), now);
      if (!time.firstElementChild) time.append(document.createElement('span'));
      write(time.firstElementChild, text);
      time.classList.toggle('is-long', text.length > 5);
    }
    for (const time of document.querySelectorAll('[data-countdown]')) write(time, clock(ms(time.dataset.countdown), now));
    for (const card of document.querySelectorAll('[data-gone]:not(.is-leaving)'))
      if (ms(card.dataset.gone) <= now) {
        card.closest('.ov-slot').dataset.over = card.dataset.key + card.dataset.gone;
        leave(card);
      }
  }

  return { still, ring, alerts, leave, tick };
})();
