// Rewards on phones: one's own link is given to whatever the phone shares with, else copied.
(window.viewerMechanics ??= {}).reward = {};
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
