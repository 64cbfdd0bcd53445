// Goals on phones: a bar moves from where it stood, and a goal that is reached while we watch is cheered.
(() => {
  'use strict';
  const reached = new Map();

  (window.viewerMechanics ??= {}).goal = {
    dress({ say }) {
      for (const goal of document.querySelectorAll('[data-goal]')) {
        const { goal: id, state } = goal.dataset, fill = goal.querySelector('.v-goal__fill'), was = reached.get(id);
        const share = Number(goal.querySelector('[data-share]').dataset.share);
        const to = at => { fill.style.transform = `translateX(${(at - 1) * 100}%)`; };
        if (fill && was && !fill.style.transform) { to(was.share); fill.getBoundingClientRect(); }
        if (fill) to(share);
        if (was?.state === 'open' && state === 'reached') {
          goal.classList.add('v-goal--cheer');
          say(goal.dataset.cheer);
        }
        reached.set(id, { state, share });
      }
    },
  };
})();
