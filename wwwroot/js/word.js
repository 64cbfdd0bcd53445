// The page of the daily word: types into the tiles, sends a guess as its form would, and puts in what the page says then.
(() => {
  'use strict';
  const $ = id => document.getElementById(id);
  const page = document.querySelector('.w');
  const skew = Number(document.querySelector('meta[name=server-time]').content) - Date.now();
  let typed = '', busy = false, saidTimer = 0;
  page.classList.add('w--scripted');

  const game = () => $('word');
  const length = () => Number(document.querySelector('.w-grid')?.dataset.length ?? 0);
  const letters = text => [...text.toLowerCase()].filter(c => /\p{L}/u.test(c));

  function say(text) {
    $('notice').hidden = !text;
    $('notice').firstElementChild.textContent = text;
    clearTimeout(saidTimer);
    if (text) saidTimer = setTimeout(() => { $('notice').hidden = true; }, 5000);
  }

  function show() {
    const row = document.querySelector('.w-row--now');
    if (!row) return;
    const now = letters(typed);
    [...row.children].forEach((tile, i) => {
      tile.textContent = now[i]?.toLocaleUpperCase() ?? '';
      tile.classList.toggle('w-tile--typed', i < now.length);
    });
    $('guess-word').value = typed;
  }

  function write(key) {
    if (busy || game().dataset.state !== 'playing') return;
    if (key === 'enter') return send();
    if (key === 'back') typed = letters(typed).slice(0, -1).join('');
    else if (letters(typed).length < length()) typed += key;
    show();
  }

  function shake() {
    const row = document.querySelector('.w-row--now');
    row?.classList.remove('w-row--no');
    void row?.offsetWidth;
    row?.classList.add('w-row--no');
  }

  // ß is two letters where words are compared: the server counts.
  async function send() {
    if (letters(typed.replaceAll('ß', 'ss')).length !== length()) {
      shake();
      return say(page.dataset.short.replace('{0}', length()));
    }

    busy = true;
    $('guess-word').value = typed;
    try {
      const answer = await fetch($('guess').action, {
        method: 'POST', body: new URLSearchParams(new FormData($('guess'))), headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(15000),
      });
      if (!answer.ok) return say(page.dataset.failed);
      put(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      say(page.dataset.unsent);
    } finally {
      busy = false;
    }
  }

  const played = page => [...page.querySelectorAll('.w-row')].filter(row => row.querySelector('.visually-hidden'));

  // Nothing turns before the server has said what is kept.
  function put(news) {
    const fresh = news.getElementById('word');
    if (!fresh) return say(page.dataset.failed);
    const before = played(document).length, focus = document.activeElement?.dataset?.key;
    game().replaceWith(fresh);
    const rows = played(fresh);
    if (rows.length > before) {
      rows.at(-1).classList.add('w-row--new');
      typed = '';
      $('said').textContent = rows.at(-1).textContent.replace(/\s+/g, ' ');
    } else {
      shake();
    }

    if (focus) document.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
    dress();
  }

  function dress() {
    for (const part of document.querySelectorAll('[data-scripted]')) part.hidden = false;
    if ($('share-send')) $('share-send').hidden = !navigator.share;
    if ($('guess-word')) {
      $('guess-word').tabIndex = -1;
      $('guess-word').readOnly = true;
      $('guess-word').blur();
    }

    show();
    tick();
  }

  function tick() {
    const left = Math.ceil((Number(game().dataset.next) - Date.now() - skew) / 1000);
    if (!Number.isFinite(left)) return;
    const two = number => String(number).padStart(2, '0');
    $('next').textContent = left <= 0 ? page.dataset.soon
      : $('next').dataset.in.replace('{0}', `${Math.floor(left / 3600)}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`);
  }

  // A key that was pressed by hand keeps no focus: Enter on a keyboard then sends the guess, and doesn't press the key again.
  document.addEventListener('mousedown', e => { if (e.target.closest('[data-key]')) e.preventDefault(); });
  document.addEventListener('click', e => {
    const key = e.target.closest('[data-key]');
    if (key) return write(key.dataset.key);
    if (e.target.closest('#share-copy')) return copy();
    if (e.target.closest('#share-send')) navigator.share({ text: $('share').textContent }).catch(() => { });
  });

  async function copy() {
    const button = $('share-copy'), word = button.textContent;
    try {
      await navigator.clipboard.writeText($('share').textContent);
    } catch {
      // Without https there is no clipboard: select it, and the browser copies.
      getSelection().selectAllChildren($('share'));
      document.execCommand('copy');
    }

    button.textContent = $('said').textContent = page.dataset.copied;
    setTimeout(() => { button.textContent = word; }, 2000);
  }

  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const control = document.activeElement?.closest('button, a, summary');
    if (e.key === 'Enter' && !control) write('enter');
    else if (e.key === 'Backspace') write('back');
    else if ([...e.key].length === 1 && /\p{L}/u.test(e.key)) write(e.key.toLowerCase());
    else return;
    e.preventDefault();
  });
  document.addEventListener('submit', e => { e.preventDefault(); write('enter'); });
  addEventListener('pageshow', e => { if (e.persisted) location.reload(); });
  setInterval(tick, 1000);
  dress();
})();
