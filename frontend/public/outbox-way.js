// The way to the server: whether there is one, and what came back along it. What is no answer of the server's own is *no way*: a portal's
// page, a redirect, an empty answer, a number without words.

const HEALTH = '/healthz', JSON_KIND = 'application/json';
/// Milliseconds: the first break and the longest; how long an answer may take before it is doubted and before it is given up.
const FIRST = 400, LONGEST = 3000, DOUBT = 2500, GIVE_UP = 45000, PROBE = 1400;
/// So many times longer is the next request waited for: one that the server takes long over is not asked again for ever. Two that were swallowed one after
/// the other are still noticed within five seconds.
const LONGER = 1.5;

/// What the server said as JSON, or null.
export function parsed({ headers, text }) {
  const kind = (headers && headers.get('content-type')) || '';
  if (!kind.startsWith(JSON_KIND)) return null;
  try { return JSON.parse(text); } catch { return null; }
}

/// The server says it without a word, or with its own; whoever sends a page with it is something in between.
export const signedOut = (answer) => answer.status === 401 && (!answer.text || parsed(answer));

export const stopped = (signal) => signal && signal.aborted;

export function makeWay({ fetch, wait, random, signal }) {
  let tries = 0, hedges = 0, patience = GIVE_UP;
  const doubts = new Map();

  async function once(address, init, ms, stop = new AbortController()) {
    const leave = () => stop.abort();
    if (signal) signal.addEventListener('abort', leave);
    const late = new AbortController();
    try {
      const answer = (async () => {
        const answer = await fetch(address, { cache: 'no-store', credentials: 'same-origin', redirect: 'manual', ...init, signal: stop.signal });
        const text = await answer.text();
        return { status: answer.type === 'opaqueredirect' || answer.redirected ? 302 : answer.status, headers: answer.headers, text };
      })();
      answer.catch(() => {});
      const gone = new Promise((_, no) => stop.signal.addEventListener('abort', () => no(new Error('left'))));
      gone.catch(() => {});
      return await Promise.race([answer, gone, wait(ms, late.signal).then(() => { throw Object.assign(new Error('late'), { late: true }); })]);
    } finally {
      late.abort();
      stop.abort();
      if (signal) signal.removeEventListener('abort', leave);
    }
  }
  const lives = () => once(HEALTH, {}, 2 * PROBE).then(({ status, text }) => status === 200 && text.trim() === 'ok').catch(() => false);

  /// No way: how long to wait for the next try.
  function noWay({ status, headers }) {
    if (status === -1) return { wait: 0 };
    const said = status === 429 || status === 503 ? Number(headers && headers.get('retry-after')) * 1000 : 0;
    const pause = Math.min(LONGEST, FIRST * 2 ** Math.min(tries++, 10)) * (.5 + random() / 2);
    return { wait: Math.max(pause, Math.min(said || 0, 30000)) };
  }

  return {
    noWay,
    /// A line that is half open swallows a request and never says so. A small question that was asked later and is answered earlier
    /// tells: then the request is made again. Where everything takes half a minute, that question does too, and nothing is cut short.
    async ask(address, init, bytes = 0) {
      const stop = new AbortController(), doubt = DOUBT * LONGER ** hedges + bytes / 20;
      let overtaken = false, over = false;
      const probing = (async () => {
        await wait(doubt, stop.signal);
        while (!over && !stop.signal.aborted) {
          lives().then((ok) => { if (ok && !over) { overtaken = true; hedges = Math.min(5, hedges + 1); stop.abort(); } });
          await wait(PROBE, stop.signal);
        }
      })();
      probing.catch(() => {});
      try {
        const answer = await once(address, init, patience, stop);
        patience = GIVE_UP;
        return answer;
      } catch (why) {
        if (why.late) patience = Math.min(patience * 1.5, 180000);
        if (stopped(signal)) throw why;
        return { status: overtaken ? -1 : 0, headers: null, text: '' };
      } finally { over = true; stop.abort(); }
    },
    /// The server answered.
    isOpen() { tries = hedges = 0; },
    /// A number that would mean *no* if it was the server's. Something in between may have said it: three times, with the server's own
    /// word of life in between, and it is believed (null); until then, how long to wait.
    async doubted(entry, answer) {
      const count = (doubts.get(entry.id) || 0) + (await lives() ? 1 : 0);
      doubts.set(entry.id, count);
      return count < 3 ? noWay(answer) : null;
    },
    /// A part of it came: what something said in between, of the parts before, was not the server's.
    comes(entry) { doubts.delete(entry.id); },
    believesAnew() { doubts.clear(); },
    /// Nobody is signed in, or somebody else: that may pass without a word.
    later: () => LONGEST * (.7 + random() * .3),
  };
}
