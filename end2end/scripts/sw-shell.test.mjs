// How the shell of a build comes to a device and stays there; the worker around it is only wires.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { beforeEach, test } from 'node:test';

const folder = new URL('../../frontend/public/', import.meta.url);
const { makeShell } = new Function(`${readFileSync(new URL('sw-shell.js', folder), 'utf8')}; return { makeShell };`)();
const A = 'aaaaaaaaaaaa', B = 'bbbbbbbbbbbb', C = 'cccccccccccc', MINUTE = 60000;
const at = (request) => new URL(request.url ?? request, 'http://school/').href;

/** A device's caches, and a server with builds of a few files. */
let stores, asked, serves, builds, now, told, keeps;
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
const answer = (text, status = 200) => Object.defineProperty(new Response(text, { status }), 'type', { value: 'basic' });
async function fetch(request) {
  const path = new URL(at(request)).pathname, [, build, name] = /^\/a\/(\w+)(\/.+)$/.exec(path) ?? [];
  asked.push(path);
  if (!serves) throw new TypeError('no network');
  if (path === '/build.json') return answer(JSON.stringify({ build: serves, files: builds[serves] }));
  if (path === '/offline') return answer(`<link href="/a/${serves}/plain.css">`);
  const file = builds[build]?.[name];
  return file ? Object.assign(answer(`${name} ${file}`), { from: path }) : answer('', 404);
}
const device = (random = () => .5) => makeShell({
  names: ['/offline', '/plain.js', '/plain.css'], caches, fetch, random, now: () => now, pause: async () => {}, tell: async (what) => { told.push(what); }, keeps: async (build) => { keeps = build; },
});
const kept = (build) => [...(stores.get(`shell-${build}`)?.keys() ?? [])].map((url) => new URL(url).pathname).sort();

beforeEach(() => {
  [stores, asked, serves, now, told, keeps] = [new Map(), [], A, 1, [], ''];
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

test('a server that does not know the build is asked again, and what is missing is kept nowhere', async () => {
  const shell = device();
  await shell.first();
  asked = [];
  const missing = await shell.file({ url: at('/a/dddddddddddd/plain.js') }, 'dddddddddddd');
  assert.deepEqual([missing.status, asked.length, kept('dddddddddddd')], [404, 3, []]);
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
    names: ['/offline', '/plain.js'], caches, now: () => now, random: () => 0, pause: async () => {}, tell: async (what) => { told.push(what); }, keeps: async (build) => { keeps = build; },
    fetch: async (request) => { serves = request === '/offline' ? A : B; return fetch(request); },
  });
  await mixed.heard(B, 0);
  assert.deepEqual([told, keeps], [[], A]);
});

test('scripts name what belongs to them by where it is, so that a build\'s are of one build', () => {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.js') && !name.startsWith('sw'))) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    assert.doesNotMatch(text, /(from|import\(|Worker\(|src[:=]|href:) ?['"`]\/[a-z-]+(\.js|\/)/, name);
  }
});
