// The fair draw's arithmetic, for browsers and Node; docs/fair-draws.md describes the protocol.
// WebCrypto does the hashing where the page may use it; plain http on a local network may not, so a small one stands by.

const utf8 = new TextEncoder();

export const hex = bytes => Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('');

export function unhex(text) {
  if (typeof text !== 'string' || !/^([0-9a-f]{2})*$/i.test(text)) throw new Error('not hexadecimal');
  return Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16));
}

export const counted = (n, one, many = one + 's') => `${n} ${n === 1 ? one : many}`;

/** Hashing by WebCrypto. */
export const webHashing = subtle => ({
  name: 'WebCrypto',
  sha256: async bytes => new Uint8Array(await subtle.digest('SHA-256', bytes)),
  hmac: async (key, bytes) => {
    const imported = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return new Uint8Array(await subtle.sign('HMAC', imported, bytes));
  },
});

/** Hashing in plain JavaScript: FIPS 180-4 and RFC 2104. */
export const plainHashing = {
  name: 'JavaScript',
  sha256: async bytes => sha256(bytes),
  hmac: async (key, bytes) => {
    const block = new Uint8Array(64);
    block.set(key.length > 64 ? sha256(key) : key);
    const inner = sha256(concat(block.map(b => b ^ 0x36), bytes));
    return sha256(concat(block.map(b => b ^ 0x5c), inner));
  },
};

export const bestHashing = () => globalThis.crypto?.subtle ? webHashing(globalThis.crypto.subtle) : plainHashing;

/** x mod n, or null where x is at or beyond the last whole multiple of n below 2^64. Both are BigInt. */
export const reduce = (x, n) => x < (1n << 64n) / n * n ? x % n : null;

/** What the draws are keyed on: the digest, mixed with the beacon's randomness where the record has one. */
export const drawnFrom = async (hashing, record) => record.beacon?.randomness
  ? hex(await hashing.sha256(utf8.encode(`${record.digest}:${record.beacon.randomness}`))) : record.digest;

/** The number of a message among n, from 0: {value, attempt}. */
export async function number(hashing, seed, message, n) {
  for (let attempt = 0; ; attempt++) {
    const mac = await hashing.hmac(seed, utf8.encode(`${message}:${attempt}`));
    const value = reduce(new DataView(mac.buffer, mac.byteOffset).getBigUint64(0), BigInt(n));
    if (value !== null) return { value: Number(value), attempt };
  }
}

/** Draw number k (from 1) among n entries: {position, attempt}. */
export async function pick(hashing, seed, digest, k, n) {
  const { value, attempt } = await number(hashing, seed, `${digest}:${k}`, n);
  return { position: value, attempt };
}

/** The place of the first whose weight, added to those before it, is above a number. */
export function weighed(value, weights) {
  let at = 0;
  for (let y = value; y >= weights[at]; at++) y -= weights[at];
  return at;
}

/** The steps of a check, and how one is added: what a record holds never throws. */
export function newSteps() {
  const steps = [];
  const step = async (name, proves, test) => {
    let state, detail;
    try { [state, detail] = await test(); } catch (error) { [state, detail] = [false, `The record can’t be read here: ${error.message}.`]; }
    steps.push({ name, state: state === null ? 'wait' : state ? 'pass' : 'fail', detail, proves });
  };
  return { steps, step };
}

/**
 * Checks a public record. Answers steps {name, state: 'pass' | 'fail' | 'wait', detail, proves}, never throws for what a record holds.
 */
export async function check(record, hashing = bestHashing()) {
  const { steps, step } = newSteps();
  const ids = () => record.entries.map(entry => entry.id);
  // Version 2 draws among tickets; before that each entry has one chance.
  const weighed = record?.version === 2;
  const tickets = () => new Map(record.entries.map(entry => [entry.id, weighed && record.digest ? entry.tickets : 1]));

  await step('The seed was fixed at the opening',
    'SHA-256 of the seed is the commitment that was published before the first entry. So the seed was not chosen to '
      + 'suit the entries. Compare the commitment with the one you saw while the giveaway was open.',
    async () => {
      if (!record.commitment) return [false, 'The record names no commitment.'];
      if (!record.seed)
        return [null,
          `Commitment ${record.commitment}. ${record.state === 'cancelled' ? 'The seed was never published.' : 'The seed is published with the draw.'}`];
      const found = hex(await hashing.sha256(unhex(record.seed)));
      return [found === record.commitment && record.seed.length === 64,
        `SHA-256(${record.seed}) = ${found}; promised was ${record.commitment}.`];
    });

  await step('The entries are the ones frozen at the closing',
    'SHA-256 of all entry ids, in order, is the digest that was published at the closing. So nobody was added, removed '
      + 'or moved afterwards: the list was fixed before the seed was known to anyone outside.',
    async () => {
      if (!record.digest)
        return [null,
          `${counted(record.entries.length, 'entry', 'entries')} so far; the list is frozen when the giveaway closes.`];
      const lines = weighed ? record.entries.map(entry => `${entry.id}:${entry.tickets}`) : ids();
      const found = hex(await hashing.sha256(utf8.encode(lines.join('\n'))));
      return [found === record.digest, `SHA-256 of ${counted(record.entries.length, 'id')} = ${found}; published was ${record.digest}.`];
    });

  await step(weighed ? 'Every entry has as many chances as tickets' : 'Every entry has one chance',
    'No id stands in the list twice, '
      + (weighed ? 'and the digest holds the tickets of each, so nobody could change them after the closing. ' : 'so each entry is as likely as any other. ')
      + 'An entry by the free route counts like one by purchase.',
    async () => {
      const all = [...tickets().values()];
      const what = `${counted(record.entries.length, 'entry', 'entries')}, ${counted(new Set(ids()).size, 'different id')}`;
      return [new Set(ids()).size === record.entries.length && all.every(n => Number.isInteger(n) && n > 0),
        weighed && record.digest ? `${what}, ${counted(all.reduce((sum, n) => sum + n, 0), 'ticket')}.` : `${what}.`];
    });

  if (record?.shows) await step('Every entry names the show that it came in by',
    'The giveaway ran over several shows. Each entry names one of them, in their order, so that none was put before others. '
      + 'The digest holds the entries of all shows together.',
    async () => {
      const came = record.entries.map(entry => entry.show);
      return [came.every((n, i) => Number.isInteger(n) && n > 0 && n <= record.shows.length && (i === 0 || came[i - 1] <= n)),
        `${counted(record.shows.length, 'show')}.`];
    });

  if (record?.beacon) await step('The draw is mixed with a public beacon',
    'After the entries were frozen, a round of drand that nobody knew yet was named; its value went into the draw. So '
      + 'not even who held the seed could know the winners when the list was closed. The beacon’s BLS signature is not '
      + 'checked here: drand’s own client does that (github.com/drand/drand-client). Compare the randomness with the '
      + 'one that it gives for this round.',
    async () => {
      const { chain, round, comesAt, randomness, signature, skipped } = record.beacon;
      if (skipped) return [!randomness, `Round ${round} of chain ${chain} was not waited for: ${skipped}`];
      if (!randomness)
        return [record.seed && record.state !== 'cancelled' ? false : null,
          `Round ${round} of chain ${chain}, due ${comesAt}.`];
      const found = hex(await hashing.sha256(unhex(signature)));
      return [found === randomness && Date.parse(comesAt) >= Date.parse(record.closedAt),
        `Round ${round} of chain ${chain}: ${randomness} = SHA-256 of its signature.`];
    });

  const skipped = record?.skipped ?? [];
  const drawn = [...record?.winners ?? [], ...record?.reserves ?? [], ...skipped].sort((a, b) => a.k - b.k);
  if (!record?.seed) {
    await step('The draws', 'Every draw follows from the seed and the digest alone.',
      async () => drawn.length ? [false, 'The record names winners, but no seed.'] : [null, 'There was no draw yet.']);
    return steps;
  }

  const left = Array.isArray(record.entries) ? ids() : [];
  const own = Array.isArray(record.entries) ? tickets() : new Map();
  /** Takes out of those left what draw number k finds: {found, position, attempt, among}. */
  const take = async k => {
    const among = left.reduce((sum, id) => sum + own.get(id), 0);
    const { position, attempt } = await pick(hashing, unhex(record.seed), from, k, among);
    let at = 0;
    for (let y = position; y >= own.get(left[at]); at++) y -= own.get(left[at]);
    return { found: left.splice(at, 1)[0], position, attempt, among };
  };
  const from = await drawnFrom(hashing, record);
  if (record.state === 'cancelled') {
    if (record.digest)
      await step('Whom the draw would have found', 'A cancelled giveaway publishes its seed too, so that a draw that '
        + 'somebody didn’t like can’t be thrown away unseen.', async () => {
        const found = [];
        for (let k = 1; k <= record.places && left.length; k++) {
          found.push((await take(k)).found);
        }
        return [true, found.length ? found.join(', ') : 'Nobody entered.'];
      });
    return steps;
  }

  for (const [i, draw] of drawn.entries()) {
    const k = i + 1;
    await step(`Draw ${k} is ${draw.entry}`, k > 1 ? '' :
      'HMAC-SHA256 of the digest and the number of the draw, keyed with the seed, picks one of the entries not yet '
        + 'drawn. So nobody picked, and nobody drew again until it suited: numbers go on through reserves and redraws.',
      async () => {
        if (draw.k !== k) return [false, `Draw ${k} is missing from the record.`];
        if (left.length === 0) return [false, 'More were drawn than entered.'];
        const { found, position, attempt, among } = await take(k);
        return [found === draw.entry,
          `Number ${position} (from 0) of the ${among} ${weighed ? 'tickets ' : ''}left${attempt ? `, at attempt ${attempt + 1}` : ''} is ${found}.`];
      });
  }

  await step('As many won as was promised, and reserves moved up in order',
    'All places went to drawn entries; who was replaced stands in the record with a reason, and the next reserve took '
      + 'the place before anybody new was drawn.',
    async () => {
      const standing = record.winners.filter(w => w.state !== 'replaced');
      const enough = standing.length === Math.min(record.places, record.entries.length - skipped.length)
        && drawn.length >= Math.min(record.places + record.reservePlaces, record.entries.length);
      const ordered = record.winners.every(w => record.reserves.every(r => w.k < r.k));
      const reasons = record.winners.every(w => w.state !== 'replaced' || w.reason) && skipped.every(s => s.reason);
      return [enough && ordered && reasons, !enough
        ? `${standing.length} hold a place; ${record.places} were promised among ${counted(record.entries.length, 'entry', 'entries')}.`
        : !ordered ? 'A reserve was passed over.' : !reasons ? 'Somebody was replaced or skipped without a reason.'
          : `${counted(standing.length, 'winner')}, ${record.reserves.length} in reserve, `
            + `${record.winners.length - standing.length} replaced${skipped.length ? `, ${skipped.length} skipped` : ''}.`];
    });
  return steps;
}

function concat(a, b) {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

// FIPS 180-4: the constants are the first 32 bits of the fractional parts of roots of the first 64 primes.
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p)) primes.push(n);
const fraction = x => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0;
const K = Int32Array.from(primes, p => fraction(Math.cbrt(p)));
const H = Int32Array.from(primes.slice(0, 8), p => fraction(Math.sqrt(p)));

function sha256(bytes) {
  const padded = new Uint8Array((bytes.length + 72) >> 6 << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const h = H.slice(), w = new Int32Array(64);
  const turn = (x, by) => (x >>> by) | (x << (32 - by));
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15], y = w[i - 2];
      w[i] = w[i - 16] + w[i - 7] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
    }
    let [a, b, c, d, e, f, g, last] = h;
    for (let i = 0; i < 64; i++) {
      const t1 = (last + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [last, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, last].forEach((x, i) => { h[i] += x; });
  }
  const out = new Uint8Array(32);
  h.forEach((x, i) => new DataView(out.buffer).setInt32(4 * i, x));
  return out;
}
