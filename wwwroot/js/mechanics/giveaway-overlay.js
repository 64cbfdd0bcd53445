// A giveaway over the stream: its reel rolls over the entrants, and when it is drawn runs out on the winner.
(window.overlayMechanics ??= {}).giveaway = (() => {
  'use strict';
  const still = window.overlayMotion.still;

  /** @param {boolean} fresh Whether the page was opened just now. */
  function shown(card, fresh) {
    const reel = card.querySelector('.ov-reel');
    if (reel) roll(card, reel, fresh);
  }

  function roll(card, reel, fresh) {
    const list = reel.firstElementChild, lines = list.children.length, state = reel.dataset.roll;
    const key = `${state} ${lines}`;
    if (reel.dataset.ownRolling === key) return;
    reel.dataset.ownRolling = key;
    list.getAnimations().forEach(a => a.cancel());
    const frames = [{ transform: 'translateY(0)' }, { transform: `translateY(${-100 * (lines - 1) / lines}%)` }];
    if (state !== 'drawn') {
      if (lines < 2 || still.matches) return;
      const [duration, easing] = state === 'open' ? [lines * 1100, `steps(${lines - 1})`] : [lines * 140, 'linear'];
      list.animate(frames, { duration, iterations: Infinity, easing });
      return;
    }
    // Who opens the page after the draw sees the winner at once.
    if (fresh || still.matches || lines < 2) return;
    card.classList.add('is-rolling');
    const run = list.animate(frames, { duration: 4200, easing: 'cubic-bezier(.12, .6, .1, 1)' });
    run.onfinish = () => {
      card.classList.remove('is-rolling');
      const swell = ['1', '1.06', '1'].map(by => ({ transform: `scale(${by})` }));
      reel.animate(swell, { duration: 600, easing: 'ease-out' });
    };
  }

  return { shown };
})();
