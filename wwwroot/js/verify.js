// The verify page of a giveaway.
import { check, counted } from './fair-draw.js';
import { checkRecords, failure, make } from './verify-page.js';

const shown = 200;

function verdict(record, steps) {
  const [state, text] = failure(steps) ?? (steps.some(step => step.state === 'wait')
    ? ['wait', 'So far everything holds. The rest can be checked after the draw.']
    : ['pass', `All ${steps.length} checks hold: the winners follow from the seed and the entries.`]);
  return [state, record.state === 'cancelled' ? `This giveaway was cancelled: ${record.cancelReason}` : text];
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
          `${entry.route} · ${entry.show ? `show ${entry.show} · ` : ''}${entry.tickets ? `${counted(entry.tickets, 'ticket')} · ` : ''}`
            + `${new Date(entry.at).toLocaleString()}${drawnAt.has(entry.id) ? ` · draw ${drawnAt.get(entry.id)}` : ''}`));
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

/** The shows that it ran over, with what came in by each; nothing for one show alone. */
function showsOf(record) {
  if (!(record.shows?.length > 1)) return [];
  const items = record.shows.map((at, i) => make('li', '', `Show ${i + 1}, ${new Date(at).toLocaleDateString()}: `
    + counted(record.entries.filter(entry => entry.show === i + 1).length, 'entry', 'entries')));
  return [make('h2', '', `Over ${record.shows.length} shows`), make('ul', 'verify-places', ...items)];
}

/** What the host took out before the draw, and why; nothing where all entries took part. */
function asideOf(record) {
  if (!record.setAside?.length) return [];
  const items = record.setAside.map(({ id, reason }) => make('li', '', make('code', '', id), ` ${reason}`));
  return [
    make('details', 'verify-fold', make('summary', '', make('h2', '', `Set aside before the draw (${items.length})`)),
      make('ul', 'verify-places', ...items))];
}

checkRecords('giveaway', 'data-record', check, (record, steps) => ({
  verdict: verdict(record, steps),
  before: record.withoutBeacon ? [make('p', 'verify-verdict verify-warn', record.withoutBeacon,
    make('span', 'verify-detail', ' These checks can’t show that no entries of the operator’s own were added to steer the draw.'))] : [],
  after: [
    make('h2', '', 'Winners'),
    record.winners.length
      ? make('ul', 'verify-places', ...record.winners.map(w => placeItem(w, 'Winner')),
        ...record.reserves.map(r => placeItem(r, 'Reserve')),
        ...(record.skipped ?? []).map(s => placeItem({ ...s, state: 'skipped' }, 'Skipped')))
      : make('p', 'verify-detail', record.state === 'cancelled' ? 'It was cancelled, so nobody won.'
        : record.seed ? 'Nobody entered, so nobody won.'
        : 'They are drawn after the giveaway has closed.'),
    ...showsOf(record), entriesOf(record), ...asideOf(record)],
}));
