// A wheel over the stream: where the host spins for the room, it turns to the recorded segment, and then tells who won.
(window.overlayMechanics ??= {}).wheel = (() => {
  'use strict';
  const still = window.overlayMotion.still, duration = 5200;

  /** @param {boolean} fresh Whether the page was opened just now. */
  function shown(card, fresh) {
    const { spin, segment } = card.dataset;
    if (!spin) return;
    const dial = card.querySelector('.wheel-dial__turn');
    if (spin !== card.dataset.ownSpin) turn(card, dial, segment, fresh || still.matches);
    card.dataset.ownSpin = spin;
    dial.style.transform = `rotate(${card.dataset.ownAt}deg)`; // each time: what is drawn anew has no style
  }

  function turn(card, dial, segment, atOnce) {
    const middle = Number(dial.querySelector(`[data-segment="${segment}"]`)?.dataset.middle ?? 0);
    const from = Number(card.dataset.ownAt ?? 0), to = from - from % 360 + (atOnce ? 0 : 6 * 360) - middle;
    card.dataset.ownAt = to;
    dial.getAnimations().forEach(a => a.cancel());
    card.classList.toggle('is-rolling', !atOnce);
    if (atOnce) return;
    const frames = [{ transform: `rotate(${from}deg)` }, { transform: `rotate(${to}deg)` }];
    dial.animate(frames, { duration, easing: 'cubic-bezier(.12, .7, .1, 1)' }).onfinish = () => card.classList.remove('is-rolling');
  }

  return { shown };
})();
