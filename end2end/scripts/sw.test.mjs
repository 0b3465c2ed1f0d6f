// The service worker's wires: what it takes over, and what of each kind it answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';

const read = (name) => readFileSync(new URL(`../../frontend/public/${name}`, import.meta.url), 'utf8'), text = read('sw.js');
const hears = {};
let preload, says, skipped, network, shell, heard, answers, slow, lent, hurry, active = true;
const self = {
  addEventListener: (kind, deed) => { hears[kind] = deed; }, location: { href: 'http://school/sw.js' },
  skipWaiting: () => { skipped = true; },
  registration: { navigationPreload: { enable: async () => { preload = true; }, setHeaderValue: async (build) => { if (!active) throw new Error('InvalidStateError'); says = build; } } },
  clients: { claim: async () => {}, matchAll: async () => [] },
};
const given = {
  self, location: { origin: 'http://school' }, NOTES: 'notes', caches: { open: async () => ({ match: async () => undefined }) }, Response: { redirect: (to) => ({ to }), error: () => 'error' }, OF_BUILD: /^\/a\/(\w+)(\/.+)$/, importScripts() {},
  makeShell: ({ keeps }) => ({
    first: () => keeps('a1'), says: () => keeps('a1'), isDue: async () => {}, cache: async () => ({ match: async (what) => shell[what.url ?? what], put: async ({ url }, what) => { shell[url] = what; } }),
    file: async (request, build) => `${build} ${new URL(request.url).pathname}`, byOldName: async (path) => shell[path], heard: async (...of) => { heard = of; return 7; },
    lends: async (...of) => { lent.push(of); await slow; lent.push('are there'); },
  }),
  fetch: async (request) => { if (!network) throw new TypeError('no network'); return (await slow, answers ?? `network ${new URL(request.url).pathname}`); },
  // A hundred milliseconds are one, mostly.
  setTimeout: (deed, ms, ...of) => setTimeout(deed, ms / hurry, ...of), clearTimeout,
};
new Function(...Object.keys(given), `${read('sw-kinds.js')}\n${read('sw-owed.js')}\n${text}`)(...Object.values(given));

/** What it answers to a request, or nothing where it does not step in. */
async function asks(path, { mode = 'cors', method = 'GET', ahead } = {}) {
  let answer;
  hears.fetch({
    request: { url: new URL(path, 'http://school').href, mode, method, referrer: 'http://school/home' }, preloadResponse: Promise.resolve(ahead), waitUntil() {},
    respondWith: (what) => { answer = what; },
  });
  return answer;
}

beforeEach(() => { [preload, says, active, skipped, network, shell, answers, slow, lent, hurry] = [false, '', true, false, true, {}, null, null, [], 100]; });

test('it takes over at once, and lets documents come while it starts', async () => {
  const waits = [];
  hears.install({ waitUntil: (what) => waits.push(what) });
  hears.activate({ waitUntil: (what) => waits.push(what) });
  await Promise.all(waits);
  assert.deepEqual([skipped, preload], [true, true]);
});

test('with each document the server hears which build is kept here, as soon as the worker is active', async () => {
  const waits = [];
  active = false;
  hears.install({ waitUntil: (what) => waits.push(what) });
  await Promise.all(waits);
  assert.equal(says, '');
  active = true;
  hears.activate({ waitUntil: (what) => waits.push(what) });
  await Promise.all(waits);
  assert.equal(says, 'a1');
});

test('posts go past it, and what a first paint waits for comes from the device without it; of that, only what is kept with every whole build', async () => {
  const rules = [], waits = [];
  hears.install({ waitUntil: (what) => waits.push(what), addRoutes: async (what) => { rules.push(...[what].flat()); } });
  await Promise.all(waits);
  // Who comes and who goes is this worker's to know: such a rule stands before the one for all others.
  const goes = rules.findIndex(({ condition }) => condition.urlPattern === '/sign-out'), all = rules.findIndex(({ source }) => source === 'network');
  assert.deepEqual(rules[all], { condition: { requestMethod: 'POST' }, source: 'network' });
  assert.ok(goes >= 0 && rules.splice(0, all + 1).slice(0, -1).every(({ condition, source }) => source === 'fetch-event' && condition.requestMethod === 'POST'));
  assert.ok(rules.every(({ source }) => source === 'cache'));
  const names = rules.map(({ condition }) => condition.urlPattern);
  for (const name of ['/pkg/student.css', '/pkg/plain.css', '/fonts/atkinson-latin.woff2']) assert.ok(names.includes(`/a/:build${name}`), name);
  // A miss goes past the worker: code would be asked for once, where another build's server says that it has none, and kept nowhere.
  assert.deepEqual(names.filter((name) => !/^\/a\/:build\/[\w/-]+\.(css|woff2)$/.test(name)), []);
  const kept = /const KEPT = \[([^\]]+)\]/.exec(text)[1];
  for (const name of names) assert.ok(kept.includes(`'${name.replace('/a/:build', '')}'`), name);
});

test('a browser that refuses the rules installs the worker all the same', async () => {
  const waits = [];
  let asked = 0;
  hears.install({ waitUntil: (what) => waits.push(what), addRoutes: async (rules) => { asked++; if (Array.isArray(rules)) throw new TypeError('no such rule'); } });
  await Promise.all(waits);
  // Nothing is left unhandled: the runner would fail this test for it.
  await new Promise((done) => { setTimeout(done); });
  assert.deepEqual([asked, skipped], [2, true]);
});

test('a document is the one that is on its way already; without a network it is the page for that', async () => {
  assert.equal(await asks('/home', { mode: 'navigate', ahead: 'ahead' }), 'ahead');
  assert.equal(await asks('/home', { mode: 'navigate' }), 'network /home');
  network = false;
  assert.equal((await asks('/piece/1', { mode: 'navigate' })).to, '/offline?to=%2Fpiece%2F1');
  shell['/offline'] = 'kept';
  assert.equal(await asks('/offline?to=%2Fhome', { mode: 'navigate' }), 'kept');
});

const said = (text, kind, status = 200) => Object.defineProperty(new Response(text, { status, headers: { 'content-type': kind } }), 'type', { value: 'basic' });
const rest = (ms) => new Promise((done) => { setTimeout(done, ms); });

test('a document says of which build it is before it is shown, and its looks are looked after; nothing else is read', async () => {
  const opens = (text, kind = 'text/html; charset=utf-8', status) => asks('/home', { mode: 'navigate', ahead: said(text, kind, status) });
  const head = `<!DOCTYPE html><html lang=en data-messages="/messages/en.0a.json"><head><script>a.includes('/a/')</script><link rel="icon" href="/a/b2/favicon.svg">`, whole = `${head}${'<p>A leaf</p>'.repeat(9000)}`;
  [slow, hurry] = [rest(5), 1];
  assert.equal(await (await opens(whole)).text(), whole);
  const [[build, looks], ...then] = lent;
  assert.deepEqual([build, then], ['b2', ['are there']]);
  assert.ok(looks.includes('/fonts/atkinson-latin.woff2') && looks.includes('/pkg/student.css') && looks.every((name) => /\.(css|woff2)$/.test(name)));
  [lent, hurry] = [[], 100];
  slow = new Promise(() => {});
  assert.equal(await (await opens(whole)).text(), whole, 'it waits for no copy that takes long');
  lent = [];
  for (const one of [['<p>Nothing of a build', 'text/html'], ['%PDF "/a/b2/x"', 'application/pdf'], [head, 'text/html', 404]]) await opens(...one);
  assert.deepEqual(lent, []);
});

test('a page that says nothing for six seconds is shown out of this device, if that has anything; asked for again, it may take long', async () => {
  slow = rest(90);
  assert.equal(await asks('/piece/1', { mode: 'navigate' }), 'network /piece/1', 'nothing is kept');
  shell['/offline'] = 'kept';
  slow = rest(90);
  assert.equal((await asks('/piece/2', { mode: 'navigate' })).to, '/offline?to=%2Fpiece%2F2');
  slow = rest(90);
  assert.equal(await asks('/piece/2', { mode: 'navigate' }), 'network /piece/2', 'a slow line is one all the same');
  slow = new Promise(() => {});
  assert.equal((await asks('/piece/2', { mode: 'navigate' })).to, '/offline?to=%2Fpiece%2F2', 'it was in time: six seconds again');
  assert.equal((await asks('/home', { mode: 'navigate', ahead: slow })).to, '/offline?to=%2Fhome', 'the one that is on its way as well');
  assert.equal(await asks('/offline', { mode: 'navigate' }), 'kept');
});

test('a proxy that reaches no server is no way; what the server says itself is shown', async () => {
  const says = (status, headers = {}) => new Response('<h1>Bad gateway</h1>', { status, headers }), own = { 'content-security-policy': 'default-src \'none\'' };
  answers = says(502);
  assert.equal(await asks('/piece/1', { mode: 'navigate' }), answers, 'nothing is kept');
  shell['/offline'] = 'kept';
  for (const status of [502, 503, 504]) {
    answers = says(status);
    assert.equal((await asks('/piece/1', { mode: 'navigate' })).to, '/offline?to=%2Fpiece%2F1');
    assert.equal(await asks('/offline', { mode: 'navigate' }), 'kept');
  }
  assert.equal((await asks('/home', { mode: 'navigate', ahead: says(503) })).to, '/offline?to=%2Fhome');
  for (const one of [says(503, own), says(500), says(404, own)]) {
    answers = one;
    assert.equal(await asks('/piece/1', { mode: 'navigate' }), one);
  }
});

test('words that are kept do not wait for a network that says nothing', async () => {
  slow = rest(30);
  answers = said('{"outbox.look":"Look"}', 'application/json');
  assert.match(await (await asks('/outbox/words?l=en')).text(), /Look/);
  slow = new Promise(() => {});
  assert.match(await (await asks('/outbox/words?l=en')).clone().text(), /Look/);
});

test('files of a build come from the device; what is posted, asked of others or a person\'s own goes past it', async () => {
  assert.equal(await asks('/a/abc/pkg/plain.css'), 'abc /a/abc/pkg/plain.css');
  for (const [path, how] of [['/api/v1/commands', { method: 'POST' }], ['/api/v1/live/poll', {}], ['/file/1', {}], ['https://elsewhere.example/a/abc/x.js', {}]]) {
    assert.equal(await asks(path, how), undefined, path);
  }
  network = false;
  shell['/live.js'] = 'by its old name';
  assert.equal(await asks('/live.js'), 'by its old name');
});

test('a filter’s page under a shared name or in the place of words is kept by nobody; what is kept is there instead', async () => {
  answers = said('<h1>Blocked</h1>', 'text/html');
  assert.match(await (await asks('/pictures/bee.svg')).text(), /Blocked/);
  answers = said('<h1>Blocked</h1>', 'text/html');
  await asks('/outbox/words?l=en');
  assert.deepEqual(shell, {});
  answers = said('{"outbox.look":"Look"}', 'application/json');
  await asks('/outbox/words?l=en');
  answers = said('<svg/>', 'image/svg+xml');
  await asks('/pictures/bee.svg');
  assert.equal(Object.keys(shell).length, 2);
  answers = said('<h1>Blocked</h1>', 'text/html');
  assert.match(await (await asks('/outbox/words?l=en')).text(), /Look/);
});

test('what a script needs that works without a network is kept with it', () => {
  const [, list] = /const KEPT = (\[[^\]]+\])/.exec(text), names = new Function(`return ${list}`)();
  for (const name of names.filter((name) => name.endsWith('.js'))) {
    const source = readFileSync(new URL(`../../frontend/public${name}`, import.meta.url), 'utf8');
    for (const [, of] of source.matchAll(/^(?:import|export) [^'\n]*'\.(\/[a-z-]+\.js)'/gm)) assert.ok(names.includes(of), `${name} needs ${of}`);
  }
});

test('a page that tells of its build hears when to ask again', async () => {
  const told = [], waits = [];
  hears.message({ data: { heard: 'abc' }, source: { postMessage: (what) => told.push(what) }, waitUntil: (what) => waits.push(what) });
  hears.message({ data: 'anything', waitUntil: (what) => waits.push(what) });
  await Promise.all(waits);
  assert.deepEqual([heard, told], [['abc', undefined], [{ wait: 7 }]]);
});
