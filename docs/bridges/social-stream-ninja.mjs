// Relays what Social Stream Ninja reads (TikTok, Instagram, Facebook, Kick …) to a HostConsole show.
//   HC=https://live.example.com SHOW=<show id> KEY=<api key, scope chat> SSN=<session id> node social-stream-ninja.mjs
// Node 22 or later; nothing to install. In Social Stream Ninja, under Global settings, Mechanics: "Enable remote API control of
// extension" and "Send chat messages to API server" (https://github.com/steveseguin/social_stream/blob/main/api.md).
const { HC = "http://localhost:5080", SHOW, KEY, SSN, SKIP = "twitch,youtube" } = process.env;
const server = process.env.SSN_SERVER ?? "wss://io.socialstream.ninja";
// What the console reads by itself; twice would be one person with two votes.
const skipped = new Set(SKIP.split(",").filter(Boolean));
const plain = (html) => String(html ?? "").replace(/<img[^>]*alt="([^"]*)"[^>]*>/gi, "$1").replace(/<[^>]*>/g, "")
  .replace(/&(amp|lt|gt|quot|#39);/g, (_, c) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[c]).trim();

/** A message as POST …/chat takes it; undefined where it is none. */
const message = (m) => {
  const text = plain(m.chatmessage);
  const author = String(m.userid || m.chatname || "");
  if (!text || !author || !m.type || skipped.has(m.type)) return;
  // Without an id a repeat can't be known; Social Stream Ninja counts its own.
  return { channel: m.type, author: { id: author, name: plain(m.chatname) }, text, id: m.id === undefined ? undefined : `${SSN}-${m.id}` };
};

const waiting = [];
let sending = false;
async function send() {
  if (sending || waiting.length === 0) return;
  sending = true;
  const batch = waiting.slice(0, 200);
  try {
    const answer = await fetch(`${HC}/api/v1/shows/${SHOW}/chat`, {
      method: "POST", headers: { "Authorization": `Bearer ${KEY}`, "Content-Type": "application/json" }, body: JSON.stringify(batch),
    });
    if (answer.ok) waiting.splice(0, batch.length);
    else {
      const problem = await answer.json().catch(() => ({}));
      console.error(answer.status, problem.detail ?? "");
      // What is refused as it stands would be refused again; a show that isn't on, or a busy server, may take it later.
      if (answer.status === 422 || answer.status === 400) waiting.splice(0, batch.length);
    }
  } catch (lost) { console.error(lost.message); }
  sending = false;
  if (waiting.length > 1000) waiting.splice(0, waiting.length - 1000);
}

function listen() {
  const socket = new WebSocket(`${server}/join/${SSN}/4`);
  socket.onopen = () => console.log("Listening.");
  socket.onmessage = (event) => {
    try {
      const heard = message(JSON.parse(event.data));
      if (heard) waiting.push(heard);
    } catch { /* not a message */ }
    void send();
  };
  socket.onclose = () => setTimeout(listen, 3000);
}

listen();
setInterval(send, 1000);
