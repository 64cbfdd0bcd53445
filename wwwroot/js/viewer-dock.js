// The cards of what runs, over the lower end of the page on small screens: the newest comes forward by itself, chips call the others, news
// about oneself that lies aside is told in a bar. Where the page is a column of cards (viewer-app.css), nothing of it is seen.
(() => {
  'use strict';
  const small = matchMedia('(scripting: enabled) and (max-width: 899px)'), still = matchMedia('(prefers-reduced-motion: reduce)');

  /** @param {{page: HTMLElement, feed: HTMLElement, chips: HTMLElement, news: HTMLElement, sheets: HTMLDetailsElement[]}} parts */
  window.viewerDock = ({ page, feed, chips, news, sheets }) => {
    let known = null, current = null, folded = false, drawn = '', steered = 0, ahead = null;
    const shown = card => !card.hidden && card.childElementCount > 0 && !card.parentElement.closest('.v-card, .v-mine');
    // As they stand: what is mine and no news comes last.
    const cards = () => [...feed.querySelectorAll('.v-card, .v-mine')].filter(shown).sort((a, b) => ('quiet' in a.dataset) - ('quiet' in b.dataset));
    const keyOf = card => card.id || `${card.getAttribute('aria-label')} ${JSON.stringify(card.dataset)}`;
    const isNews = card => card.matches('.v-mine:not(.v-mine--gone, [data-quiet])');
    const leftOf = element => element.getBoundingClientRect().left;
    const find = key => cards().find(card => keyOf(card) === key);
    const isTyped = () => feed.contains(document.activeElement) && document.activeElement.matches('input, select, textarea');

    function changed() {
      const all = cards(), keys = all.map(keyOf);
      const fresh = all.filter(card => !known?.has(keyOf(card)));
      const next = fresh.find(isNews) ?? (known ? fresh : all).find(card => !card.closest('#mine, #about')) ?? (known ? null : all[0]);
      known = new Set(keys);
      if (next && !isTyped()) show(next, { rest: !current });
      else if (!keys.includes(current)) show(all[0] ?? null, { rest: true });
      else settle();
    }

    function show(card, { rest = false } = {}) {
      current = card && keyOf(card);
      folded = false;
      if (!card) return settle();
      feed.classList.remove('is-folded');
      const left = feed.scrollLeft + leftOf(card) - leftOf(feed) - parseFloat(getComputedStyle(feed).paddingLeft);
      steered = performance.now() + 800;
      feed.scrollTo({ left, behavior: rest || still.matches ? 'instant' : 'smooth' });
      settle();
    }

    const sizes = new ResizeObserver(() => settle());
    let measured = null;

    /** Leaves what people say the room above the card that is looked at. */
    function settle() {
      feed.classList.toggle('is-folded', folded);
      const card = find(current);
      if (card !== measured) {
        sizes.disconnect();
        [page, measured = card].filter(Boolean).forEach(element => sizes.observe(element));
      }

      page.style.setProperty('--dock', small.matches && card && !folded ? `${card.offsetHeight + 8}px` : '0px');
      for (const area of [feed, ...cards()]) {
        // What can be scrolled, can be by the keyboard.
        const scrolls = small.matches && (area.scrollWidth > area.clientWidth + 1 || area.scrollHeight > area.clientHeight + 1);
        if (scrolls) area.tabIndex = 0; else area.removeAttribute('tabindex');
      }

      chip();
      tell();
    }

    // The nearest to the middle is the one that is looked at.
    let asked = 0;
    feed.addEventListener('scrollend', () => { steered = 0; });
    feed.addEventListener('scroll', () => {
      cancelAnimationFrame(asked);
      if (performance.now() < steered) return;
      asked = requestAnimationFrame(() => {
        const middle = feed.getBoundingClientRect().left + feed.clientWidth / 2;
        const off = card => { const { left, width } = card.getBoundingClientRect(); return Math.abs(left + width / 2 - middle); };
        const nearest = cards().sort((a, b) => off(a) - off(b))[0];
        if (nearest && keyOf(nearest) !== current) { current = keyOf(nearest); settle(); }
      });
    }, { passive: true });
    function titleOf(card) {
      const title = card.querySelector('.v-card__title, .v-mine__head'), nodes = [...title?.childNodes ?? []];
      const own = nodes.filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join('').trim();
      return own || title?.textContent.trim() || card.getAttribute('aria-label') || '';
    }

    function chip() {
      if (!small.matches) { drawn = ''; return chips.replaceChildren(); }
      const all = cards(), offered = sheets.filter(sheet => !sheet.hidden);
      const is = JSON.stringify([all.map(card => [keyOf(card), titleOf(card)]), offered.map(sheet => sheet.firstElementChild.textContent)]);
      if (is !== drawn) {
        drawn = is;
        chips.replaceChildren(
          ...(all.length > 1 ? all.map(card => chipOf(titleOf(card), card, () => press(keyOf(card)))) : []),
          ...offered.map(sheet => chipOf(sheet.firstElementChild.textContent, null, () => { sheet.open = !sheet.open; })));
      }

      all.forEach((card, i) => chips.children[i]?.setAttribute('aria-pressed', String(all.length > 1 && keyOf(card) === current && !folded)));
      const now = chips.querySelector('[aria-pressed=true]');
      if (now && now !== ahead) chips.scrollTo({ left: chips.scrollLeft + leftOf(now) - leftOf(chips) - 48, behavior: 'instant' });
      ahead = now;
      offered.forEach((sheet, i) => chips.children[(all.length > 1 ? all.length : 0) + i]?.setAttribute('aria-pressed', String(sheet.open)));
    }

    function chipOf(text, card, pressed) {
      const chip = document.createElement('button'), words = document.createElement('span');
      const icon = card?.querySelector('svg')?.cloneNode(true), clock = card?.querySelector('.v-card__end[data-until]')?.cloneNode(true);
      chip.type = 'button';
      chip.className = 'v-chip';
      words.textContent = text;
      if (clock) clock.className = '';
      chip.append(...[icon, words, clock].filter(Boolean));
      chip.addEventListener('click', pressed);
      return chip;
    }

    function press(key) {
      if (key === current && !folded) { folded = true; settle(); } else show(find(key));
    }

    /** What is mine and lies aside, so that nobody misses it. */
    function tell() {
      const card = small.matches && cards().find(card => isNews(card) && (folded || keyOf(card) !== current));
      news.hidden = !card;
      if (!card) return;
      const { content } = document.getElementById('news-words'), words = content.cloneNode(true);
      const clock = card.querySelector('[data-until]')?.cloneNode(true);
      if (clock) clock.className = '';
      words.firstElementChild.append(titleOf(card), ...(clock ? [' · ', clock] : []));
      const icon = card.querySelector('svg')?.cloneNode(true);
      news.replaceChildren(...[icon, words].filter(Boolean));
      news.dataset.of = keyOf(card);
    }

    news.addEventListener('click', () => { const card = find(news.dataset.of); if (card) show(card); });
    for (const sheet of sheets) {
      if (small.matches) sheet.open = false;
      sheet.addEventListener('toggle', () => { if (sheet.open) for (const other of sheets) if (other !== sheet) other.open = false; chip(); });
    }

    // What the keyboard leaves of the screen; the page itself never scrolls.
    const seen = window.visualViewport;
    seen?.addEventListener('resize', () => {
      const keyboard = small.matches && innerHeight - seen.height > 100;
      if (keyboard) page.style.setProperty('--seen', `${seen.height}px`); else page.style.removeProperty('--seen');
      if (small.matches) scrollTo(0, 0);
    });
    const typing = () => page.classList.toggle('is-typing', small.matches && (seen?.height ?? innerHeight) < 480 && !!document.activeElement?.closest('#say'));
    for (const turned of ['focusin', 'focusout']) addEventListener(turned, () => setTimeout(typing, 0));
    seen?.addEventListener('resize', typing);
    small.addEventListener('change', () => settle());

    // Once a frame, and not for clocks that tick: lines of talk come ten times a second, and concern no card.
    let due = 0;
    new MutationObserver(changes => {
      if (due || changes.every(({ target }) => (target.closest ? target : target.parentElement)?.closest('time'))) return;
      due = requestAnimationFrame(() => { due = 0; changed(); });
    }).observe(feed, { childList: true, subtree: true, characterData: true, attributeFilter: ['hidden', 'class'] });
    for (const sheet of sheets) new MutationObserver(chip).observe(sheet, { childList: true, subtree: true, attributeFilter: ['hidden'] });
    changed();
  };
})();
