// Goals on phones: bar and picture move from where they stood, and a goal or a stage that is reached while we watch is cheered.
(() => {
  'use strict';
  const reached = new Map();

  (window.viewerMechanics ??= {}).goal = {
    dress({ me, say }) {
      for (const goal of document.querySelectorAll('[data-goal]')) {
        const { goal: id, state } = goal.dataset, stages = Number(goal.dataset.stages), was = reached.get(id);
        const { share, rise } = goal.querySelector('[data-share]').dataset;
        move(goal.querySelector('.v-goal__fill'), was?.share, fill => fill.style.transform, (fill, at) => {
          fill.style.transform = `translateX(${(at - 1) * 100}%)`;
        }, Number(share));
        const picture = goal.querySelector('.goal-pic');
        move(picture, was?.rise, drawn => drawn.dataset.moved, (drawn, at) => {
          drawn.style.setProperty('--v', at);
          drawn.dataset.moved = 'yes';
        }, Number(rise));
        if (was?.state === 'open' && (state === 'reached' || state === 'open' && stages > was.stages)) {
          goal.classList.add('v-goal--cheer');
          say(state === 'reached' ? goal.dataset.cheer : goal.dataset.stageCheer);
        }
        for (const button of goal.querySelectorAll('[data-act="take-stage"]'))
          if (me?.goalStages.some(taken => taken.goal === id && String(taken.stage) === button.dataset.stage)) {
            button.disabled = true;
            button.textContent = goal.dataset.done;
          }
        reached.set(id, { state, stages, share: Number(share), rise: Number(rise) });
      }
    },
  };

  /** Moves what was drawn anew from where it stood before. */
  function move(what, from, isMoved, to, at) {
    if (!what) return;
    if (from !== undefined && !isMoved(what)) { to(what, from); what.getBoundingClientRect(); }
    to(what, at);
  }
})();
