// The projector's window without a browser: what it asks for, and what stands there meanwhile. One window, one class, from the way in to the end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runLive } from './live.mjs';
import { open, serve, until } from './page.mjs';

const WORDS = { 'projector.sheet': 'Sheet {at} of {many}', 'projector.shared': { one: 'has shared', other: 'have shared' }, 'projector.progress': '{shared} of {n}' };
const NOW = Date.now();
const foot = '<div class="projector-foot"><progress class="projector-bar" hidden></progress><p data-key="sheet"></p>'
  + '<p><b data-number="shared"></b> <span data-says="projector.shared" data-by="shared"></span></p></div>';
const main = (inside, { data = '', shared = 0 } = {}) => `<main id="main" class="projector" data-opened="${NOW}" data-now="${NOW}" data-here="3" data-shared="${shared}" `
  + `data-writing="0" ${data}>${inside}${foot}<dialog id="wall-keys"></dialog></main>`;
const prompt = main('<div class="scene-prompt"><h1>What surprised you?</h1></div>');
const wall = (data = 'data-hangs') => main('<ul class="wall"></ul>', { data });
const id = (n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const card = (n) => `<li class="wall-card" data-key="${id(n)}" data-room="1" data-at="${NOW + n}">Leaf ${n}</li>`;
const list = (from, to, more = '') => {
  const all = Array.from({ length: to - from }, (_, n) => from + n);
  return `<ul ${all.length ? `data-last="${NOW + to - 1}.${id(to - 1)}"` : ''} ${more}>${all.map(card).join('')}</ul>`;
};
const html = (text) => new Response(text);

// Its clock looks after the timer and the turns for as long as the window is open; a test ends.
const every = globalThis.setInterval;
globalThis.setInterval = (...of) => every(...of).unref();
const page = open(prompt + '<template id="nothing"><h1 class="unseen">Nothing</h1></template><template id="ended"><h1>Closed</h1></template><template id="stones"></template>');
page.document.documentElement.lang = 'en';
page.document.body.dataset.words = JSON.stringify(WORDS);
page.document.body.dataset.live = 'here';
globalThis.requestAnimationFrame = (draw) => setTimeout(draw, 5);
let awake = 0;
Object.defineProperty(globalThis, 'navigator', { value: { wakeLock: { request: async () => { awake++; } } } });
let hear = null;
// A scene takes the place of the one before it as it does in a browser.
const { patch } = runLive(page, { setTimeout() {} });
page.waymarkLive = { patch };
page.waymarkLive.listen = (address, cursor, on) => { assert.deepEqual([address, cursor], ['/live', 'here']); hear = on; };
page.waymarkLive.painted = (deed) => { setTimeout(deed, 5); };

let scene = () => html(prompt), turned = () => html(spotlight(1)), cards = { '/cards?after=': () => html(list(0, 0)) };
const asked = serve({ 'GET /scene': () => scene(), 'GET /scene?page=1': () => turned() });
const known = globalThis.fetch;
globalThis.fetch = async (path, how) => {
  if (!path.startsWith('/cards')) return known(path, how);
  asked.push({ method: 'GET', path });
  return cards[path] ? cards[path]() : new Response(null, { status: 500 });
};
const tell = (kind, is) => hear('change', JSON.stringify({ class: id(900), kind, is }));
const released = (n) => tell('wall', { id: id(n), words: 'x', released_at: NOW + n });
const text = () => document.getElementById('main').textContent;
const hung = () => [...document.querySelectorAll('.wall-card')].map((one) => one.textContent);
const key = (key) => window.dispatchEvent(new page.KeyboardEvent('keydown', { key, cancelable: true }));
const after = (n) => `/cards?after=${n < 0 ? '' : `${NOW + n}.${id(n)}`}`;
const drawn = () => new Promise((done) => { setTimeout(done, 30); });
const spotlight = (page, card = 0, data = '') => main(`<div class="scene scene-spotlight" data-at="${page}" data-pages="2">Page ${page}</div>`,
  { data: `data-hangs data-card="${id(card)}" ${data}` });

await import('/projector.js');

test('it stays awake, also after it was hidden', () => {
  assert.equal(awake, 1);
  document.dispatchEvent(new page.Event('visibilitychange'));
  assert.equal(awake, 2);
});

test('numbers that are heard while it asks are newer than the answer', async () => {
  await drawn();
  let answer = null;
  scene = () => new Promise((done) => { answer = () => done(html(prompt)); });
  tell('stage', {});
  await until(() => answer);
  tell('counts', { here: 3, shared: 1 });
  answer();
  await until(() => text().includes('1 has shared'));
  tell('counts', { here: 3, shared: 2 });
  await until(() => text().includes('2 have shared'));
  assert.equal(document.querySelector('progress').getAttribute('aria-label'), '2 of 3');
});

test('a key before anything hangs holds no sheet', async () => {
  key('ArrowRight');
  await drawn();
  assert.equal((await import('/projector-known.js')).known.held, false);
});

test('the first card puts the wall in the place of the prompt', async () => {
  scene = () => html(wall());
  cards = { [after(-1)]: () => html(list(0, 12)) };
  released(0);
  await until(() => hung().length === 12);
  assert.ok(!text().includes('Sheet'), 'one sheet needs no number');
});

test('thirty that come at once are asked for together, and none that hangs is asked for again', async () => {
  asked.length = 0;
  let answer = null;
  cards = { [after(11)]: () => new Promise((done) => { answer = () => done(html(list(12, 42))); }), [after(41)]: () => html(list(0, 0)) };
  for (let n = 12; n < 42; n++) released(n);
  await until(() => answer);
  answer();
  await until(() => text().includes('Sheet 1 of 4'));
  assert.equal(hung()[0], 'Leaf 0', 'what hung there stays');
  await until(() => asked.length === 2);
  assert.deepEqual(asked.map(({ path }) => path), [after(11), after(41)]);
  released(20);
  await drawn();
  assert.equal(asked.length, 2, 'what is there is not asked for');
});

test('keys turn the sheets round and hold them; P lets go', async () => {
  key('ArrowLeft');
  await until(() => text().includes('Sheet 4 of 4'));
  assert.deepEqual(hung(), ['Leaf 36', 'Leaf 37', 'Leaf 38', 'Leaf 39', 'Leaf 40', 'Leaf 41']);
  key(' ');
  await until(() => text().includes('Sheet 1 of 4'));
  key('ArrowRight');
  await until(() => text().includes('Sheet 2 of 4'));
  key('p');
  await until(() => text().includes('Sheet 1 of 4'));
});

test('a sheet that is staged stands there, and another scene turns nothing', async () => {
  scene = () => html(wall('data-hangs data-page="2"'));
  tell('stage', {});
  await until(() => text().includes('Sheet 3 of 4'));
  key('ArrowLeft');
  await until(() => text().includes('Sheet 2 of 4'));
  tell('stage', {});
  await drawn();
  assert.ok(text().includes('Sheet 2 of 4'), 'where it was left');
});

test('what is taken back is gone at once, and an answer on its way does not bring it back', async () => {
  key('ArrowLeft');
  await until(() => hung()[0] === 'Leaf 0');
  let answer = null;
  cards = { [after(41)]: () => new Promise((done) => { answer = () => done(html(list(42, 44))); }), [after(43)]: () => html(list(0, 0)) };
  released(42);
  await until(() => answer);
  for (const n of [1, 42]) tell('wall_gone', { id: id(n) });
  await drawn();
  assert.deepEqual(hung().slice(0, 2), ['Leaf 0', 'Leaf 2']);
  answer();
  key('ArrowLeft');
  await until(() => hung().at(-1) === 'Leaf 43');
  assert.ok(!hung().includes('Leaf 42'));
});

test('a card from a clock that is behind is looked for among all', async () => {
  cards = { [after(-1)]: () => html(list(0, 20, 'data-more')), [after(19)]: () => html(list(20, 44)) };
  tell('wall', { id: id(700), released_at: NOW + 3 });
  await until(() => asked.at(-1).path === after(19));
});

test('what a filter says in the place of a scene or of the cards is neither', async () => {
  const was = [scene, cards['/cards?after=']];
  scene = () => html('<title>Sign in to the school’s Wi-Fi</title><main id="main">Wi-Fi</main>');
  cards['/cards?after='] = () => html('<h1>Wi-Fi</h1><ul><li>Wi-Fi</li></ul>');
  const [before, hangs] = [text(), hung()];
  asked.length = 0;
  hear('refetch', '');
  await until(() => asked.some(({ path }) => path.startsWith('/scene')) && asked.some(({ path }) => path.startsWith('/cards')));
  await drawn();
  assert.deepEqual([text(), hung(), document.getElementById('main').className], [before, hangs, 'projector']);
  [scene, cards['/cards?after=']] = [() => html(prompt), was[1]];
  // It is asked for again after a second.
  await new Promise((done) => { setTimeout(done, 1_000); });
  await until(() => text().includes('What surprised you?'));
  [scene] = was;
});

test('covered is dark at once, and an answer from before uncovers nothing', async () => {
  let answer = null;
  scene = () => new Promise((done) => { answer = () => done(html(wall())); });
  tell('stage', {});
  await until(() => answer);
  tell('door', { open: true, covered: true });
  await drawn();
  assert.deepEqual(hung(), []);
  const late = answer;
  answer = null;
  late();
  await until(() => answer);
  await drawn();
  assert.deepEqual(hung(), []);
  scene = () => html(main('<h1>Covered</h1>'));
  answer();
  tell('door', { open: true, covered: true });
  await until(() => text().includes('Covered'));
});

test('the next piece begins with its first page, and a page that the stage turns to is that page', async () => {
  scene = () => html(spotlight(0));
  tell('stage', {});
  await until(() => text().includes('Page 0'));
  key('ArrowRight');
  await until(() => text().includes('Page 1'));
  const stood = [];
  const watch = new page.MutationObserver(() => stood.push(text().match(/(Page|Other) \d/)?.[0]));
  watch.observe(document.getElementById('main'), { childList: true });
  const other = (page) => spotlight(page, 7).replace('Page ', 'Other ');
  turned = () => html(other(1));
  scene = () => html(other(0));
  tell('stage', {});
  await until(() => text().includes('Other 0'));
  assert.ok(!stood.includes('Other 1'), 'not even for a moment');
  watch.disconnect();
  key('ArrowRight');
  await until(() => text().includes('Other 1'));
  turned = () => html(spotlight(1, 7, 'data-page="0"').replace('Page ', 'Other '));
  scene = () => html(spotlight(0, 7, 'data-page="0"').replace('Page ', 'Other '));
  tell('stage', {});
  await until(() => text().includes('Other 0'));
  turned = () => html(spotlight(1));
});

test('a spotlight turns its pages, and is dark in the moment its card is taken back', async () => {
  scene = () => html(spotlight(0));
  tell('stage', {});
  await until(() => text().includes('Page 0'));
  key('ArrowRight');
  await until(() => text().includes('Page 1'));
  scene = () => new Promise(() => {});
  tell('wall_gone', { id: id(0) });
  await drawn();
  assert.ok(!text().includes('Page'));
});

test('a window whose session is over says so', async () => {
  hear('ended', '');
  await until(() => text().includes('Closed'));
});
