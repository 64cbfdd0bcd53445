// Repeats the draws of a mystery gift from its public record, for browsers and Node; docs/fair-draws.md describes the protocol.
import { bestHashing, counted, hex, newSteps, number, unhex, weighed } from './fair-draw.js';

/** The weights of what is left, 0 for the rest, once each gift was drawn so often. */
export const weightsOf = ({ gifts }, won) => gifts.map((g, i) => won[i] < (g.stock ?? Infinity) ? g.weight : 0);

/**
 * Checks a mystery gift's public record. Answers steps {name, state: 'pass' | 'fail' | 'wait', detail, proves}, never throws for what
 * a record holds.
 */
export async function checkMystery(record, hashing = bestHashing()) {
  const { steps, step } = newSteps();

  await step('The seed was fixed at the opening',
    'SHA-256 of the seed is the commitment that was published before the first draw. So the seed was not chosen to suit anybody. '
      + 'Compare the commitment with the one you saw while it was open.',
    async () => {
      if (!record.commitment) return [false, 'The record names no commitment.'];
      if (!record.seed)
        return [record.state === 'open' ? null : false, `Commitment ${record.commitment}. The seed is published when it closes.`];
      const found = hex(await hashing.sha256(unhex(record.seed)));
      return [found === record.commitment && record.seed.length === 64,
        `SHA-256(${record.seed}) = ${found}; promised was ${record.commitment}.`];
    });

  await step('Every draw stands in the record once', 'No draw counts twice.',
    async () => [new Set(record.draws.map(one => one.id)).size === record.draws.length, `${counted(record.draws.length, 'draw')}.`]);

  if (!record?.seed) {
    await step('The draws', 'Every draw follows from the seed and its number alone.',
      async () => [record.state === 'open' ? null : false, `${counted(record.draws.length, 'draw')} so far.`]);
    return steps;
  }

  let seed = null;
  try { seed = unhex(record.seed); } catch { return steps; }
  const won = record.gifts.map(() => 0);
  for (const [i, one] of record.draws.entries()) {
    const k = i + 1;
    await step(`Draw ${k} is ${one.gift}`, k > 1 ? '' :
      'HMAC-SHA256 of the number of the draw, keyed with the seed, picks one of the gifts that are left, by their weights. Orders and free '
        + 'entries are numbered together, without a gap. So nobody picked, and buying gave no better chance.',
      async () => {
        if (one.k !== k) return [false, `Draw ${k} is missing from the record.`];
        const weights = weightsOf(record, won), total = weights.reduce((sum, w) => sum + w, 0);
        if (!total) return [false, 'Nothing was left to draw.'];
        const { value, attempt } = await number(hashing, seed, `mystery:${record.mystery}:${k}`, total);
        const at = weighed(value, weights);
        won[at]++;
        const tried = attempt ? `, at attempt ${attempt + 1}` : '';
        return [record.gifts[at].label === one.gift, `Number ${value} (from 0) of ${total}${tried} is ${record.gifts[at].label}.`];
      });
  }
  return steps;
}
