// Giveaways on phones: who is in enters once.
(window.viewerMechanics ??= {}).giveaway = {
  dress({ me }) {
    if (!me) return;
    for (const giveaway of document.querySelectorAll('[data-giveaway]')) {
      const inside = giveaway.dataset.giveaway in me.entries;
      for (const button of giveaway.querySelectorAll('[data-act=enter]')) {
        button.disabled = inside;
        button.hidden = inside && button.name === 'route';
        if (inside) button.textContent = giveaway.dataset.done;
      }
      const free = giveaway.querySelector('.v-free');
      if (free) free.hidden = inside;
    }
  },
};
