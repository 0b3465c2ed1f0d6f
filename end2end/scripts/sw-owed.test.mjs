// A sign-out without a network: the device is signed out all the same, and the server hears of it before anything else is asked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';

const text = ['sw-kinds.js', 'sw-owed.js', 'sw.js'].map((name) => readFileSync(new URL(`../../frontend/public/${name}`, import.meta.url), 'utf8')).join('\n');
const AT = 'http://school';
let disk, asked, cookie, way, hears;

// The school's server, as far as it matters who asks.
async function fetch(request, { method = request.method ?? 'GET', body = '', signal } = {}) {
  const { pathname } = new URL(request.url ?? request, AT);
  asked.push(`${method} ${pathname}${body && ` ${body}`} as ${cookie || 'nobody'}`);
  if (way === 'none') throw new TypeError('no network');
  if (way === 'silent') return new Promise((_, no) => { signal?.addEventListener('abort', () => no(new Error('given up'))); });
  if (way === 'portal') return Object.assign(new Response('<h1>Wi-Fi</h1>'), { url: '' });
  if (way === 'broken') return new Response('', { status: 502 });
  if (method === 'POST' && pathname === '/sign-out') {
    const to = cookie ? '/join' : '/';
    cookie = '';
    return { redirected: true, ok: true, url: AT + to, status: 200 };
  }
  if (method === 'POST' && pathname === '/join/pin') { cookie = 'bo'; return `in as ${cookie}`; }
  return `${pathname} of ${cookie || 'nobody'}`;
}
/** A worker of this device, as it is started; what it keeps is on the disk. */
function starts() {
  hears = {};
  const self = { addEventListener: (kind, deed) => { hears[kind] = deed; }, skipWaiting() {}, location: { href: `${AT}/sw.js` }, registration: {}, clients: {} };
  const cache = { match: async (name) => disk.get(name)?.clone(), put: async (name, what) => { disk.set(name, what); }, delete: async (name) => disk.delete(name) };
  const given = {
    self, fetch, NOTES: 'notes', OF_BUILD: /^\/a\/(\w+)(\/.+)$/, importScripts() {}, location: { origin: AT }, caches: { open: async () => cache },
    Response: Object.assign(class extends Response {}, { redirect: (to, status) => ({ to, status }), error: () => 'error' }),
    // A hundred milliseconds are one.
    setTimeout: (deed, ms, ...of) => setTimeout(deed, ms / 100, ...of), clearTimeout,
    makeShell: () => ({ isDue: async () => {}, cache: async () => ({ match: async () => 'offline' }) }),
  };
  new Function(...Object.keys(given), text)(...Object.values(given));
}
async function asks(path, { method = 'GET', mode = 'navigate', referrer = `${AT}/home`, body = '' } = {}) {
  let answer;
  // The browser asks for a document at once, while the worker starts.
  const ahead = method === 'GET' && way === '' ? await fetch(AT + path) : undefined;
  hears.fetch({
    request: { url: AT + path, mode, method, referrer, text: async () => body }, preloadResponse: Promise.resolve(ahead), waitUntil() {},
    respondWith: (what) => { answer = what; },
  });
  return answer;
}
const signsOut = (how) => asks('/sign-out', { method: 'POST', ...how });

beforeEach(() => { [disk, asked, cookie, way] = [new Map(), [], 'ada', '']; starts(); });

test('with a network it is as it was: out, and on to where the server leads', async () => {
  assert.deepEqual(await signsOut(), { to: '/join', status: 303 });
  assert.deepEqual([asked, cookie, disk.size], [['POST /sign-out as ada'], '', 0]);
  assert.equal(await asks('/join'), '/join of nobody');
});

for (const [none, what] of [['none', 'no network'], ['portal', 'a portal’s page'], ['broken', 'a proxy that reaches nobody'], ['silent', 'a line that swallows everything']]) {
  test(`${what}: signed out here; the next page is asked for after the server has heard of it`, async () => {
    way = none;
    assert.deepEqual(await signsOut({ body: 'everywhere=yes' }), { to: '/offline', status: 303 });
    assert.equal(await asks('/offline'), 'offline');
    assert.equal((await asks('/home')).to, '/offline?to=%2Fhome');
    // The battery is flat; the Wi-Fi is back before anybody is.
    starts();
    [way, asked] = ['', []];
    assert.equal(await asks('/home'), '/home of nobody', 'not what was on its way with the old cookie');
    assert.deepEqual(asked.slice(1), ['POST /sign-out everywhere=yes as ada', 'GET /home as nobody']);
    asked = [];
    assert.equal(await asks('/home'), '/home of nobody');
    assert.deepEqual(asked, ['GET /home as nobody'], 'once');
  });
}

test('whoever comes in from a page that was open all the while comes in after the other one is out', async () => {
  way = 'none';
  await signsOut();
  assert.deepEqual(await asks('/join/pin', { method: 'POST' }), { to: '/offline', status: 303 }, 'not before');
  way = '';
  assert.equal(await asks('/join/pin', { method: 'POST' }), 'in as bo');
  assert.equal(await asks('/home'), '/home of bo', 'and stays');
});

test('a page that is left alone hears whether it is out', async () => {
  way = 'none';
  assert.equal((await signsOut({ mode: 'cors' })).status, 503);
  way = '';
  assert.equal((await signsOut({ mode: 'cors' })).status, 204);
});

test('another site signs nobody out', async () => {
  for (const referrer of ['', 'http://elsewhere/', 'http://school.elsewhere/']) assert.equal(await signsOut({ referrer }), undefined);
  assert.deepEqual([asked, disk.size], [[], 0]);
});
