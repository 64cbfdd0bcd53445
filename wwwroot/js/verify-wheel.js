// A wheel's verify page: fetches its public record and repeats every spin here, in the visitor's own browser. It writes text only.
import { bestHashing, counted } from './fair-draw.js';
import { checkWheel, weightsOf } from './fair-wheel.js';
import { make, stepItem } from './verify.js';

const shown = 200;

function verdict(steps, spins) {
  const failed = steps.filter(step => step.state === 'fail').length;
  if (failed)
    return ['fail', `${failed === 1 ? 'One check' : `${failed} checks`} failed: this record does not hold.`];
  if (steps.some(step => step.state === 'wait'))
    return ['wait', 'So far everything holds. The spins can be checked once the wheel has closed.'];
  return ['pass', spins ? `All ${steps.length} checks hold: each spin follows from the seed.` : 'The seed is the promised one. Nobody spun.'];
}

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

async function show(root) {
  const output = root.querySelector('[data-verify-output]');
  const status = make('p', 'verify-verdict verify-wait', 'Checking in your browser …');
  status.setAttribute('role', 'status');
  output.replaceChildren(status);
  try {
    const answer = await fetch(root.dataset.wheelRecord, { headers: { accept: 'application/json' }, cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.status === 404 ? 'there is no such wheel' : `the server answered ${answer.status}`);
    const record = await answer.json(), hashing = bestHashing(), steps = await checkWheel(record, hashing);
    const [state, text] = verdict(steps, record.spins.length);
    status.className = `verify-verdict verify-${state}`;
    status.textContent = text;
    root.dataset.state = state;
    // All are checked; a page of thousands would help nobody.
    const listed = steps.filter((step, i) => i < shown || step.state === 'fail');
    output.append(
      make('p', 'verify-detail', `Checked with ${hashing.name} on ${new Date().toLocaleString()}.`),
      make('ol', 'verify-steps', ...listed.map(stepItem)),
      listed.length < steps.length
        ? make('p', 'verify-detail', `And ${counted(steps.length - listed.length, 'check')} more, which hold.`) : '',
      make('h2', '', 'Segments'), segmentsOf(record));
  } catch (error) {
    root.dataset.state = 'error';
    status.className = 'verify-verdict verify-fail';
    const again = make('button', 'verify-again', 'Try again');
    again.type = 'button';
    again.addEventListener('click', () => show(root));
    status.replaceChildren(`The record could not be checked: ${error.message}. `, again);
  }
}

for (const root of document.querySelectorAll('[data-wheel-record]')) show(root);
