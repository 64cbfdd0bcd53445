// Polls on phones: marks one's own vote.
(window.viewerMechanics ??= {}).poll = {
  acts: {
    vote: {
      value: Number,
      pressed(button) {
        for (const other of button.closest('ul').querySelectorAll('.v-option')) other.classList.toggle('v-option--mine', other === button);
      },
      accepted(button, me, option) { me.votes[button.closest('[data-poll]')?.dataset.poll] = option; },
      refused(button) { button.classList.remove('v-option--mine'); },
    },
  },

  dress({ me }) {
    if (!me) return;
    for (const poll of document.querySelectorAll('[data-poll]')) {
      const mine = me.votes[poll.dataset.poll];
      for (const option of poll.querySelectorAll('.v-option')) {
        const chosen = mine !== undefined && Number(option.value || option.dataset.option) === mine;
        option.classList.toggle('v-option--mine', chosen);
        if (option.tagName !== 'BUTTON') continue;
        option.setAttribute('aria-pressed', chosen);
        option.disabled = mine !== undefined && !chosen && poll.dataset.change === 'no';
      }
    }
  },
};
