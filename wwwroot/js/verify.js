// The verify page: fetches a giveaway's public record and checks it here, in the visitor's own browser. It writes text only,
// no markup, so nothing in a record can run; styles stand in css/verify.css.
import { bestHashing, check } from './fair-draw.js';

const shown = 200;

/** An element with a class and children: texts or elements. */
export function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const marks = { pass: ['✓', 'holds'], fail: ['✗', 'does not hold'], wait: ['…', 'not yet'] };

export function stepItem({ name, state, detail, proves }) {
  const mark = make('span', 'verify-mark', marks[state][0]);
  mark.setAttribute('aria-hidden', 'true');
  return make('li', `verify-step verify-${state}`, mark, make('div', '',
    make('h2', '', name, make('span', 'verify-word', ` ${marks[state][1]}`)),
    proves ? make('p', '', proves) : null,
    make('p', 'verify-detail', detail)));
}

function verdict(steps) {
  const failed = steps.filter(step => step.state === 'fail').length;
  if (failed)
    return ['fail', failed === 1
      ? 'One check failed: this record does not hold.'
      : `${failed} checks failed: this record does not hold.`];
  if (steps.some(step => step.state === 'wait')) return ['wait', 'So far everything holds. The rest can be checked after the draw.'];
  return ['pass', `All ${steps.length} checks hold: the winners follow from the seed and the entries.`];
}

function placeItem({ entry, k, rank, state, reason }, what) {
  const words = { answered: 'has answered', waiting: 'not answered yet', lapsed: 'did not answer in time',
    replaced: `replaced: ${reason}`, skipped: `may not win: ${reason}` };
  return make('li', state === 'replaced' ? 'verify-replaced' : '',
    make('span', 'verify-rank', rank ? `${what} ${rank}` : what), make('code', '', entry),
    make('span', 'verify-detail', `draw ${k}${state ? ` · ${words[state] ?? state}` : ''}`));
}

/** The entries, the first of them or those that a visitor looks for. */
function entryList(record) {
  const drawnAt = new Map([...record.winners, ...record.reserves, ...record.skipped ?? []].map(draw => [draw.entry, draw.k]));
  const list = make('ol', 'verify-entries');
  const note = make('p', 'verify-detail');
  const input = make('input', 'verify-search');
  input.type = 'search';
  input.placeholder = 'Your entry’s id';
  const render = () => {
    const wanted = input.value.trim().toLowerCase();
    const found = [];
    let matches = 0;
    record.entries.forEach((entry, i) => {
      if (!entry.id.includes(wanted)) return;
      matches++;
      if (found.length < shown) found.push([i, entry]);
    });
    list.replaceChildren(...found.map(([i, entry]) => {
      const item = make('li', drawnAt.has(entry.id) ? 'verify-drawn' : '', make('code', '', entry.id),
        make('span', 'verify-detail',
          `${entry.route} · ${new Date(entry.at).toLocaleString()}${drawnAt.has(entry.id) ? ` · draw ${drawnAt.get(entry.id)}` : ''}`));
      item.value = i;
      return item;
    }));
    note.textContent = matches > found.length
      ? `The first ${found.length} of ${matches}; look for an id, or download the record to see all.`
      : matches ? `${matches} of ${record.entries.length} entries, numbered from 0 in frozen order.`
        : record.entries.length ? 'No entry has this id.' : 'Nobody has entered yet.';
  };
  input.addEventListener('input', render);
  render();
  return [make('label', 'verify-label', 'Find an entry', input), note, list];
}

/** A long list stands folded, so that what the check proves is not far below it. */
function entriesOf(record) {
  const fold = make('details', 'verify-fold', make('summary', '', make('h2', '', `Entries (${record.entries.length})`)),
    ...entryList(record));
  fold.open = record.entries.length <= 20;
  return fold;
}

/** What the host took out before the draw, and why; nothing where all entries took part. */
function asideOf(record) {
  if (!record.setAside?.length) return [];
  const items = record.setAside.map(({ id, reason }) => make('li', '', make('code', '', id), ` ${reason}`));
  return [
    make('details', 'verify-fold', make('summary', '', make('h2', '', `Set aside before the draw (${items.length})`)),
      make('ul', 'verify-places', ...items))];
}

async function show(root) {
  const output = root.querySelector('[data-verify-output]');
  const status = make('p', 'verify-verdict verify-wait', 'Checking in your browser …');
  status.setAttribute('role', 'status');
  output.replaceChildren(status);
  try {
    const answer = await fetch(root.dataset.record, { headers: { accept: 'application/json' }, cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.status === 404 ? 'there is no such giveaway' : `the server answered ${answer.status}`);
    const record = await answer.json();
    const hashing = bestHashing();
    const steps = await check(record, hashing);
    const [state, text] = verdict(steps);
    status.className = `verify-verdict verify-${state}`;
    status.textContent = record.state === 'cancelled' ? `This giveaway was cancelled: ${record.cancelReason}` : text;
    root.dataset.state = state;
    if (record.withoutBeacon) output.append(make('p', 'verify-verdict verify-warn', record.withoutBeacon,
      make('span', 'verify-detail', ' These checks can’t show that no entries of the operator’s own were added to steer the draw.')));
    output.append(
      make('p', 'verify-detail', `Checked with ${hashing.name} on ${new Date().toLocaleString()}.`),
      make('ol', 'verify-steps', ...steps.map(stepItem)),
      make('h2', '', 'Winners'),
      record.winners.length
        ? make('ul', 'verify-places', ...record.winners.map(w => placeItem(w, 'Winner')),
          ...record.reserves.map(r => placeItem(r, 'Reserve')),
        ...(record.skipped ?? []).map(s => placeItem({ ...s, state: 'skipped' }, 'Skipped')))
        : make('p', 'verify-detail', record.state === 'cancelled' ? 'It was cancelled, so nobody won.'
          : record.seed ? 'Nobody entered, so nobody won.'
          : 'They are drawn after the giveaway has closed.'),
      entriesOf(record), ...asideOf(record));
  } catch (error) {
    root.dataset.state = 'error';
    status.className = 'verify-verdict verify-fail';
    const again = make('button', 'verify-again', 'Try again');
    again.type = 'button';
    again.addEventListener('click', () => show(root));
    status.replaceChildren(`The record could not be checked: ${error.message}. `, again);
  }
}

for (const root of document.querySelectorAll('[data-record]')) show(root);
