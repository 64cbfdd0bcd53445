// Rewards on phones: that a mail is on its way stays to be read while the card is drawn anew.
(() => {
  let sent = false;
  const dress = () => {
    const note = document.getElementById('member-sent');
    if (note) note.hidden = !sent;
  };
  (window.viewerMechanics ??= {}).reward = {
    dress,
    acts: { 'order-mail': { accepted() { sent = true; } } },
    forms: {
      'member-mail': {
        accepted({ field, page }) {
          sent = true;
          field.value = '';
          field.blur();
          page.say(field.dataset.done);
          dress();
        },
      },
    },
  };
})();

// One's own link is given to whatever the phone shares with, else copied.
document.addEventListener('click', async e => {
  const link = e.target.closest('[data-bring]');
  if (!link) return;
  e.preventDefault();
  const { href } = link;
  try {
    if (navigator.share) await navigator.share({ url: href });
    else {
      await navigator.clipboard.writeText(href);
      link.textContent = link.dataset.copied;
    }
  } catch { /* they thought better of it, or the browser lets nothing be copied: the link itself is there */ }
});
