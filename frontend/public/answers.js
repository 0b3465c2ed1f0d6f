// What an answer means for whoever waits for it: it is done, there is something to say, or it is asked for again.
//
// Only what passes by itself is waited for: no network, a proxy without its server, a server that is busy. A sentence is said, whatever
// number came with it. Where another try may help and nobody knows when, what is refused says so (`again`) and the reader gets a button.

const FULL = 3; // how often a store that has no room is asked

/// A break that ends as soon as there is a network again, or when it is stopped.
export const pause = (ms, signal) => new Promise((done) => {
  const timer = setTimeout(done, ms);
  addEventListener('online', () => { clearTimeout(timer); done(); }, { once: true });
  if (signal) signal.addEventListener('abort', done, { once: true });
});

/// What stands in an answer. Throws `{ refusal }` where there is something to say; every other error means: ask again. `tries` so far.
export async function read(answer, tries = 0) {
  if (answer.ok) return answer.status === 204 ? {} : answer.json();
  const body = await answer.json().catch(() => null), { status } = answer;
  // Where a file stands, whatever became of the part that was sent: what is refused says so there.
  if (body && body.state) return body;
  if (status === 401) throw { refusal: { key: 'refusal.signed_out', again: true } };
  if (status === 503 || (status === 507 && tries < FULL) || (status >= 500 && !body)) throw new Error(status);
  throw { refusal: body ? { ...body, again: status >= 500 } : { key: 'showing.not_saved', again: true } };
}
