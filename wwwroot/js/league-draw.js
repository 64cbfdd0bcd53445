// A league's bracket, checked in browsers and in Node; docs/fair-draws.md describes the protocol.
import { bestHashing, counted, hex, newSteps, pick, unhex } from './fair-draw.js';

const utf8 = new TextEncoder();

/** The places in the order of the bracket's slots; null where a slot is empty and the one beside it has a bye. */
export function slotsOf(players) {
  let slots = [1];
  while (slots.length < players) slots = slots.flatMap(place => [place, 2 * slots.length + 1 - place]);
  return slots.map(place => place <= players ? place : null);
}

/** Whether a match's winner follows from its games. */
function follows(match, players, bestOf) {
  const wins = new Map(players.map(place => [place, 0]));
  for (const { taps: [first, second], winner, how } of match.games) {
    const more = first > second ? players[0] : second > first ? players[1] : null;
    const expected = { taps: more, tie: null, untapped: Math.min(...players) };
    if (how in expected && expected[how] !== winner) return false;
    if (winner !== null) wins.set(winner, wins.get(winner) + 1);
  }
  const last = match.games.at(-1)?.taps ?? [0, 0];
  if (match.how === 'played') return wins.get(match.winner) === Math.floor(bestOf / 2) + 1 && Math.min(...last) > 0;
  return match.how === 'walk-over' || match.winner === Math.min(...players);
}

/** What of the rounds doesn't follow; null where all does. */
function wrongIn(record) {
  let through = slotsOf(record.entries.length);
  for (const [round, { matches }] of record.rounds.entries()) {
    const pairs = through.flatMap((place, i) => i % 2 ? [] : [[place, through[i + 1]]]);
    if (pairs.length !== matches.length) return `Round ${round + 1} has ${counted(matches.length, 'match', 'matches')}, not ${pairs.length}.`;
    for (const [i, match] of matches.entries()) {
      const players = pairs[i].filter(place => place !== null);
      const said = `Round ${round + 1}, match ${i + 1}`;
      if (match.players.join() !== players.join()) return `${said}: players ${match.players.join(' and ')} don’t belong there.`;
      if (round === 0 && players.length === 1) {
        if (match.winner !== players[0] || match.games.length) return `${said}: place ${players[0]} has a bye.`;
      } else if (match.winner !== null && !(players.includes(match.winner) && follows(match, players, record.bestOf)))
        return `${said}: place ${match.winner} didn’t win it.`;
    }
    through = matches.map(match => match.winner);
  }
  if (record.winner && record.order[through[0] - 1] !== record.winner) return 'The winner didn’t win the last match.';
  return null;
}

/**
 * Checks a public record. Answers steps {name, state: 'pass' | 'fail' | 'wait', detail, proves}, never throws for what a record holds.
 */
export async function check(record, hashing = bestHashing()) {
  const { steps, step } = newSteps();
  const stopped = record.state === 'closed';

  await step('The seed was fixed at the opening',
    'SHA-256 of the seed is the commitment that was published before anybody joined. So the seed was not chosen to suit the '
      + 'players. Compare the commitment with the one you saw while the league was open.',
    async () => {
      if (!record.commitment) return [false, 'The record names no commitment.'];
      if (!record.seed) return [null, `Commitment ${record.commitment}. The seed is published with the bracket.`];
      const found = hex(await hashing.sha256(unhex(record.seed)));
      return [found === record.commitment && record.seed.length === 64,
        `SHA-256(${record.seed}) = ${found}; promised was ${record.commitment}.`];
    });

  if (stopped && !record.digest) return steps;
  await step('The players are the ones frozen at the start',
    'SHA-256 of all entry ids, in the order in which they joined, is the digest. Nobody was added, removed or moved.',
    async () => {
      if (!record.digest) return [null, `${counted(record.entries.length, 'player')} so far.`];
      const ids = record.entries.map(entry => entry.id);
      const found = hex(await hashing.sha256(utf8.encode(ids.join('\n'))));
      return [found === record.digest && new Set(ids).size === ids.length,
        `SHA-256 of ${counted(ids.length, 'id')} = ${found}; published was ${record.digest}.`];
    });

  await step('The bracket is the one that was drawn',
    'HMAC-SHA256 of league, digest and number, keyed with the seed, gives each player a place; the places say who meets whom, and who '
      + 'has a bye. So nobody chose an opponent.',
    async () => {
      if (!record.seed) return [record.order.length ? false : null, 'It isn’t drawn yet.'];
      const left = record.entries.map(entry => entry.id), order = [];
      for (let k = 1; left.length; k++) {
        const { position } = await pick(hashing, unhex(record.seed), `league:${record.league}:${record.digest}`, k, left.length);
        order.push(...left.splice(position, 1));
      }
      return [order.join() === record.order.join(), `Places 1 to ${order.length}: ${order.join(', ')}`];
    });

  await step('Each match went to who won its games',
    'Of each game the taps of both are told, as the server counted them. Whoever won goes on, until one is left.',
    async () => {
      if (!record.digest) return [null, 'No game was played yet.'];
      const wrong = wrongIn(record);
      if (wrong) return [false, wrong];
      const games = record.rounds.flatMap(round => round.matches).reduce((sum, match) => sum + match.games.length, 0);
      return [record.winner || stopped ? true : null, `${counted(games, 'game')} so far${record.winner ? `; ${record.winner} won.` : '.'}`];
    });
  return steps;
}
