// Quizzes on phones: the time from when this phone showed the question, and one's own answer.
(() => {
  'use strict';
  /** By question: when this phone showed it, by its own clock, and the server's signed word for it once that has come. */
  const moments = new Map();
  let page = null;

  const keyOf = card => `quiz-${card.dataset.quiz}-${card.dataset.asked}`;
  const isOver = card => left(card) <= 0;
  const left = card => Number(card.dataset.seconds) - (performance.now() - (moments.get(keyOf(card))?.at ?? performance.now())) / 1000;

  // A reload is not another beginning.
  function begun(key) {
    try {
      const before = Number(sessionStorage.getItem(key));
      if (before) return performance.now() - (Date.now() - before);
      sessionStorage.setItem(key, String(Date.now()));
    } catch { /* no storage */ }
    return performance.now();
  }

  function shown(card) {
    const key = keyOf(card);
    if (moments.has(key)) return;
    const moment = { at: begun(key), token: undefined };
    moments.set(key, moment);
    const { quiz, asked } = card.dataset;
    const ask = async attempt => {
      try {
        const answer = await fetch(`${page.root}/quizzes/${quiz}`,
          { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(10000) });
        const told = await answer.json();
        if (String(told.question?.id) === asked) moment.token = told.shown ?? undefined;
      } catch { if (attempt < 3) setTimeout(ask, 500 * attempt, attempt + 1); }
    };
    ask(1);
  }

  const timed = element => {
    const moment = moments.get(keyOf(element.closest('[data-quiz]')));
    return moment ? { shown: moment.token, thought: Math.max(0, Math.round(performance.now() - moment.at)) } : {};
  };

  const mineOf = card => {
    const mine = page.me?.quizzes?.[card.dataset.quiz];
    return mine && String(mine.question) === card.dataset.asked && mine.option !== null ? Number(mine.option) : null;
  };

  function write(element, text) { if (element && element.textContent !== text) element.textContent = text; }

  function tick(card) {
    const clock = card.querySelector('.v-quiz__clock');
    if (!clock || !moments.has(keyOf(card))) return;
    const time = clock.querySelector('time'), rest = Math.max(0, left(card)), s = Math.ceil(rest);
    delete time.dataset.until; // it is this phone's own time now
    write(time, `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`);
    time.classList.toggle('v-time--soon', s <= 5);
    clock.querySelector('circle:last-child').style.strokeDashoffset = String(100 * (1 - rest / Number(card.dataset.seconds)));
  }

  function dressOpen(card) {
    if (!document.hidden) shown(card);
    const mine = mineOf(card), out = page.me?.quizzes?.[card.dataset.quiz]?.out === true, over = isOver(card);
    const locked = mine !== null || out || over || page.me?.banned === true;
    for (const option of card.querySelectorAll('button.v-quiz__option')) {
      if (option.hasAttribute('aria-busy')) continue;
      const chosen = mine !== null && Number(option.value) === mine;
      option.classList.toggle('v-quiz__option--mine', chosen);
      option.setAttribute('aria-pressed', String(chosen));
      option.disabled = locked;
    }
    for (const field of card.querySelectorAll('.v-quiz__number input, .v-quiz__number button')) field.disabled = locked;
    const note = card.querySelector('.v-quiz__mine'), { done, out: away, over: late } = card.dataset;
    write(note, mine !== null ? done : out ? away : over ? late : '');
    note.hidden = note.textContent === '';
    tick(card);
  }

  const cards = () => document.querySelectorAll('[data-quiz]');

  (window.viewerMechanics ??= {}).quiz = {
    acts: {
      'quiz-answer': {
        value: Number,
        with: timed,
        isMild: status => status === 409,
        pressed(button) {
          for (const other of button.closest('ul').querySelectorAll('.v-quiz__option'))
            other.classList.toggle('v-quiz__option--mine', other === button);
        },
        accepted(button, me, option) {
          const { quiz, asked } = button.closest('[data-quiz]')?.dataset ?? {};
          if (quiz) me.quizzes[quiz] = { ...me.quizzes[quiz], question: Number(asked), option };
        },
        refused(button) { button.classList.remove('v-quiz__option--mine'); },
      },
      'quiz-team': {
        value: Number,
        isMild: status => status === 409,
        accepted(button, me, team) {
          const { quiz } = button.closest('[data-quiz]')?.dataset ?? {};
          if (quiz) me.quizzes[quiz] = { ...me.quizzes[quiz], team };
        },
      },
    },

    forms: {
      'quiz-number': { with: ({ field, text }) => ({ ...timed(field), option: text.replace(',', '.') }) },
    },

    dress(viewer) {
      page = viewer;
      for (const card of cards()) {
        const { quiz, state } = card.dataset;
        if (state === 'open') { dressOpen(card); continue; }
        const mine = mineOf(card), team = page.me?.quizzes?.[quiz]?.team;
        for (const option of card.querySelectorAll('[data-option]'))
          option.classList.toggle('v-quiz__option--mine', mine !== null && Number(option.dataset.option) === mine);
        for (const choice of card.querySelectorAll('.v-quiz__team')) choice.setAttribute('aria-pressed', String(Number(choice.value) === team));
      }
    },
  };

  // The question begins when somebody can see it, and ends by this phone's own clock.
  document.addEventListener('visibilitychange', () => { if (page && !document.hidden) window.viewerMechanics.quiz.dress(page); });
  setInterval(() => {
    for (const card of cards()) {
      if (card.dataset.state !== 'open' || !page) continue;
      tick(card);
      if (isOver(card) && card.querySelector('.v-quiz__mine').hidden) dressOpen(card);
    }
  }, 200);
})();
