// Giveaways on phones: who is in enters once, who won answers.
(window.viewerMechanics ??= {}).giveaway = {
  forms: {
    win: {
      accepted({ field, page }) {
        field.value = '';
        field.blur();
        page.say(field.dataset.done);
      },
    },
  },

  dress(page) {
    const { me, $ } = page;
    if (me) for (const giveaway of document.querySelectorAll('[data-giveaway]')) {
      const inside = giveaway.dataset.giveaway in me.entries;
      for (const button of giveaway.querySelectorAll('[data-act=enter]')) {
        button.disabled = inside;
        button.hidden = inside && button.name === 'route';
        if (inside) button.textContent = giveaway.dataset.done;
      }
    }
    // A form a win: it stands outside of what is swapped, and the page may be older than the win.
    for (const field of document.querySelectorAll('#mine [form^=win-]')) {
      const id = field.getAttribute('form');
      if ($(id)) continue;
      const form = $('act').cloneNode(true);
      form.id = id;
      form.action = `${page.root}/giveaways/${id.slice(4)}/answer`;
      $('answers').append(form);
    }
  },
};
