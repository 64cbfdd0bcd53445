// Predictions on phones: what one can stake, the amount, and one's own stake.
(() => {
  'use strict';
  const Usual = 10;
  let page = null;

  const cards = () => document.querySelectorAll('[data-prediction]');
  const mineOf = card => page?.me?.predictions?.[card.dataset.prediction] ?? null;
  const number = n => n.toLocaleString(document.documentElement.lang || undefined);
  const fill = (text, ...words) => words.reduce((all, word, i) => all.replace(`{${i}}`, () => word), text);
  const nameOf = (card, outcome) => card.querySelector(`[data-outcome="${outcome}"] .v-predict__name`)?.textContent ?? '';
  const amountOf = card => {
    const typed = card.querySelector('.v-predict__points').value.trim();
    return /^\d{1,7}$/.test(typed) ? Number(typed) : 0;
  };
  const chosenIn = card => card.querySelector('.v-predict__pick:checked')?.value ?? null;
  // What may still be added: no more than one has, nor than the host lets one stake.
  const roomIn = card => Math.max(0, Math.min(page?.me?.points ?? 0, Number(card.dataset.most) - (mineOf(card)?.points ?? 0)));

  function write(element, text) {
    if (!element) return;
    if (element.textContent !== text) element.textContent = text;
    element.hidden = text === '';
  }

  function dressOpen(card, mine) {
    const room = roomIn(card), can = room > 0 && page.me?.banned !== true, box = card.querySelector('.v-predict__do');
    const list = card.querySelector('.v-predict__outcomes');
    if (can) list.setAttribute('role', 'radiogroup'); else list.removeAttribute('role');
    for (const item of list.children) if (can) item.setAttribute('role', 'presentation'); else item.removeAttribute('role');
    for (const pick of card.querySelectorAll('.v-predict__pick')) {
      pick.hidden = !can;
      if (mine) pick.checked = Number(pick.value) === mine.outcome;
      pick.disabled = mine !== null && Number(pick.value) !== mine.outcome;
      const row = pick.closest('[data-outcome]');
      row.classList.toggle('v-predict__outcome--open', can && !pick.disabled);
      row.classList.toggle('v-predict__outcome--chosen', can && pick.checked);
    }
    const field = card.querySelector('.v-predict__points');
    if (can && field.dataset.begun === undefined) {
      field.dataset.begun = '';
      if (field.value === '') field.value = String(Math.min(Usual, room));
    }
    box.hidden = !can;
    const button = card.querySelector('.v-predict__stake'), chosen = chosenIn(card), amount = amountOf(card);
    for (const chip of card.querySelectorAll('[data-chip]')) chip.disabled = amount >= room && chip.dataset.chip !== 'all';
    if (!button.hasAttribute('aria-busy')) {
      button.disabled = chosen === null || amount < 1 || amount > room;
      write(button, chosen === null ? box.dataset.choose : amount < 1 ? box.dataset.amount
        : fill(mine ? box.dataset.add : box.dataset.stake, number(amount), nameOf(card, chosen)));
    }
    write(card.querySelector('.v-predict__have'), page.me ? (page.me.points > 0 ? fill(box.dataset.have, number(page.me.points)) : box.dataset.none) : '');
  }

  function dress(card) {
    const mine = mineOf(card), { state } = card.dataset;
    for (const row of card.querySelectorAll('[data-outcome]'))
      row.classList.toggle('v-predict__outcome--mine', mine !== null && Number(row.dataset.outcome) === mine.outcome);
    const own = card.querySelector('.v-predict__own');
    write(own, mine && (state === 'open' || state === 'locked') ? fill(own.dataset.on, number(mine.points), nameOf(card, mine.outcome)) : '');
    if (state === 'open') dressOpen(card, mine);
  }

  (window.viewerMechanics ??= {}).prediction = {
    acts: {
      stake: {
        isMild: status => status === 409,
        with(button) {
          const card = button.closest('[data-prediction]');
          return { outcome: Number(chosenIn(card)), points: amountOf(card) };
        },
        accepted(button) {
          const card = button.closest('[data-prediction]');
          if (card) card.querySelector('.v-predict__points').value = '';
        },
      },
    },

    isTyping: () => document.activeElement?.matches('.v-predict__points') === true,

    dress(viewer) {
      page = viewer;
      for (const card of cards()) dress(card);
    },
  };

  document.addEventListener('input', event => {
    const card = page && event.target.closest('[data-prediction]');
    if (card) dress(card);
  });
  document.addEventListener('click', event => {
    const chip = event.target.closest('[data-chip]'), card = page && chip?.closest('[data-prediction]');
    if (!card) return;
    const room = roomIn(card);
    card.querySelector('.v-predict__points').value =
      String(chip.dataset.chip === 'all' ? room : Math.min(room, amountOf(card) + Number(chip.dataset.chip)));
    dress(card);
  });
  // Enter in the amount is the button beneath it.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !event.target.matches('.v-predict__points')) return;
    event.preventDefault();
    event.target.closest('[data-prediction]').querySelector('.v-predict__stake').click();
  });
})();
