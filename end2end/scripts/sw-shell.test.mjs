// How the shell of a build comes to a device and stays there; the worker around it is only wires.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { beforeEach, test } from 'node:test';

const folder = new URL('../../frontend/public/', import.meta.url);
const text = ['sw-kinds.js', 'sw-shell.js'].map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
const { makeShell, fits, fitsMade } = new Function('self', `${text}; return { makeShell, fits, fitsMade };`)({ location: { href: 'http://school/sw.js' } });
const A = 'aaaaaaaaaaaa', B = 'bbbbbbbbbbbb', C = 'cccccccccccc', MINUTE = 60000;
const at = (request) => new URL(request.url ?? request, 'http://school/').href;

/** A device's caches, and a server with builds of a few files. */
let stores, asked, serves, builds, now, told, keeps, portal;
const caches = {
  async open(name) {
    const store = stores.get(name) ?? stores.set(name, new Map()).get(name);
    return {
      // What was fetched remembers from where, as in a browser, however often it is copied.
      match: async (request) => { const had = store.get(at(request)); return had && Object.assign(had.clone(), had.from && { from: had.from }); },
      put: async (request, answer) => { store.set(at(request), answer); },
      keys: async () => [...store.keys()].map((url) => ({ url })),
    };
  },
  keys: async () => [...stores.keys()],
  delete: async (name) => stores.delete(name),
};
const KINDS = { js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', json: 'application/json', svg: 'image/svg+xml', woff2: 'font/woff2' };
const answer = (text, status = 200, kind = 'text/html') => Object.defineProperty(new Response(text, { status, headers: { 'content-type': kind } }), 'type', { value: 'basic' });
const kindOf = (path) => KINDS[path.split('.').pop()];
async function fetch(request) {
  const path = new URL(at(request)).pathname, [, build, name] = /^\/a\/(\w+)(\/.+)$/.exec(path) ?? [];
  asked.push(path);
  if (!serves) throw new TypeError('no network');
  if (portal.test(path)) return answer('<h1>Sign in to the school’s Wi-Fi</h1>');
  if (path === '/build.json') return answer(JSON.stringify({ build: serves, files: builds[serves] }), 200, 'application/json');
  if (path === '/offline') return answer(`<link href="/a/${serves}/plain.css"><main data-offline="">`);
  const file = builds[build]?.[name];
  return file ? Object.assign(answer(`${name} ${file}`, 200, kindOf(name)), { from: path }) : answer('', 404);
}
const device = (random = () => .5, names = ['/offline', '/plain.js', '/plain.css']) => makeShell({
  names, caches, fetch, fits, fitsMade, random, now: () => now, pause: async () => {}, tell: async (what) => { told.push(what); }, keeps: async (build) => { keeps = build; },
});
const kept = (build) => [...(stores.get(`shell-${build}`)?.keys() ?? [])].map((url) => new URL(url).pathname).sort();

beforeEach(() => {
  [stores, asked, serves, now, told, keeps, portal] = [new Map(), [], A, 1, [], '', /^$/];
  builds = {
    [A]: { '/plain.js': '1', '/plain.css': '1', '/home.wasm': '1', '/other.wasm': '1' },
    [B]: { '/plain.js': '2', '/plain.css': '1', '/home.wasm': '2', '/other.wasm': '2' },
    [C]: { '/plain.js': '3', '/plain.css': '1' },
  };
});

test('the first visit brings the shell at once, and a second one nothing', async () => {
  await device().first();
  assert.deepEqual(kept(A), [`/a/${A}/plain.css`, `/a/${A}/plain.js`, '/offline']);
  asked = [];
  const shell = device();
  await shell.first();
  assert.equal(await shell.heard(A), 0);
  assert.equal(await (await shell.file({ url: at(`/a/${A}/plain.js`) }, A)).text(), '/plain.js 1');
  assert.deepEqual(asked, []);
});

test('a build that a worker of an earlier release brought is whole for the next one', async () => {
  await device(undefined, ['/offline', '/plain.js']).first();
  assert.deepEqual(kept(A), [`/a/${A}/plain.js`, '/offline']);
  // Without a network it is brought later.
  serves = '';
  await device().says();
  assert.deepEqual(kept(A), [`/a/${A}/plain.js`, '/offline']);
  serves = A;
  const shell = device();
  await shell.isDue();
  assert.deepEqual(kept(A), [`/a/${A}/plain.css`, `/a/${A}/plain.js`, '/offline']);
  asked = [];
  await shell.isDue();
  assert.deepEqual(asked, [], 'once');
});

test('the server is told which build is kept: once it is whole, and again by a worker that becomes active', async () => {
  const shell = device();
  await shell.says();
  assert.equal(keeps, '');
  await shell.first();
  assert.equal(keeps, A);
  [serves, builds[B]['/plain.js']] = [B, ''];
  await shell.heard(B, 0);
  assert.equal(keeps, A, 'one that lacks a file is not kept');
  builds[B]['/plain.js'] = '2';
  await shell.heard(B, 0);
  assert.equal(keeps, B);
  keeps = '';
  await device().says();
  assert.equal(keeps, B);
});

test('another build comes at a moment of the device\'s own, within ten minutes', async () => {
  await device().first();
  serves = B;
  asked = [];
  assert.equal(await device(() => .7).heard(B), 7 * MINUTE);
  now += 3 * MINUTE;
  // Another page, and a worker that was started anew: the moment stays.
  assert.equal(await device(() => .1).heard(B), 4 * MINUTE);
  await device().isDue();
  assert.deepEqual([asked, told], [[], []]);
  now += 4 * MINUTE;
  assert.equal(await device().heard(''), 0);
  assert.deepEqual(told, [{ shell: B }]);
  assert.ok(kept(B).includes(`/a/${B}/plain.js`));
  const spread = [];
  for (let many = 0; many < 1000; many++) { stores = new Map(); spread.push(await device(Math.random).heard(B)); }
  assert.ok(spread.every((wait) => wait > 0 && wait <= 10 * MINUTE) && Math.max(...spread) - Math.min(...spread) > 8 * MINUTE);
});

test('what is the same in both is not fetched again, and what the device used comes along', async () => {
  const shell = device();
  await shell.first();
  await shell.file({ url: at(`/a/${A}/home.wasm`) }, A);
  serves = B;
  asked = [];
  await shell.heard(B, 0);
  assert.deepEqual(asked.sort(), [`/a/${B}/home.wasm`, `/a/${B}/plain.js`, '/build.json', '/offline'].sort());
  // As if it had come from its new address: a browser looks for a script's neighbours where its answer says that it came from.
  const copied = stores.get(`shell-${B}`).get(at(`/a/${B}/plain.css`));
  assert.deepEqual([copied.from, await copied.clone().text()], [undefined, '/plain.css 1']);
  assert.ok(kept(B).includes(`/a/${B}/plain.css`) && !kept(B).includes(`/a/${B}/other.wasm`));
});

test('the build before stays for tabs that are open; the one before that goes', async () => {
  const shell = device();
  await shell.first();
  for (serves of [B, C]) await shell.heard(serves, 0);
  assert.deepEqual([kept(A), kept(B).length > 0, kept(C).length > 0], [[], true, true]);
  assert.equal(await (await shell.file({ url: at(`/a/${B}/plain.js`) }, B)).text(), '/plain.js 2');
});

test('a page that needs a file now has it now, whatever the moment', async () => {
  const shell = device();
  await shell.first();
  serves = B;
  assert.ok(await shell.heard(B) > 0);
  assert.equal(await (await shell.file({ url: at(`/a/${B}/home.wasm`) }, B)).text(), '/home.wasm 2');
});

/** What a page of the second build asks a device's worker for. */
const opensPage = async (shell) => Promise.all(['/plain.css', '/plain.js', '/letters.woff2', '/home.wasm'].map(async (name) => (await shell.file({ url: at(`/a/${B}${name}`) }, B)).text()));

test('a class that goes on to a page of the new build at the bell asks for what changed, and for nothing that is as it was', async () => {
  for (const build of [A, B]) builds[build]['/letters.woff2'] = '1';
  for (let student = 0; student < 30; student++) {
    [stores, serves, now] = [new Map(), A, 1];
    const shell = device(Math.random, ['/offline', '/plain.js', '/plain.css', '/letters.woff2']);
    await shell.first();
    await shell.file({ url: at(`/a/${A}/home.wasm`) }, A);
    [serves, asked] = [B, []];
    assert.deepEqual(await opensPage(shell), ['/plain.css 1', '/plain.js 2', '/letters.woff2 1', '/home.wasm 2']);
    assert.deepEqual(asked.sort(), [`/a/${B}/home.wasm`, `/a/${B}/plain.js`, '/build.json'].sort());
    const copied = stores.get(`shell-${B}`).get(at(`/a/${B}/letters.woff2`));
    assert.deepEqual([copied.from, await copied.clone().text()], [undefined, '/letters.woff2 1']);
    // The next page, also of a worker that was started anew, asks for nothing more; nor does the device, in a moment of its own, but for what is left.
    asked = [];
    await opensPage(device());
    await device().file({ url: at(`/a/${B}/other.wasm`) }, B);
    await device(undefined, ['/offline', '/plain.js', '/plain.css', '/letters.woff2']).heard(B, 0);
    assert.deepEqual(asked.sort(), [`/a/${B}/other.wasm`, '/build.json', '/offline'].sort());
  }
});

test('what a page of the new build asks for past the worker lies there before it is shown, if it is as it was', async () => {
  for (const build of [A, B]) builds[build]['/letters.woff2'] = '1';
  builds[B]['/pages.css'] = builds[A]['/pages.css'] = '1';
  const shell = device(undefined, ['/offline', '/plain.js', '/plain.css', '/letters.woff2']), looks = ['/plain.css', '/letters.woff2', '/pages.css'];
  await shell.lends(A, looks);
  await shell.first();
  [serves, asked] = [B, []];
  builds[B]['/plain.css'] = '2';
  await shell.lends(B, looks);
  assert.deepEqual([asked, kept(B)], [['/build.json'], [`/a/${B}/letters.woff2`]]);
  for (const build of [A, B]) await shell.lends(build, looks);
  assert.deepEqual(asked, ['/build.json'], 'once');
});

test('where nobody says what is in the new build, or another build’s server does, a page of it has its files all the same', async () => {
  for (const [of, beside] of [[/^\/build\.json$/, B], [/^$/, A]]) {
    [stores, serves, portal] = [new Map(), A, /^$/];
    const shell = device();
    await shell.first();
    [serves, portal, asked] = [beside, of, []];
    builds[B]['/letters.woff2'] = '1';
    assert.deepEqual(await opensPage(shell), ['/plain.css 1', '/plain.js 2', '/letters.woff2 1', '/home.wasm 2']);
    assert.equal(asked.filter((path) => path === '/build.json').length, 1, 'asked once');
  }
});

test('a tab of the build before, and a device that has none, ask for no list of files', async () => {
  const shell = device();
  await shell.file({ url: at(SCRIPT) }, A);
  assert.deepEqual(asked, [SCRIPT]);
  await shell.first();
  serves = B;
  await shell.heard(B, 0);
  asked = [];
  for (const build of [A, B]) await shell.file({ url: at(`/a/${build}/other.wasm`) }, build);
  assert.deepEqual(asked, [`/a/${A}/other.wasm`, `/a/${B}/other.wasm`]);
});

test('a server that does not know the build is asked again, and what is missing is kept nowhere', async () => {
  const shell = device();
  await shell.first();
  asked = [];
  const missing = await shell.file({ url: at('/a/dddddddddddd/plain.js') }, 'dddddddddddd');
  assert.deepEqual([missing.status, asked.filter((path) => path.endsWith('.js')).length, kept('dddddddddddd')], [404, 3, []]);
});

test('without a network the last whole build stays, and a half one is not told of', async () => {
  const shell = device();
  await shell.first();
  const whole = kept(A);
  serves = null;
  await shell.heard(B, 0);
  serves = B;
  delete builds[B]['/plain.css'];
  builds[B]['/plain.js'] = '';
  await shell.heard(B, 0);
  assert.deepEqual([kept(A), told], [whole, []]);
  assert.ok(await shell.byOldName('/plain.js'));
  // It is tried again, when somebody comes.
  builds[B]['/plain.js'] = '2';
  await shell.isDue();
  assert.deepEqual(told, [{ shell: B }]);
});

test('servers of two builds behind one address do not mix in one shell', async () => {
  const shell = device();
  await shell.first();
  builds[B] = { ...builds[B] };
  const mixed = makeShell({
    names: ['/offline', '/plain.js'], caches, fits, fitsMade, now: () => now, random: () => 0, pause: async () => {}, tell: async (what) => { told.push(what); }, keeps: async (build) => { keeps = build; },
    fetch: async (request) => { serves = request === '/offline' ? A : B; return fetch(request); },
  });
  await mixed.heard(B, 0);
  assert.deepEqual([told, keeps], [[], A]);
});

const SCRIPT = `/a/${A}/plain.js`, asksFor = async (path) => (await (await device().file({ url: at(path) }, A)).text());

test('a filter’s page in the place of a file is shown to who asked, and kept by nobody', async () => {
  await device().first();
  portal = /\.wasm$/;
  assert.match(await asksFor(`/a/${A}/home.wasm`), /Wi-Fi/);
  assert.ok(!kept(A).includes(`/a/${A}/home.wasm`));
  portal = /^$/;
  assert.equal(await asksFor(`/a/${A}/home.wasm`), '/home.wasm 1');
  assert.ok(kept(A).includes(`/a/${A}/home.wasm`));
});

test('it makes no build, neither as a file nor as the page for no network; the one before stays', async () => {
  await device().first();
  for (const of of [/\.js$/, /^\/offline$/]) {
    [serves, portal] = [B, of];
    await device().heard(B, 0);
    assert.deepEqual([told, keeps], [[], A], String(of));
  }
  portal = /^$/;
  await device().heard(B, 0);
  assert.deepEqual([told, keeps], [[{ shell: B }], B]);
});

test('what an older worker kept of a filter’s is asked for again', async () => {
  await device().first();
  stores.get(`shell-${A}`).set(at(SCRIPT), answer('<h1>Blocked</h1>'));
  assert.equal(await asksFor(SCRIPT), '/plain.js 1');
  assert.equal(await asksFor(SCRIPT), '/plain.js 1');
});

test('what fits a name: its own kind, and never a page', () => {
  const of = (path, kind, also = {}) => fits(path, Object.assign(answer('', 200, kind), also));
  for (const [path, kind] of [['/a/b/x.js', 'text/javascript; charset=utf-8'], ['/a/b/x.js', 'application/javascript'], ['/a/b/x.css', 'text/css'], ['/a/b/x.wasm', 'application/wasm'],
    ['/pictures/bee.svg', 'image/svg+xml'], ['/icons/i.png', 'image/png'], ['/fonts/a.woff2', 'font/woff2'], ['/messages/en.0a.json', 'application/json']]) {
    assert.equal(of(path, kind), true, path);
    for (const other of ['text/html', 'text/html; charset=utf-8', 'text/plain', '']) assert.equal(of(path, other), false, `${path} ${other}`);
  }
  assert.deepEqual([of('/fonts/licence.txt', 'text/plain'), of('/fonts/licence.txt', 'text/html')], [true, false]);
  assert.equal(fits('/a/b/x.js', answer('', 503, 'text/javascript')), false);
  assert.equal(fits('/a/b/x.js', Object.defineProperty(answer('', 200, 'text/javascript'), 'redirected', { value: true })), false, 'from another address');
});

test('scripts name what belongs to them by where it is, so that a build\'s are of one build', () => {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.js') && !name.startsWith('sw'))) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    assert.doesNotMatch(text, /(from|import\(|Worker\(|src[:=]|href:) ?['"`]\/[a-z-]+(\.js|\/)/, name);
  }
});
