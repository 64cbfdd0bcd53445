// What all pages have on which anybody checks a record: they fetch it and check it here, in the visitor's own browser. They write text
// only, no markup, so nothing in a record can run; styles stand in css/verify.css.
import { bestHashing } from './fair-draw.js';

/** An element with a class and children: texts or elements. */
export function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const marks = { pass: ['✓', 'holds'], fail: ['✗', 'does not hold'], wait: ['…', 'not yet'] };

function stepItem({ name, state, detail, proves }) {
  const mark = make('span', 'verify-mark', marks[state][0]);
  mark.setAttribute('aria-hidden', 'true');
  return make('li', `verify-step verify-${state}`, mark, make('div', '',
    make('h2', '', name, make('span', 'verify-word', ` ${marks[state][1]}`)),
    proves ? make('p', '', proves) : null,
    make('p', 'verify-detail', detail)));
}

/** The verdict where a check has failed; else null. */
export function failure(steps) {
  const failed = steps.filter(step => step.state === 'fail').length;
  return failed ? ['fail', `${failed === 1 ? 'One check' : `${failed} checks`} failed: this record does not hold.`] : null;
}

/**
 * Checks the record that each article of the page names, and shows what came of it.
 * @param what A giveaway, a wheel: for the visitor whose record isn't there.
 * @param attribute The attribute that names the record's address.
 * @param check Gives the steps of a record's check, by the hashing at hand.
 * @param tell Gives the verdict on a record and its steps, and what stands before and after the steps, of which it may list a part.
 */
export function checkRecords(what, attribute, check, tell) {
  for (const root of document.querySelectorAll(`[${attribute}]`)) show(root, root.getAttribute(attribute), what, check, tell);
}

async function show(root, address, what, check, tell) {
  const output = root.querySelector('[data-verify-output]');
  const status = make('p', 'verify-verdict verify-wait', 'Checking in your browser …');
  status.setAttribute('role', 'status');
  output.replaceChildren(status);
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' }, cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.status === 404 ? `there is no such ${what}` : `the server answered ${answer.status}`);
    const record = await answer.json();
    const hashing = bestHashing();
    const steps = await check(record, hashing);
    const { verdict: [state, text], before = [], listed = steps, after = [] } = tell(record, steps);
    status.className = `verify-verdict verify-${state}`;
    status.textContent = text;
    root.dataset.state = state;
    output.append(...before,
      make('p', 'verify-detail', `Checked with ${hashing.name} on ${new Date().toLocaleString()}.`),
      make('ol', 'verify-steps', ...listed.map(stepItem)),
      ...after);
  } catch (error) {
    root.dataset.state = 'error';
    status.className = 'verify-verdict verify-fail';
    const again = make('button', 'verify-again', 'Try again');
    again.type = 'button';
    again.addEventListener('click', () => show(root, address, what, check, tell));
    status.replaceChildren(`The record could not be checked: ${error.message}. `, again);
  }
}
