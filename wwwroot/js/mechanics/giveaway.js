// Giveaways on phones: who is in enters once; the free route stays open to who gets more tickets by it.
(window.viewerMechanics ??= {}).giveaway = {
  dress({ me }) {
    if (!me) return;
    for (const giveaway of document.querySelectorAll('[data-giveaway]')) {
      const id = giveaway.dataset.giveaway, inside = id in me.entries;
      const done = inside && !me.standings.some(standing => standing.giveaway === id && standing.mayGoFree);
      for (const button of giveaway.querySelectorAll('[data-act=enter]')) {
        const route = button.name === 'route';
        button.disabled = route ? done : inside;
        button.hidden = route && done;
        if (inside && !route) button.textContent = giveaway.dataset.done;
      }
      const free = giveaway.querySelector('.v-free');
      if (free) free.hidden = done;
    }
  },
};
