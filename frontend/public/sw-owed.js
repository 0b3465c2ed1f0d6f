// A sign-out that the server has not heard of: there was no network, or something in between answered. It is written down before it is tried, so
// that neither a killed browser nor a flat battery forgets it; and until it is carried out, nothing is asked with the cookie of whoever has left.
'use strict';

const OWED = '/owed';
/// Where the server leads whoever has signed out; what leads elsewhere is not the server.
const OUT = ['/', '/join'];
/// What lets somebody in: before that, whoever was here is out.
const LETS_IN = ['/sign-in', '/sign-up', '/setup', '/join', '/join/:step', '/badge/:token', '/invitation/:token', '/new-password/:token'];

/// Stands in the cache of sw-shell.js that no new build sweeps (`NOTES`). Pages look for it there (away.js).
function makeOwed({ caches, fetch, patience = 6000 }) {
  let known = null, settling = null;
  const notes = () => caches.open(NOTES);

  async function tries() {
    const note = await (await notes()).match(OWED).catch(() => null), stop = new AbortController(), timer = setTimeout(() => stop.abort(), patience);
    try {
      const answer = await fetch('/sign-out', {
        method: 'POST', mode: 'same-origin', credentials: 'same-origin', cache: 'no-store', signal: stop.signal,
        headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: note ? await note.text() : '',
      });
      const { pathname } = new URL(answer.url);
      if (!answer.redirected || !OUT.includes(pathname)) return '';
      await (await notes()).delete(OWED);
      known = false;
      return pathname;
    } catch {
      return '';
    } finally { clearTimeout(timer); }
  }

  const owed = {
    async is() {
      const there = known ?? Boolean(await (await notes()).match(OWED).catch(() => null));
      return known ??= there;
    },
    /// Carries it out. Gives where that leads; nothing as long as it is owed.
    settle: () => settling ??= tries().finally(() => { settling = null; }),
    /// Somebody signs out: as they said it (`everywhere`), now or as soon as there is a way.
    async out(request) {
      known = true;
      const said = await request.text().catch(() => '');
      await notes().then((cache) => cache.put(OWED, new Response(said))).catch(() => {});
      return owed.settle();
    },
  };
  return owed;
}
