// Mystery gifts on phones: who has drawn as often as one may can't press again.
(window.viewerMechanics ??= {}).mystery = {
  acts: {
    // Over, or drawn as often as one may, while it was pressed: no fault.
    mystery: { isMild: status => status === 409 },
  },

  dress({ me }) {
    if (!me) return;
    for (const card of document.querySelectorAll('[data-mystery]')) {
      const drawn = me.mysteries.filter(draw => draw.mystery === card.dataset.mystery).length;
      for (const button of card.querySelectorAll('[data-act=mystery]')) {
        button.dataset.text ??= button.textContent;
        const done = drawn >= Number(card.dataset.each);
        button.disabled = done;
        button.textContent = done ? card.dataset.done : button.dataset.text;
      }
    }
  },
};
