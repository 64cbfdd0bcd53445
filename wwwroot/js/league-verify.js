// The verify page of a league: fetches its public record and checks it here, in the visitor's own browser. It writes text only, no
// markup, so nothing in a record can run; styles stand beside LeagueVerifyPage.razor.
import { bestHashing } from './fair-draw.js';
import { check } from './league-draw.js';

/** An element with a class and children: texts or elements. */
function make(name, className, ...children) {
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

function verdict(record, steps) {
  const failed = steps.filter(step => step.state === 'fail').length;
  if (failed) return ['fail', failed === 1 ? 'One check failed: this record does not hold.' : `${failed} checks failed: this record does not hold.`];
  if (record.state === 'closed') return ['pass', 'This league was stopped without a winner. What there is of it holds.'];
  if (steps.some(step => step.state === 'wait')) return ['wait', 'So far everything holds. The rest can be checked when the league is over.'];
  return ['pass', `All ${steps.length} checks hold: the bracket follows from the seed, and the winner from the games.`];
}

const place = (record, n) => make('li', '', make('span', 'verify-rank', `Place ${n}`), make('code', '', record.order[n - 1]));

function matchItem(match) {
  const games = match.games.map(game => `${game.taps.join(' : ')}${game.suddenDeath ? ' (sudden death)' : ''}`).join(', ');
  const words = { 'walk-over': 'walk-over', 'better-place': 'nobody tapped' };
  const facts = [match.winner ? `place ${match.winner} won` : 'not over', words[match.how], games].filter(Boolean).join(' · ');
  return make('li', '', make('span', 'verify-rank', match.players.length === 1 && match.winner ? `${match.players[0]}, bye`
    : match.players.join(' – ') || '–'), make('span', 'verify-detail', facts));
}

async function show(root) {
  const output = root.querySelector('[data-verify-output]');
  const status = make('p', 'verify-verdict verify-wait', 'Checking in your browser …');
  status.setAttribute('role', 'status');
  output.replaceChildren(status);
  try {
    const answer = await fetch(root.dataset.leagueRecord, { headers: { accept: 'application/json' }, cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.status === 404 ? 'there is no such league' : `the server answered ${answer.status}`);
    const record = await answer.json();
    const hashing = bestHashing();
    const steps = await check(record, hashing);
    const [state, text] = verdict(record, steps);
    status.className = `verify-verdict verify-${state}`;
    status.textContent = text;
    root.dataset.state = state;
    output.append(
      make('p', 'verify-detail', `Checked with ${hashing.name} on ${new Date().toLocaleString()}.`),
      make('ol', 'verify-steps', ...steps.map(stepItem)));
    record.rounds.forEach(({ matches }, i) => output.append(
      make('h2', '', `Round ${i + 1}`), make('ul', 'verify-places', ...matches.map(matchItem))));
    if (record.order.length) output.append(make('details', 'verify-fold',
      make('summary', '', make('h2', '', `Places (${record.order.length})`)),
      make('ul', 'verify-places', ...record.order.map((_, i) => place(record, i + 1)))));
  } catch (error) {
    root.dataset.state = 'error';
    status.className = 'verify-verdict verify-fail';
    const again = make('button', 'verify-again', 'Try again');
    again.type = 'button';
    again.addEventListener('click', () => show(root));
    status.replaceChildren(`The record could not be checked: ${error.message}. `, again);
  }
}

for (const root of document.querySelectorAll('[data-league-record]')) show(root);
