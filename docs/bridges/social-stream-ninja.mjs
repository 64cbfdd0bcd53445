// Relays what Social Stream Ninja reads (TikTok, Instagram, Facebook, Kick …) to a HostConsole show.
//   HC=https://live.example.com SHOW=<show id> KEY=<api key, scope chat> SSN=<session id> node social-stream-ninja.mjs
// Node 22 or later; nothing to install. In Social Stream Ninja, under Global settings, Mechanics: "Enable remote API control of
// extension" and "Send chat messages to API server" (https://github.com/steveseguin/social_stream/blob/main/api.md).
const { HC = "http://localhost:5080", SHOW, KEY, SSN, SKIP = "twitch,youtube" } = process.env;
const server = process.env.SSN_SERVER ?? "wss://io.socialstream.ninja";
// What the console reads by itself; twice would be one person with two votes.
const skipped = new Set(SKIP.split(",").filter(Boolean));
// Two captures of one chat tell the same within seconds; a page that is loaded anew tells its last minutes again, in a row.
const TWICE = 20_000, REPLAY = 10 * 60_000, ROW = 5_000, REMEMBERED = 5_000, WAITING = 1_000, BATCH = 200;

const entities = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", iexcl: "¡", cent: "¢", pound: "£", curren: "¤", yen: "¥", sect: "§", copy: "©",
  laquo: "«", raquo: "»", reg: "®", deg: "°", plusmn: "±", middot: "·", iquest: "¿", times: "×", divide: "÷", euro: "€", hellip: "…", ndash: "–",
  mdash: "—", lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„", bull: "•", trade: "™", hearts: "♥", zwj: "\u200d", zwnj: "\u200c",
  szlig: "ß", aelig: "æ", AElig: "Æ", oslash: "ø", Oslash: "Ø", eth: "ð", ETH: "Ð", thorn: "þ", THORN: "Þ", oelig: "œ", OElig: "Œ",
};
const marks = { grave: "\u0300", acute: "\u0301", circ: "\u0302", tilde: "\u0303", uml: "\u0308", ring: "\u030a", cedil: "\u0327", caron: "\u030c" };

/** One character of HTML: &amp;, &#39;, &#x1F600;, &eacute;. What is no entity stays as it is written. */
function character(written, name) {
  if (name[0] === "#") {
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
  }
  if (Object.hasOwn(entities, name)) return entities[name];
  const [, letter, mark] = /^([A-Za-z])(grave|acute|circ|tilde|uml|ring|cedil|caron)$/.exec(name) ?? [];
  return letter ? (letter + marks[mark]).normalize("NFC") : written;
}

const decoded = (text) => text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]\w{1,10});/gi, character);
const alt = (tag) => { const found = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag); return found ? ` ${found[1] ?? found[2] ?? found[3]} ` : " "; };

/** Text out of HTML: emotes by their names, other tags dropped, entities decoded (some sources encode twice). A "<" before anything but a tag is one. */
export function plain(html) {
  const bare = String(html ?? "").replace(/<(img|svg|image)\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi, alt).replace(/<(br|p|div)\b[^>]*>/gi, " ")
    .replace(/<\/?[a-z!](?:"[^"]*"|'[^']*'|[^'">])*>/gi, "");
  return decoded(decoded(bare)).replace(/\s+/g, " ").trim();
}

const said = (m, text) => m.textonly === true || m.textonly === "true" ? String(text ?? "").trim() : plain(text);
const event = (m) => m.event && m.event !== true && !["message", "chat", "none", "false"].includes(m.event) ? String(m.event) : m.event === true ? "event" : undefined;
// What a person writes beside a payment or a milestone is a message as any other.
const written = new Set(["thankyou", "superchat", "super_chat", "superthanks", "donation", "cheer", "bits", "tip", "resub", "membermilestone"]);
const channelOf = (m) => m.type === "youtubeshorts" ? "youtube" : String(m.type);
const author = (m) => ({ id: m.userid ? String(m.userid) : undefined, name: plain(m.chatname) });
// The platform's own id where it is told; else Social Stream Ninja's count, which begins anew with it.
const idOf = (m) => m.meta?.messageId ? String(m.meta.messageId) : m.id === undefined || m.id === null ? undefined : `${SSN}-${m.id}`;

/** A message as POST …/chat takes it; undefined where it is none, or is only the platform's own words about somebody. */
export function message(m, now = Date.now()) {
  if (typeof m !== "object" || !m || !m.type || skipped.has(channelOf(m))) return;
  const what = event(m), text = said(m, m.chatmessage), who = author(m);
  if (!text || (!who.id && !who.name)) return;
  const aside = what !== undefined && !written.has(what.toLowerCase());
  if (aside && !m.hasDonation) return;
  return { channel: channelOf(m), author: who, text, id: idOf(m), at: new Date(now).toISOString(), event: aside ? what : undefined, role: m.bot === true ? "bot" : m.host === true ? "owner" : undefined };
}

/** A removal as POST …/chat/removed takes it: one message by its id, else all of a person's. */
export function removal(m, known = new Map()) {
  const gone = m?.delete;
  if (typeof gone !== "object" || !gone || !gone.type || skipped.has(channelOf(gone))) return;
  const told = idOf(gone), who = author(gone);
  if (told === undefined && !who.id && !who.name) return;
  return { channel: channelOf(gone), id: told === undefined ? undefined : known.get(`${SSN}-${gone.id}`) ?? told, author: told === undefined ? who : undefined };
}

/** Remembers what was told: the same again from another capture, or in the row of a replay, is left out. */
export class Repeats {
  #seen = new Map();
  #ids = new Set();
  #row = new Map();

  /** Whether the message is told again; remembers it. */
  has(m, now = Date.now()) {
    const words = JSON.stringify([m.channel, m.author.id ?? m.author.name, m.text]);
    const before = this.#seen.get(words), row = this.#row.get(m.channel) ?? -Infinity;
    const own = m.id && !m.id.startsWith(`${SSN}-`) ? `${m.channel}\n${m.id}` : undefined;
    // By the platform's own id it is certain. By the words only nearby: "2" is a vote in the next poll, too.
    const known = own ? this.#ids.has(own) : before !== undefined && now - before <= REPLAY;
    if (known) this.#row.set(m.channel, now);
    this.#seen.delete(words);
    this.#seen.set(words, now);
    if (own) this.#ids.add(own);
    for (const kept of [this.#seen, this.#ids]) if (kept.size > REMEMBERED) kept.delete(kept.keys().next().value);
    return known && (own !== undefined || now - before <= TWICE || now - row <= ROW);
  }
}

const repeats = new Repeats();
const ids = new Map(); // Social Stream Ninja's count → the id that was sent
const waiting = []; // { message } or { removal }, in the order in which they came
let sending = false;

/** Takes what came over the socket. */
function take(heard) {
  const now = Date.now(), gone = removal(heard, ids);
  if (gone) { waiting.push({ removal: gone }); return; }
  const one = message(heard, now);
  if (!one) return;
  if (heard.id !== undefined && one.id) {
    ids.set(`${SSN}-${heard.id}`, one.id);
    if (ids.size > REMEMBERED) ids.delete(ids.keys().next().value);
  }
  if (!repeats.has(one, now)) waiting.push({ message: one });
}

const post = (path, body) => fetch(`${HC}/api/v1/shows/${SHOW}/${path}`, {
  method: "POST", headers: { "Authorization": `Bearer ${KEY}`, "Content-Type": "application/json" }, body: JSON.stringify(body),
});

async function send() {
  if (sending || waiting.length === 0) return;
  sending = true;
  const end = waiting.findIndex((w) => w.removal), count = Math.min(BATCH, end < 0 ? waiting.length : Math.max(end, 1));
  const batch = waiting.slice(0, count);
  try {
    const answer = batch[0].removal ? await post("chat/removed", batch[0].removal) : await post("chat", batch.map((w) => w.message));
    const told = await answer.json().catch(() => ({}));
    // A message that is wrong by itself costs only itself.
    for (const wrong of told.rejected ?? []) console.error(`Left out: ${wrong.reason}`, JSON.stringify(batch[wrong.index]?.message));
    if (!answer.ok) console.error(answer.status, told.detail ?? "");
    // What is refused as it stands would be refused again; a show that isn't on, or a busy server, may take it later.
    if (answer.ok || [400, 413, 422].includes(answer.status)) waiting.splice(0, count);
  } catch (lost) { console.error(lost.message); }
  sending = false;
  if (waiting.length > WAITING) waiting.splice(0, waiting.length - WAITING);
}

function listen() {
  const socket = new WebSocket(`${server}/join/${SSN}/4`);
  socket.onopen = () => console.log("Listening.");
  socket.onmessage = (event) => {
    try {
      const heard = JSON.parse(event.data);
      for (const one of Array.isArray(heard) ? heard : [heard]) take(one);
    } catch { /* not a message */ }
    void send();
  };
  socket.onclose = () => setTimeout(listen, 3000);
}

if (SHOW && SSN) {
  listen();
  setInterval(send, 1000);
}
