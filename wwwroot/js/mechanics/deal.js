// Deals on phones: who has theirs, or waits in line, can't claim again.
(window.viewerMechanics ??= {}).deal = {
  acts: {
    // Sold out while one pressed is no fault.
    claim: { isMild: status => status === 409 },
  },

  dress({ me }) {
    if (!me) return;
    for (const deal of document.querySelectorAll('[data-deal]')) {
      const mine = me.claims.filter(c => c.deal === deal.dataset.deal && (c.state === 'held' || c.state === 'ordered'));
      const held = mine.reduce((n, c) => n + c.quantity, 0);
      const button = deal.querySelector('[data-act=claim]');
      if (!button) continue;
      const inLine = deal.dataset.deal in me.waitlist, full = held >= Number(deal.dataset.each);
      button.disabled = deal.dataset.state === 'lead-in' || inLine || full;
      button.hidden = full || inLine;
      const note = deal.querySelector('[data-note]');
      note.dataset.text ??= note.textContent;
      const { one, all, waits, text } = note.dataset;
      note.textContent = full ? (held === 1 ? one : all) : inLine ? waits : text;
    }
  },
};
