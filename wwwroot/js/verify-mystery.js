// The verify page of a mystery gift: repeats every draw.
import { counted } from './fair-draw.js';
import { checkMystery, weightsOf } from './fair-mystery.js';
import { checkRecords, failure, make } from './verify-page.js';

const shown = 200;

const verdict = (record, steps) => failure(steps) ?? (steps.some(step => step.state === 'wait')
  ? ['wait', 'So far everything holds. The draws can be checked once it has closed.']
  : ['pass', record.draws.length ? `All ${steps.length} checks hold: each draw follows from the seed.`
    : 'The seed is the promised one. Nothing was drawn.']);

/** What could be drawn at the opening, with which chance, and how often it was. */
function giftsOf(record) {
  const weights = weightsOf(record, record.gifts.map(() => 0)), total = weights.reduce((sum, w) => sum + w, 0);
  return make('ul', 'verify-places', ...record.gifts.map((g, i) => {
    const won = record.draws.filter(one => one.gift === g.label).length;
    const share = (100 * weights[i] / total).toFixed(1);
    return make('li', '', make('bdi', '', g.label), make('span', 'verify-detail',
      `weight ${g.weight} of ${total}: ${share} % at the opening · ${g.stock === null ? 'no limit' : `${g.stock} in stock`} · `
        + `drawn ${won === 1 ? 'once' : `${won} times`}`));
  }));
}

checkRecords('mystery', 'data-mystery-record', checkMystery, (record, steps) => {
  // All are checked; a page of thousands would help nobody.
  const listed = steps.filter((step, i) => i < shown || step.state === 'fail');
  return {
    verdict: verdict(record, steps),
    listed,
    after: [
      listed.length < steps.length
        ? make('p', 'verify-detail', `And ${counted(steps.length - listed.length, 'check')} more, which hold.`) : '',
      make('h2', '', 'Gifts'), giftsOf(record)],
  };
});
