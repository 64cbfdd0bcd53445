// The chat on phones: follows what is new until somebody scrolls up in it, and shows at once what one writes. The questions beside it.
(() => {
  'use strict';
  const $ = id => document.getElementById(id);
  // The box is laid out from its end: there scrollTop is 0, above it negative.
  const box = $('chat-box'), fresh = $('chat-new'), near = 48;
  const unsent = new Set();
  let unseen = 0;
  const atEnd = () => box.scrollTop > -near;
  const lines = () => [...$('chat').children].filter(line => !line.hidden);

  /** How it stands before a change; to be handed to settle after it. */
  const measure = () => ({ follows: atEnd(), height: box.scrollHeight, ids: new Set(lines().map(line => line.id)) });

  function settle(before) {
    if (before.follows) return toEnd();
    box.scrollTop -= box.scrollHeight - before.height;
    unseen += lines().filter(line => line.id && !before.ids.has(line.id)).length;
    tell();
  }

  function tell() {
    fresh.hidden = unseen === 0;
    fresh.textContent = fresh.dataset.words.replace('{0}', unseen);
  }

  function toEnd() {
    box.scrollTop = 0;
    unseen = 0;
    tell();
  }

  box.addEventListener('scroll', () => { if (unseen && atEnd()) { unseen = 0; tell(); } }, { passive: true });
  fresh.addEventListener('click', () => { toEnd(); box.focus({ preventScroll: true }); });

  /** Shows one's own message while it is on its way; the line that comes back by the stream takes its place. */
  function write(text) {
    for (const refused of document.querySelectorAll('.v-msg--refused')) { unsent.delete(refused); refused.remove(); }
    const { content, dataset } = $('unsent'), line = content.firstElementChild.cloneNode(true);
    line.children[0].textContent = $('mine').dataset.name || $('rename')?.value || dataset.you;
    line.children[1].textContent = text;
    unsent.add(line);
    $('chat').append(line);
    toEnd();
    box.scrollIntoView({ block: 'nearest' });
    return line;
  }

  /** @param {{ok: boolean, data: any, say?: string}} answer @param {(text: string) => void} say tells a screen reader */
  function written(line, answer, say) {
    const { sent, refused, why } = $('unsent').dataset, state = line.lastElementChild,
      id = answer.data?.message && 'm-' + answer.data.message;
    if (!answer.ok) {
      state.textContent = refused.replace('{0}', () => answer.say ?? why);
      line.classList.add('v-msg--refused');
      say(state.textContent);
      toEnd();
    } else if ($(id)) {
      came(line);
      line.remove();
    } else {
      state.textContent = sent;
      line.id = id;
    }
  }

  const came = line => unsent.delete(line);

  /** After the whole list was drawn anew: what is on its way goes below it. */
  const keepUnsent = list => unsent.forEach(line => { if (line.id && $(line.id)) came(line); else list.append(line); });

  function named() {
    if (!$('name-form') || $('name-form').hidden) return;
    $('name-form').hidden = true;
    $('chat-form').hidden = false;
    $('my-name').hidden = false;
  }

  const forms = {
    'chat-form': {
      sending({ field, text }) {
        field.value = '';
        return write(text);
      },
      accepted({ answer, sent, page }) { written(sent, answer, page.say); },
      refused({ field, text, answer, sent, page }) {
        written(sent, answer, page.say);
        if (!field.value) field.value = text;
      },
    },
    'name-form': {
      accepted({ text, boxes, page }) {
        if (page.me) page.me.named = true;
        $('rename').value = text;
        $('on-stream').checked = boxes.onStream;
        named();
        $('message').focus();
      },
    },
    'rename-form': {
      accepted({ field, page }) {
        $('my-name').open = false;
        page.say(field.form.dataset.done);
      },
    },
    ask: {
      accepted({ field, page }) {
        field.value = '';
        page.say(field.form.dataset.done);
      },
    },
  };

  function dress({ me, on, show }) {
    for (const form of document.querySelectorAll('#chat-form, #ask')) {
      const off = !on || !!(me && (me.muted || me.banned));
      for (const field of form.elements) {
        if (field.type !== 'hidden') field.disabled = off || (field.type === 'submit' && form.classList.contains('is-sending'));
      }
    }
    const text = $('message');
    if (text) text.placeholder = text.dataset[!on ? 'before' : me?.banned || me?.muted ? 'barred' : 'on'];
    if ($('say')) $('say').hidden = show === 'ended';
    if ($('ask')) $('ask').hidden = show === 'ended';
    // What stood there when the page was made may have changed with the show.
    const empty = document.querySelector('.v-empty');
    if (empty) empty.textContent = empty.dataset[on ? 'on' : show === 'ended' ? 'over' : 'before'];
    const questions = $('questions').childElementCount, title = document.querySelector('#asked summary');
    $('asked').hidden = show === 'ended' && !questions;
    title.textContent = questions ? title.dataset.some.replace('{0}', questions) : title.dataset.none;
    if (!me) return;
    for (const up of document.querySelectorAll('[data-question]')) {
      const mine = me.upvotes.includes(up.dataset.question);
      up.setAttribute('aria-pressed', mine);
      up.disabled = mine || !on;
    }
    if (me.named) named();
  }

  (window.viewerMechanics ??= {}).chat = {
    acts: { up: { accepted(button, me) { me.upvotes.push(button.dataset.question); } } },
    forms,
    dress,
    isTyping: () => !!$('message')?.value,
    lists: { chat: { most: 100, measure, settle, came, replaced: keepUnsent } },
  };
})();
