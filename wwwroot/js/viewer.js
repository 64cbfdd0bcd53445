// The audience's page: keeps the stream open, swaps what the server drew, sends presses. The page works without it.
(() => {
  'use strict';
  const $ = id => document.getElementById(id);
  const page = $('page'), code = page.dataset.code, root = '/s/' + code;
  let token = document.querySelector('meta[name=form-token]').content;
  let skew = Number(document.querySelector('meta[name=server-time]').content) - Date.now();
  const now = () => Date.now() + skew;
  const chat = window.viewerChat;
  let me = null, noticeTimer = 0;

  // ---- swapping: never under a finger, never under a caret ----
  const waiting = new Map();
  let pressed = null;
  const held = target => (pressed && target.contains(pressed)) || (target.id === 'mine' && target.contains(document.activeElement) && document.activeElement.matches('input') && document.activeElement.value);

  function swap({ target, op, html }) {
    const element = $(target);
    if (!element) return;
    if (op === 'append') return append(element, html);
    if (held(element)) { waiting.set(target, html); return; }
    waiting.delete(target);
    const focus = element.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    const open = [...element.querySelectorAll('details[open]')].map(d => d.id);
    const before = target === 'chat' && chat.measure();
    const part = parse(html);
    element.replaceWith(part);
    const fresh = $(target);
    if (!fresh) return;
    if (before) { chat.keepUnsent(fresh); chat.settle(before); }
    open.forEach(id => { if ($(id)) $(id).open = true; });
    if (focus) [...fresh.querySelectorAll('button, a, input, summary')].find(e => keyOf(e) === focus)?.focus({ preventScroll: true });
  }

  function append(list, html) {
    const part = parse(html), id = part.firstElementChild?.id;
    const before = list.id === 'chat' && chat.measure();
    if (id && $(id)) { chat.came($(id)); $(id).replaceWith(part); } else list.append(part);
    if (!before) return;
    chat.settle(before);
    while (list.children.length > 100) list.firstElementChild.remove();
  }

  const parse = html => { const t = document.createElement('template'); t.innerHTML = html; return t.content; };
  const keyOf = e => e.getAttribute('formaction') ? e.getAttribute('formaction') + '|' + (e.value || '') : e.id || e.getAttribute('href') || e.textContent;

  function release() {
    pressed = null;
    const held = [...waiting];
    waiting.clear();
    held.forEach(([target, html]) => swap({ target, op: 'replace', html }));
    if (held.length) dress();
  }
  addEventListener('pointerdown', e => { pressed = e.target.closest('button, a, summary'); }, true);
  // After the click that follows.
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(release, 0), true);
  addEventListener('focusout', () => setTimeout(() => { if (!pressed) release(); }, 0));

  // ---- what is mine, over what is everybody's ----
  const pending = new Map();
  function dress() {
    const show = $('head').dataset.show, on = show === 'live' || show === 'paused' || show === 'rehearsing';
    for (const form of document.querySelectorAll('#chat-form, #ask')) {
      const off = !on || !!(me && (me.muted || me.banned));
      for (const field of form.elements) if (field.type !== 'hidden') field.disabled = off || (field.type === 'submit' && form.classList.contains('is-sending'));
    }
    const text = $('message');
    if (text) text.placeholder = !on ? 'The chat opens with the show' : me?.banned || me?.muted ? 'You can’t write now' : 'Say something nice…';
    if ($('say')) $('say').hidden = show === 'ended';
    if ($('ask')) $('ask').hidden = show === 'ended';
    // What stood there when the page was made may have changed with the show.
    const empty = document.querySelector('.v-empty');
    if (empty) empty.textContent = on ? 'Nobody has written yet. Say hello!' : show === 'ended' ? 'Nobody wrote.' : 'The chat opens with the show.';
    $('asked').hidden = show === 'ended' && !$('questions').childElementCount;
    const video = $('video'), embedded = video.querySelector('iframe, video, .v-video__over:not(#screen)');
    video.hidden = !embedded && $('screen').hidden;
    if ((video.dataset.stream || '') !== ($('head').dataset.stream || '') && !(text && text.value)) location.reload();
    if (me) {
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
      for (const deal of document.querySelectorAll('[data-deal]')) {
        const held = me.claims.filter(c => c.deal === deal.dataset.deal && (c.state === 'held' || c.state === 'ordered')).reduce((n, c) => n + c.quantity, 0);
        const button = deal.querySelector('[data-act=claim]');
        if (!button) continue;
        const inLine = deal.dataset.deal in me.waitlist, full = held >= Number(deal.dataset.each);
        button.disabled = deal.dataset.state === 'lead-in' || inLine || full;
        button.hidden = full || inLine;
        const note = deal.querySelector('[data-note]');
        note.dataset.text ??= note.textContent;
        note.textContent = full ? (held === 1 ? 'You have yours. Enjoy!' : 'You have all of yours. Enjoy!') : inLine ? 'You are in line: see above.' : note.dataset.text;
      }
      for (const giveaway of document.querySelectorAll('[data-giveaway]')) {
        const inside = giveaway.dataset.giveaway in me.entries;
        for (const button of giveaway.querySelectorAll('[data-act=enter]')) {
          button.disabled = inside;
          button.hidden = inside && button.name === 'route';
          if (inside) button.textContent = 'You’re in';
        }
      }
      for (const up of document.querySelectorAll('[data-question]')) {
        const mine = me.upvotes.includes(up.dataset.question);
        up.setAttribute('aria-pressed', mine);
        up.disabled = mine || !on;
      }
      if (me.banned) for (const button of document.querySelectorAll('[data-act]')) button.disabled = true;
      if (me.named) named();
    }
    goals();
    for (const [key] of pending) for (const button of document.querySelectorAll('button[formaction]')) if (keyOf(button) === key) wait(button);
    for (const field of document.querySelectorAll('#mine [form^=win-]')) if (!$(field.getAttribute('form'))) winForm(field.getAttribute('form'));
    const list = $('questions');
    document.querySelector('#asked summary').textContent = list.childElementCount ? `Questions (${list.childElementCount})` : 'Questions';
    tick();
  }
  // A goal's bar moves from where it stood, and one that is reached while we watch is cheered.
  const reached = new Map();
  function goals() {
    for (const goal of document.querySelectorAll('[data-goal]')) {
      const { goal: id, state } = goal.dataset, fill = goal.querySelector('.v-goal__fill'), share = Number(goal.querySelector('[data-share]').dataset.share), was = reached.get(id);
      const to = at => { fill.style.transform = `translateX(${(at - 1) * 100}%)`; };
      if (fill && was && !fill.style.transform) { to(was.share); fill.getBoundingClientRect(); }
      if (fill) to(share);
      if (was?.state === 'open' && state === 'reached') {
        goal.classList.add('v-goal--cheer');
        say('Goal reached: ' + goal.querySelector('.v-card__title').textContent);
      }
      reached.set(id, { state, share });
    }
  }
  const wait = button => { button.disabled = true; button.setAttribute('aria-busy', 'true'); };
  const named = () => { if (!$('name-form') || $('name-form').hidden) return; $('name-form').hidden = true; $('chat-form').hidden = false; $('my-name').hidden = false; };
  function winForm(id) {
    const form = $('act').cloneNode(true);
    form.id = id;
    form.action = `${root}/giveaways/${id.slice(4)}/answer`;
    $('answers').append(form);
  }

  // ---- presses ----
  // The form token is its viewer's. Where this browser has become another one, as after its cookies were cleared, the page has a fresh one.
  async function renew() {
    const answer = await fetch(root, { headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(10000) });
    const news = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('meta[name=form-token]');
    if (!news) return false;
    token = news.content;
    for (const field of document.querySelectorAll('input[name=__RequestVerificationToken]')) field.value = token;
    stream.start();
    return true;
  }

  async function send(url, body) {
    const abort = new AbortController(), timer = setTimeout(() => abort.abort(), 15000);
    const newKey = () => crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
    let key = newKey(), renewed = false;
    // A press that the network lost is sent again under the same key: it counts once.
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await fetch(url, { method: 'POST', signal: abort.signal, headers: { 'Content-Type': 'application/json', Accept: 'application/json', RequestVerificationToken: token, 'Idempotency-Key': key }, body: JSON.stringify(body) });
        const text = await answer.text();
        let data = null;
        try { data = text ? JSON.parse(text) : null; } catch { /* an error page */ }
        if (!renewed && (answer.status === 401 || data?.type === '/problems/form-token') && await renew()) { [key, renewed] = [newKey(), true]; continue; }
        clearTimeout(timer);
        return { ok: answer.ok, status: answer.status, data, say: data?.errors ? Object.values(data.errors).flat()[0] : data?.detail };
      } catch {
        if (attempt > 1 || abort.signal.aborted) return { ok: false, status: 0, say: 'No connection: this was not sent. Try again.' };
        await new Promise(done => setTimeout(done, 600 * (attempt + 1)));
      }
    }
  }

  const words = { claim: ['Claiming…', 'It’s yours'], vote: [null, 'Your vote is counted'], enter: ['Entering…', 'You’re in'], up: [null, 'Counted'] };
  async function press(button) {
    const key = keyOf(button), act = button.dataset.act, label = button.textContent;
    if (pending.has(key)) return;
    const body = button.name ? { [button.name]: button.name === 'option' ? Number(button.value) : button.value } : {};
    pending.set(key, true);
    if (words[act]?.[0]) button.textContent = words[act][0];
    if (act === 'vote') for (const other of button.closest('ul').querySelectorAll('.v-option')) other.classList.toggle('v-option--mine', other === button);
    wait(button);
    const answer = await send(button.getAttribute('formaction'), body);
    pending.delete(key);
    for (const live of document.querySelectorAll('button[formaction]')) if (keyOf(live) === key) {
      live.removeAttribute('aria-busy');
      live.disabled = false;
      if (live === button && words[act]?.[0]) live.textContent = label;
    }
    if (answer.ok) { say(words[act]?.[1] ?? 'Done'); } else { notice(answer.say ?? 'That didn’t work. Try again.', answer.status === 409 && act === 'claim'); if (act === 'vote') button.classList.remove('v-option--mine'); }
    if (answer.ok && me) {
      if (act === 'vote') me.votes[button.closest('[data-poll]')?.dataset.poll] = body.option;
      if (act === 'up') me.upvotes.push(button.dataset.question);
    }
    dress();
  }

  addEventListener('submit', async event => {
    const form = event.target, button = event.submitter;
    event.preventDefault();
    if (form.id === 'act') { if (button) press(button); return; }
    if (form.classList.contains('is-sending')) return;
    const field = [...form.elements].find(e => e.matches('input:not([type=hidden], [type=checkbox])'));
    const text = field.value.trim();
    if (!text) return;
    form.classList.add('is-sending');
    const line = form.id === 'chat-form' ? chat.write(text) : null;
    if (line) field.value = '';
    const boxes = [...form.querySelectorAll('input[type=checkbox]')].map(box => [box.name, box.checked]);
    const answer = await send(form.getAttribute('action'), { [field.name]: text, ...Object.fromEntries(boxes) });
    form.classList.remove('is-sending');
    dress();
    if (line) chat.written(line, answer, say);
    if (!answer.ok) {
      if (!line) notice(answer.say ?? 'That didn’t work. Try again.');
      else if (!field.value) field.value = text;
      return;
    }
    if (form.id === 'name-form') { if (me) me.named = true; $('rename').value = text; $('on-stream').checked = boxes[0][1]; named(); $('message').focus(); }
    else if (form.id === 'rename-form') { $('my-name').open = false; say('Saved'); }
    else if (form.id === 'ask') { field.value = ''; say('Your question is with the host'); }
    else if (form.id.startsWith('win-')) { field.value = ''; field.blur(); say('Thank you: we have your answer'); }
  });

  // ---- notices ----
  const say = text => { $('said').textContent = text; };
  function notice(text, mild) {
    const box = $('notice');
    box.firstElementChild.textContent = text;
    box.classList.toggle('v-bar--bad', !mild);
    box.hidden = false;
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(() => { box.hidden = true; }, 7000);
  }

  // ---- clocks ----
  function tick() {
    for (const time of document.querySelectorAll('[data-until]')) {
      const left = Math.max(0, Math.ceil((Date.parse(time.dataset.until) - now()) / 1000));
      const h = Math.floor(left / 3600), m = Math.floor(left / 60) % 60, s = left % 60, two = n => String(n).padStart(2, '0');
      const text = h >= 48 ? `${Math.floor(h / 24)} days` : h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
      if (time.textContent !== text) time.textContent = text;
      time.classList.toggle('v-time--soon', left <= 15 && time.classList.contains('v-card__end'));
    }
    for (const place of document.querySelectorAll('[data-local]')) {
      const here = new Intl.DateTimeFormat(undefined, { weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(new Date(place.dataset.local));
      const text = ` (${here} where you are)`;
      if (place.textContent !== text) place.textContent = text;
    }
  }
  setInterval(tick, 250);

  // ---- the stream ----
  const stream = window.viewerStream({
    address: `${root}/events?clock`,
    after: page.dataset.seq,
    offline: off => { $('offline').hidden = !off; },
    hear: {
      fragment: data => { swap(JSON.parse(data)); queueMicrotask(dress); },
      me: data => { me = JSON.parse(data); dress(); },
      // What was read late, since the page slept, says too little: the greatest offset is the truest, until the phone's clock is set.
      time: data => { const offset = Number(data) - Date.now(); if (offset > skew || skew - offset > 5000) skew = offset; },
    },
  });

  const player = document.querySelector('#video video');
  player?.addEventListener('error', () => { player.hidden = true; document.querySelector('.v-video__link').hidden = false; });
  dress();
  stream.start();
})();
