// Wheels on phones: a wheel turns to what the server has answered, and what was won is shown once it stands still.
{
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const turnFor = 4200, turns = new Map();
  let loaded = false, shown = null;

  /** The spin that a wheel points to: one's own, or the host's newest; null where there was none. */
  function spinAt(wheel, me) {
    if (wheel.dataset.mode === 'room') {
      const { last, segment } = wheel.querySelector('.v-wheel__count').dataset;
      return last ? { key: last, segment: slice => slice.dataset.segment === segment } : null;
    }
    const mine = me.spins.find(spin => spin.wheel === wheel.dataset.wheel);
    return mine ? { key: mine.spin, segment: slice => slice.querySelector('title')?.textContent === mine.segment } : null;
  }

  function point(wheel, me) {
    const id = wheel.dataset.wheel, spin = spinAt(wheel, me), dial = wheel.querySelector('.wheel-dial__turn');
    if (!spin) return;
    let turn = turns.get(id);
    if (turn?.key !== spin.key) {
      const slice = [...dial.querySelectorAll('.wheel-slice')].find(spin.segment);
      const from = turn?.to ?? 0, to = from - from % 360 + (loaded ? 5 * 360 : 0) - Number(slice?.dataset.middle ?? 0);
      // Who opens the page after the spin sees the result at once.
      turns.set(id, turn = { key: spin.key, from, to, until: loaded && !still.matches ? Date.now() + turnFor : 0 });
      if (turn.until) setTimeout(() => stand(id), turnFor + 50);
    }
    dial.style.transform = `rotate(${turn.to}deg)`;
    const left = turn.until - Date.now();
    if (left <= 0) return;
    hold(id, true);
    // A part that was drawn anew goes on turning where the one before it was.
    if (dial.getAnimations().length) return;
    const frames = [{ transform: `rotate(${turn.from}deg)` }, { transform: `rotate(${turn.to}deg)` }];
    dial.animate(frames, { duration: turnFor, easing: 'cubic-bezier(.12, .7, .1, 1)' }).currentTime = turnFor - left;
  }

  const isTurning = id => (turns.get(id)?.until ?? 0) > Date.now();

  /** Shows what was won, on the button too. */
  function stand(id) {
    hold(id, false);
    if (shown) dress(shown);
  }

  function hold(id, on) {
    const own = `[data-won-of="${id}"]`, room = `[data-wheel="${id}"] .v-wheel__winner`;
    for (const held of document.querySelectorAll(`${own}, ${room}`)) held.classList.toggle('is-turning', on);
  }

  function dress(page) {
    const { me } = shown = page;
    if (!me) return;
    for (const wheel of document.querySelectorAll('[data-wheel]')) {
      const id = wheel.dataset.wheel, room = wheel.dataset.mode === 'room';
      const mine = me.spins.find(spin => spin.wheel === id), took = room ? id in me.wheelEntries : mine;
      point(wheel, me);
      for (const button of wheel.querySelectorAll('[data-act]')) {
        button.disabled = !!took;
        if (took) button.textContent = room || isTurning(id) ? wheel.dataset.done : wheel.dataset.won.replace('{0}', mine.segment);
      }
    }
    loaded = true;
  }

  (window.viewerMechanics ??= {}).wheel = { dress };
}
