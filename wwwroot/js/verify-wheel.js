// The verify page of a wheel: repeats every spin.
import { counted } from './fair-draw.js';
import { checkWheel, weightsOf } from './fair-wheel.js';
import { checkRecords, failure, make } from './verify-page.js';

const shown = 200;

const verdict = (record, steps) => failure(steps) ?? (steps.some(step => step.state === 'wait')
  ? ['wait', 'So far everything holds. The spins can be checked once the wheel has closed.']
  : ['pass', record.spins.length ? `All ${steps.length} checks hold: each spin follows from the seed.`
    : 'The seed is the promised one. Nobody spun.']);

/** What could be won at the opening, with which chance, and how often it was. */
function segmentsOf(record) {
  const weights = weightsOf(record, record.segments.map(() => 0)), total = weights.reduce((sum, w) => sum + w, 0);
  return make('ul', 'verify-places', ...record.segments.map((s, i) => {
    const won = record.spins.filter(spin => spin.segment === s.label).length;
    const share = (100 * weights[i] / total).toFixed(1);
    const chance = s.consolation ? 'when all else is gone' : `weight ${s.weight} of ${total}: ${share} % at the opening`;
    return make('li', '', make('bdi', '', s.label), make('span', 'verify-detail',
      `${chance} · ${s.stock === null ? 'no limit' : `${s.stock} in stock`} · won ${won === 1 ? 'once' : `${won} times`}`));
  }));
}

checkRecords('wheel', 'data-wheel-record', checkWheel, (record, steps) => {
  // All are checked; a page of thousands would help nobody.
  const listed = steps.filter((step, i) => i < shown || step.state === 'fail');
  return {
    verdict: verdict(record, steps),
    listed,
    after: [
      listed.length < steps.length
        ? make('p', 'verify-detail', `And ${counted(steps.length - listed.length, 'check')} more, which hold.`) : '',
      make('h2', '', 'Segments'), segmentsOf(record)],
  };
});
