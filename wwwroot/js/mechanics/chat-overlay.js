// The chat over the stream: lines that stay slide to their new place, new ones come in.
(window.overlayMechanics ??= {}).chat = (() => {
  'use strict';
  const still = window.overlayMotion.still;
  const lines = card => [...card.querySelector('.ov-chat__list').children];

  function before(card) {
    return new Map(still.matches ? [] : lines(card).map(line => [line, line.getBoundingClientRect().top]));
  }

  function changed(card, tops) {
    for (const line of lines(card)) {
      if (!tops.has(line)) { line.classList.add('is-new'); continue; }
      const by = tops.get(line) - line.getBoundingClientRect().top;
      const frames = [{ transform: `translateY(${by}px)` }, { transform: 'none' }];
      if (Math.abs(by) > 1) line.animate(frames, { duration: 300, easing: 'cubic-bezier(.2, .8, .2, 1)' });
    }
  }

  return { before, changed };
})();
