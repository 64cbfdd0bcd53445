// Leagues on phones: counts one's own taps and sends them together, four times a second. Times are the server's.
(() => {
  'use strict';
  const sendEvery = 250;
  const cheered = new Set();
  /** @type {{button: HTMLButtonElement, key: string, unsent: number, told: number, sent: number, sending: boolean} | null} */
  let game = null;
  let page = null, timer = 0;

  const isOn = button => page.now() >= Date.parse(button.dataset.starts) && page.now() < Date.parse(button.dataset.ends);

  function tap(button) {
    if (game?.button !== button || !isOn(button)) return;
    game.unsent++;
    show();
  }

  /** A press of a key is one tap, however long it is held; a click comes of it, or of the finger, and counts only where neither was seen. */
  function listen(button) {
    button.addEventListener('pointerdown', event => { if (event.button === 0) tap(button); });
    button.addEventListener('keydown', event => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      if (!event.repeat) tap(button);
    });
    button.addEventListener('keyup', event => { if (event.key === ' ') event.preventDefault(); });
    button.addEventListener('click', event => { if (event.detail === 0 && !event.pointerType) tap(button); });
  }

  function show() {
    const { button } = game, { starts, wait, go, over } = button.dataset, on = isOn(button);
    button.setAttribute('aria-disabled', String(!on));
    button.querySelector('[data-word]').textContent = on ? go : page.now() < Date.parse(starts) ? wait : over;
    button.querySelector('[data-own]').textContent = game.told + game.sending * game.sent + game.unsent;
    clocks();
  }

  // The countdown to a game, and then what is left of it.
  function clocks() {
    for (const clock of document.querySelectorAll('[data-before], [data-during]')) {
      const begun = page.now() >= Date.parse(clock.dataset.before ?? clock.dataset.during);
      clock.hidden = begun === ('before' in clock.dataset);
    }
  }

  async function send() {
    const { button } = game, current = game;
    if (current.sending || current.unsent === 0) return;
    [current.sent, current.unsent, current.sending] = [current.unsent, 0, true];
    const answer = await page.send(`${page.root}/leagues/${button.dataset.league}/tap`, { match: button.dataset.tap, count: current.sent });
    current.sending = false;
    if (answer.ok) {
      current.told = answer.data.taps;
      const other = current.button.closest('section').querySelector('[data-other]');
      if (other) other.textContent = answer.data.other;
    } else if (answer.status === 429) current.unsent += current.sent;
    if (game === current) show();
  }

  let sentAt = 0;
  function beat() {
    if (!game) return clocks();
    show();
    const ended = page.now() >= Date.parse(game.button.dataset.ends);
    if (ended || Date.now() - sentAt >= sendEvery) {
      sentAt = Date.now();
      send();
    }
  }

  (window.viewerMechanics ??= {}).league = {
    acts: {
      cheer: {
        value: Number,
        accepted(button) { cheered.add(button.closest('[data-match]').dataset.match); },
      },
    },

    dress(mechanicPage) {
      page = mechanicPage;
      const me = page.me;
      for (const league of document.querySelectorAll('[data-league][data-state]')) {
        const join = league.querySelector('[data-act=league-join]');
        if (join && me) join.hidden = league.dataset.league in me.leagues;
      }
      for (const match of document.querySelectorAll('[data-match]')) {
        const mine = me && Object.values(me.leagues).some(league => league.match === match.dataset.match);
        for (const button of match.querySelectorAll('[data-act=cheer]')) {
          button.disabled = cheered.has(match.dataset.match);
          button.hidden = mine;
        }
      }
      const button = document.querySelector('[data-tap]');
      const key = button && `${button.dataset.tap} ${button.dataset.game}`;
      if (!button) game = null;
      else if (game?.button !== button) {
        listen(button);
        const told = Number(button.querySelector('[data-own]').textContent);
        game = game?.key === key ? Object.assign(game, { button, told: Math.max(told, game.told) })
          : { button, key, unsent: 0, told, sent: 0, sending: false };
      }
      const needed = button || document.querySelector('[data-during]');
      if (needed && !timer) timer = setInterval(beat, 50);
      else if (!needed && timer) {
        clearInterval(timer);
        timer = 0;
      }
      if (needed) beat();
    },
  };
})();
