// The verify page of a league: repeats the draw of the bracket, and follows each match.
import { check } from './league-draw.js';
import { checkRecords, failure, make } from './verify-page.js';

const verdict = (record, steps) => failure(steps)
  ?? (record.state === 'closed' ? ['pass', 'This league was stopped without a winner. What there is of it holds.']
    : steps.some(step => step.state === 'wait')
      ? ['wait', 'So far everything holds. The rest can be checked when the league is over.']
      : ['pass', `All ${steps.length} checks hold: the bracket follows from the seed, and the winner from the games.`]);

const place = (record, n) => make('li', '', make('span', 'verify-rank', `Place ${n}`), make('code', '', record.order[n - 1]));

function matchItem(match) {
  const games = match.games.map(game => `${game.taps.join(' : ')}${game.suddenDeath ? ' (sudden death)' : ''}`).join(', ');
  const words = { 'walk-over': 'walk-over', 'better-place': 'nobody tapped' };
  const facts = [match.winner ? `place ${match.winner} won` : 'not over', words[match.how], games].filter(Boolean).join(' · ');
  return make('li', '', make('span', 'verify-rank', match.players.length === 1 && match.winner ? `${match.players[0]}, bye`
    : match.players.join(' – ') || '–'), make('span', 'verify-detail', facts));
}

checkRecords('league', 'data-league-record', check, (record, steps) => ({
  verdict: verdict(record, steps),
  after: [
    ...record.rounds.flatMap(({ matches }, i) => [
      make('h2', '', `Round ${i + 1}`), make('ul', 'verify-places', ...matches.map(matchItem))]),
    ...record.order.length ? [make('details', 'verify-fold',
      make('summary', '', make('h2', '', `Places (${record.order.length})`)),
      make('ul', 'verify-places', ...record.order.map((_, i) => place(record, i + 1))))] : []],
}));
