// Repeats the spins of a wheel from its public record, for browsers and Node; docs/fair-draws.md describes the protocol.
import { bestHashing, counted, hex, newSteps, number, unhex, weighed } from './fair-draw.js';

const utf8 = new TextEncoder();

/** The weights of what can be won, 0 for the rest, once each segment was won so often. */
export function weightsOf({ segments, removeAfterWin }, won) {
  const most = s => s.stock ?? (removeAfterWin && !s.consolation ? 1 : Infinity);
  const weights = segments.map((s, i) => !s.consolation && won[i] < most(s) ? s.weight : 0);
  return weights.some(w => w > 0) ? weights : segments.map(s => s.consolation ? s.weight : 0);
}

/**
 * Checks a wheel's public record. Answers steps {name, state: 'pass' | 'fail' | 'wait', detail, proves}, never throws for what
 * a record holds.
 */
export async function checkWheel(record, hashing = bestHashing()) {
  const { steps, step } = newSteps();

  await step('The seed was fixed at the opening',
    'SHA-256 of the seed is the commitment that was published before the first spin. So the seed was not chosen to suit anybody. '
      + 'Compare the commitment with the one you saw while the wheel was open.',
    async () => {
      if (!record.commitment) return [false, 'The record names no commitment.'];
      if (!record.seed)
        return [record.state === 'open' ? null : false, `Commitment ${record.commitment}. The seed is published when the wheel closes.`];
      const found = hex(await hashing.sha256(unhex(record.seed)));
      return [found === record.commitment && record.seed.length === 64,
        `SHA-256(${record.seed}) = ${found}; promised was ${record.commitment}.`];
    });

  await step('Every entry and every spin stands in the record once', 'Nobody has two chances by one entry, and no spin counts twice.',
    async () => {
      const once = list => new Set(list.map(item => item.id)).size === list.length;
      return [once(record.entries) && once(record.spins) && record.leftOut.every(left => left.reason),
        `${counted(record.spins.length, 'spin')}, ${counted(record.entries.length, 'entry', 'entries')}, `
          + `${record.leftOut.length} left out, each for a reason.`];
    });

  if (!record?.seed) {
    await step('The spins', 'Every spin follows from the seed and its number alone.',
      async () => [record.state === 'open' ? null : false, `${counted(record.spins.length, 'spin')} so far.`]);
    return steps;
  }

  let seed = null;
  try { seed = unhex(record.seed); } catch { return steps; }
  const won = record.segments.map(() => 0), gone = new Set();
  for (const [i, spin] of record.spins.entries()) {
    const k = i + 1, who = spin.entry ? `, for ${spin.entry}` : '';
    await step(`Spin ${k} is ${spin.segment}${who}`, k > 1 ? '' :
      'HMAC-SHA256 of the wheel and the number of the spin, keyed with the seed, picks one of the segments that can still be won, by '
        + 'their weights. So nobody picked, and nobody spun again until it suited: numbers go on without a gap.',
      async () => {
        const message = `wheel:${record.wheel}:${k}`, said = [];
        if (spin.k !== k) return [false, `Spin ${k} is missing from the record.`];
        if (record.mode === 'room') {
          for (const left of record.leftOut) if (left.fromSpin === k) gone.add(left.id);
          const entered = record.entries.slice(0, spin.entered), waiting = entered.map(e => e.id).filter(id => !gone.has(id));
          const digest = hex(await hashing.sha256(utf8.encode(waiting.join('\n'))));
          if (!waiting.length || entered.length !== spin.entered || digest !== spin.digest)
            return [false, `SHA-256 of ${counted(waiting.length, 'id')} = ${digest}; published was ${spin.digest}.`];
          const { value } = await number(hashing, seed, `${message}:who:${digest}`, waiting.length);
          if (record.removeAfterWin) gone.add(spin.entry);
          if (waiting[value] !== spin.entry) return [false, `Number ${value} (from 0) of ${waiting.length} is ${waiting[value]}.`];
          said.push(`Number ${value} (from 0) of the ${waiting.length} who could be drawn is ${spin.entry}.`);
        }
        const weights = weightsOf(record, won), total = weights.reduce((sum, w) => sum + w, 0);
        if (!total) return [false, 'Nothing was left to win.'];
        const { value, attempt } = await number(hashing, seed, message, total);
        const at = weighed(value, weights);
        won[at]++;
        said.push(`Number ${value} (from 0) of ${total}${attempt ? `, at attempt ${attempt + 1}` : ''} is ${record.segments[at].label}.`);
        return [record.segments[at].label === spin.segment, said.join(' ')];
      });
  }
  return steps;
}
