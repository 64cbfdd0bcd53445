// The audience's page: keeps the stream open, swaps what the server drew, sends presses. The page works without it.
// What each mechanic does here stands in mechanics/{name}.js, which come before.
(() => {
  'use strict';
  const $ = id => document.getElementById(id);
  const page = $('page'), code = page.dataset.code, root = '/s/' + code;
  let token = document.querySelector('meta[name=form-token]').content;
  let skew = Number(document.querySelector('meta[name=server-time]').content) - Date.now();
  const now = () => Date.now() + skew;
  let me = null, noticeTimer = 0;

  /** @type {Mechanic[]} what each can bring: viewer.d.ts */
  const mechanics = Object.values(window.viewerMechanics ?? {});
  const [acts, forms, lists] = ['acts', 'forms', 'lists'].map(what => Object.assign({}, ...mechanics.map(mechanic => mechanic[what])));
  const mechanicPage = {
    $, root,
    get me() { return me; },
    get show() { return $('head').dataset.show; },
    get on() { return ['live', 'paused', 'rehearsing'].includes(this.show); },
    say: text => say(text),
    now: () => now(),
    send: (url, body) => send(url, body),
  };

  // ---- swapping: never under a finger, never under a caret ----
  const waiting = new Map();
  let pressed = null;
  const typed = target => {
    const field = document.activeElement;
    return target.id === 'mine' && target.contains(field) && field.matches('input') && field.value;
  };
  const held = target => (pressed && target.contains(pressed)) || typed(target);

  function swap({ target, op, html }) {
    const element = $(target);
    if (!element) return;
    if (op === 'append') return append(element, html);
    if (held(element)) { waiting.set(target, html); return; }
    waiting.delete(target);
    const focus = element.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    const open = [...element.querySelectorAll('details[open]')].map(d => d.id);
    const list = lists[target], before = list?.measure();
    const part = parse(html);
    element.replaceWith(part);
    const fresh = $(target);
    if (!fresh) return;
    list?.replaced(fresh);
    list?.settle(before);
    open.forEach(id => { if ($(id)) $(id).open = true; });
    if (focus) [...fresh.querySelectorAll('button, a, input, summary')].find(e => keyOf(e) === focus)?.focus({ preventScroll: true });
  }

  function append(element, html) {
    const part = parse(html), id = part.firstElementChild?.id, list = lists[element.id], before = list?.measure();
    if (id && $(id)) { list?.came($(id)); $(id).replaceWith(part); } else element.append(part);
    if (!list) return;
    list.settle(before);
    while (element.children.length > list.most) element.firstElementChild.remove();
  }

  const parse = html => { const t = document.createElement('template'); t.innerHTML = html; return t.content; };
  const keyOf = e => e.getAttribute('formaction')
    ? e.getAttribute('formaction') + '|' + (e.value || '')
    : e.id || e.getAttribute('href') || e.textContent;

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
    const video = $('video'), embedded = video.querySelector('iframe, video, .v-video__over:not(#screen)');
    video.hidden = !embedded && $('screen').hidden;
    const moved = (video.dataset.stream || '') !== ($('head').dataset.stream || '');
    if (moved && !mechanics.some(mechanic => mechanic.isTyping?.())) location.reload();
    for (const mechanic of mechanics) mechanic.dress?.(mechanicPage);
    // The form of a field about what is mine stands outside of what is swapped, and the page may be older than the field.
    for (const field of document.querySelectorAll('#mine [data-to]')) {
      const id = field.getAttribute('form');
      if ($(id)) continue;
      const form = $('act').cloneNode(true);
      form.id = id;
      form.action = `${root}/${field.dataset.to}`;
      $('answers').append(form);
    }
    if (me?.banned) for (const button of document.querySelectorAll('[data-act]')) button.disabled = true;
    for (const [key] of pending)
      for (const button of document.querySelectorAll('button[formaction]')) if (keyOf(button) === key) wait(button);
    tick();
  }
  const wait = button => { button.disabled = true; button.setAttribute('aria-busy', 'true'); };

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
    // A file has its time, and goes once: it is no small thing to repeat.
    const file = body instanceof FormData;
    const abort = new AbortController(), timer = setTimeout(() => abort.abort(), file ? 90000 : 15000);
    const newKey = () => crypto.randomUUID
      ? crypto.randomUUID()
      : [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
    let key = newKey(), renewed = false;
    // A press that the network lost is sent again under the same key: it counts once.
    for (let attempt = 0; ; attempt++) {
      try {
        const answer =
          await fetch(url, { method: 'POST', signal: abort.signal, headers: { Accept: 'application/json', RequestVerificationToken: token,
            ...(file ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': key }) },
            body: file ? body : JSON.stringify(body) });
        const text = await answer.text();
        let data = null;
        try { data = text ? JSON.parse(text) : null; } catch { /* an error page */ }
        if (!renewed && (answer.status === 401 || data?.type === '/problems/form-token') && await renew()) {
          [key, renewed] = [newKey(), true];
          continue;
        }
        clearTimeout(timer);
        return { ok: answer.ok, status: answer.status, data, say: data?.errors ? Object.values(data.errors).flat()[0] : data?.detail };
      } catch {
        if (file || attempt > 1 || abort.signal.aborted) return { ok: false, status: 0, say: page.dataset.unsent };
        await new Promise(done => setTimeout(done, 600 * (attempt + 1)));
      }
    }
  }

  async function press(button) {
    const key = keyOf(button), act = acts[button.dataset.act] ?? {}, label = button.textContent;
    // Read now: a swap may take the button out of the page.
    const { doing } = button.dataset, { done } = button.closest('[data-done]').dataset;
    if (pending.has(key)) return;
    const value = button.name ? (act.value ?? String)(button.value) : undefined;
    pending.set(key, true);
    if (doing) button.textContent = doing;
    act.pressed?.(button);
    wait(button);
    const answer = await send(button.getAttribute('formaction'), { ...(button.name ? { [button.name]: value } : {}), ...act.with?.(button) });
    pending.delete(key);
    for (const live of document.querySelectorAll('button[formaction]')) if (keyOf(live) === key) {
      live.removeAttribute('aria-busy');
      live.disabled = false;
      if (live === button && doing) live.textContent = label;
    }
    if (answer.ok) {
      say(done);
      if (me) act.accepted?.(button, me, value);
    } else {
      notice(answer.say ?? page.dataset.failed, act.isMild?.(answer.status));
      act.refused?.(button);
    }
    dress();
  }

  const taken = ({ field }) => {
    field.value = '';
    field.blur();
    say(field.dataset.done ?? '');
  };

  addEventListener('submit', async event => {
    const form = event.target, button = event.submitter;
    event.preventDefault();
    if (form.id === 'act') { if (button) press(button); return; }
    if (form.classList.contains('is-sending')) return;
    const field = [...form.elements].find(e => e.matches('input:not([type=hidden], [type=checkbox])'));
    const text = field.value.trim(), hooks = forms[form.id.replace(/-[0-9a-f]{8}-[0-9a-f-]{27}$/, '')] ?? {};
    if (!text) return;
    form.classList.add('is-sending');
    const boxes = Object.fromEntries([...form.querySelectorAll('input[type=checkbox]')].map(box => [box.name, box.checked]));
    const filled = { field, text, boxes, page: mechanicPage };
    filled.sent = hooks.sending?.(filled);
    const to = button?.getAttribute('formaction') ?? form.getAttribute('action');
    filled.answer = await send(to, { [field.name]: text, ...boxes, ...hooks.with?.(filled) });
    form.classList.remove('is-sending');
    dress();
    if (filled.answer.ok) (hooks.accepted ?? taken)(filled);
    else if (hooks.refused) hooks.refused(filled);
    else notice(filled.answer.say ?? page.dataset.failed);
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
      const text = h >= 48 ? page.dataset.days.replace('{0}', Math.floor(h / 24)) : h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
      if (time.textContent !== text) time.textContent = text;
      time.classList.toggle('v-time--soon', left <= 15 && time.classList.contains('v-card__end'));
    }
    for (const place of document.querySelectorAll('[data-local]')) {
      const here = new Intl.DateTimeFormat(undefined, { weekday: 'long', hour: '2-digit', minute: '2-digit' })
        .format(new Date(place.dataset.local));
      const text = ' ' + place.dataset.words.replace('{0}', here);
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
  window.viewerDock({
    page, feed: $('feed'), chips: $('chips'), news: $('news'), sheets: [...document.querySelectorAll('.v-talk > .v-more')],
  });
  stream.start();
})();
