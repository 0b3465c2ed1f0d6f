// What /live.js leaves for later: a stream begins when its page has been shown; what a page does at rest comes one after the other.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { JSDOM } from 'jsdom';
import { runLive } from './live.mjs';

let window, now, timers, frames, idles, joined, ports, came, brings;
/** Lets time pass, and what is due be done in its order. */
async function passes(ms) {
  for (const end = now + ms; ;) {
    // What was promised is kept before the clock moves on.
    for (let turns = 0; turns < 20; turns++) await null;
    const due = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
    if (!due) { now = end; return; }
    timers.splice(timers.indexOf(due), 1);
    now = Math.max(now, due.at);
    due.deed(...due.of);
  }
}
const shows = () => { for (const frame of frames.splice(0)) frame(now); };
const rests = async () => { for (const idle of idles.splice(0)) idle(); await passes(0); };

/** A student's page with the script in it, as it is when its document has been read. */
function opens({ worker = true } = {}) {
  window = new JSDOM('<!doctype html><html data-me="ada" data-feed="f" data-build="b"><body><main id="main"></main></body></html>', { url: 'http://school/prompt/1' }).window;
  Object.assign(window, { requestIdleCallback: (deed) => { idles.push(deed); } });
  class Shared { constructor(at) { joined.push(at); ports.push(this.port = { postMessage: (what) => joined.push(what) }); } }
  runLive(window, {
    setTimeout: (deed, ms = 0, ...of) => { timers.push({ deed, at: now + ms, of }); return timers.at(-1); }, clearTimeout: (timer) => { timers = timers.filter((one) => one !== timer); },
    requestAnimationFrame: (deed) => frames.push(deed), requestIdleCallback: window.requestIdleCallback,
    SharedWorker: worker ? Shared : undefined, comes: (name) => { came.push(name); return brings(name); },
  });
}

beforeEach(() => {
  [now, timers, frames, idles, joined, ports, came] = [0, [], [], [], [], [], []];
  brings = async () => ({ start() {} });
});

test('a stream begins once its page has been shown, at the page\'s own cursor', async () => {
  opens();
  window.waymarkLive.listen('/api/v1/live', 'here', () => {});
  await passes(100);
  assert.deepEqual(joined, []);
  shows();
  // Not in the frame, which is not painted yet.
  assert.deepEqual(joined, []);
  await passes(0);
  assert.deepEqual(joined, ['http://school/a/b/live-worker.js', { join: true, address: '/api/v1/live', cursor: 'here' }]);
  await passes(1_000);
  assert.equal(joined.length, 2, 'and once');
});

test('a page that nobody sees has no frames, and hears all the same', async () => {
  opens();
  window.waymarkLive.listen('/api/v1/live', 'here', () => {});
  await passes(300);
  assert.equal(joined.length, 2);
  shows();
  await passes(0);
  assert.equal(joined.length, 2);
});

test('who has left before it began has left; who leaves later says so', async () => {
  opens();
  window.waymarkLive.listen('/api/v1/live', 'here', () => {})();
  shows();
  await passes(1_000);
  assert.deepEqual(joined, []);
  const leave = window.waymarkLive.listen('/api/v1/live', 'here', () => {});
  shows();
  await passes(0);
  leave();
  assert.deepEqual(joined.at(-1), { leave: true });
});

test('what is told together is told one by one: who fails at one hears the others, and the failure is not swallowed', async () => {
  opens();
  const heard = [];
  window.waymarkLive.listen('/api/v1/live', 'here', (kind, data) => { heard.push(data); if (data === 'two') throw new Error('two'); });
  shows();
  await passes(0);
  ports[0].onmessage({ data: [['change', 'one'], ['change', 'two'], ['change', 'three']] });
  assert.deepEqual(heard, ['one', 'two', 'three']);
  await assert.rejects(passes(0), /two/);
});

test('what was on its way when somebody left is told nobody', async () => {
  opens();
  const heard = [], leave = window.waymarkLive.listen('/api/v1/live', 'here', (...what) => heard.push(what));
  shows();
  await passes(0);
  const [port] = ports, hears = port.onmessage;
  hears({ data: [['change', 'one'], ['change', 'two']] });
  leave();
  // In the middle of being told, and in the port's queue.
  hears({ data: [['change', 'three']] });
  assert.deepEqual([heard, port.onmessage], [[['change', 'one'], ['change', 'two']], null]);
});

// A place of a piece that came with what belongs in it: its script comes when somebody reaches for the page.
const PLACE = `<div data-served="/piece/1/shown" data-cursor="c"><form data-quiet="show" action="/commands">
  <button name="mode" value="draw">Draw</button><button name="mode" value="film">Film</button></form></div><form id="other"><button>Go</button></form>`;
/** Sent natively, and what the place's script hears once it is there. */
function sends() {
  const native = [], taken = [], hears = (event) => { event.preventDefault(); taken.push(event.submitter && event.submitter.value); };
  window.document.querySelector('main').innerHTML = PLACE;
  window.document.addEventListener('submit', (event) => { if (!event.defaultPrevented) native.push(event.submitter && event.submitter.value); event.preventDefault(); });
  return { native, taken, comes: () => window.addEventListener('submit', hears, true), press: (selector) => window.document.querySelector(selector).click() };
}

test('what is sent before its script is here waits for it and is sent again, with the button that was pressed', async () => {
  opens();
  const { native, taken, comes, press } = sends();
  let arrives;
  brings = (name) => (name === './showing.js' ? new Promise((done) => { arrives = () => { comes(); done({}); }; }) : Promise.resolve({ start() {} }));
  press('[value=draw]');
  await passes(0);
  assert.deepEqual([came, native, taken], [['./showing.js'], [], []]);
  arrives();
  await passes(0);
  assert.deepEqual([native, taken], [[], ['draw']]);
  press('[value=film]');
  assert.deepEqual([came, native, taken], [['./showing.js'], [], ['draw', 'film']], 'from then on it is that script\'s');
});

test('where its script cannot be had it is sent as on a page without it; another form waits for nothing', async () => {
  opens();
  const { native, press } = sends();
  brings = async (name) => { if (name === './showing.js') throw new TypeError('no network'); return { start() {} }; };
  press('#other button');
  assert.deepEqual([came, native], [[], ['']]);
  press('[value=draw]');
  await passes(0);
  assert.deepEqual([came, native], [['./showing.js'], ['', 'draw']]);
  press('[value=film]');
  await passes(0);
  assert.deepEqual(came, ['./showing.js', './showing.js'], 'asked for again with the next press');
  assert.deepEqual(native, ['', 'draw', 'film']);
});

test('who is here is told once the page has been shown; that the server ended it, when the stream says so', async () => {
  opens();
  assert.deepEqual(came, []);
  shows();
  await passes(0);
  assert.deepEqual(came, ['./here.js']);
  const ended = [];
  window.document.addEventListener('waymark:ended', () => ended.push('ended'));
  window.waymarkLive.listen('/api/v1/live', 'here', () => {});
  shows();
  await passes(0);
  ports[0].onmessage({ data: [['lost', '']] });
  assert.deepEqual(ended, []);
  ports[0].onmessage({ data: [['ended', '']] });
  assert.deepEqual(ended, ['ended']);
});

test('what is kept and what was seen come at rest, each in a moment of its own', async () => {
  opens();
  await passes(3_999);
  came.length = 0;
  await passes(1);
  assert.deepEqual(came, [], 'the browser has something to do');
  await rests();
  assert.deepEqual(came, ['./kept.js']);
  await rests();
  assert.deepEqual(came, ['./kept.js', './seen.js']);
});

test('what does not come keeps nothing else from coming, and is asked for again', async () => {
  opens();
  brings = async (name) => { if (name === './kept.js' && now < 7_000) throw new TypeError('no network'); return { start() {} }; };
  await passes(1_000);
  came.length = 0;
  await passes(3_000);
  await rests();
  await passes(1_500);
  await rests();
  assert.deepEqual(came, ['./kept.js', './seen.js']);
  await passes(4_000);
  assert.equal(came.filter((name) => name === './kept.js').length, 3);
});

test('a first word does not wait for rest', async () => {
  opens();
  window.document.body.dispatchEvent(new window.Event('focusin', { bubbles: true }));
  assert.deepEqual(came, ['./kept.js']);
});

test('the number that was read stays in a form that is typed over, until the answer comes', () => {
  opens();
  const page = (rev, words) => {
    const main = window.document.createElement('main');
    main.innerHTML = `<form><input type="hidden" name="rev" value="${rev}"><input type="hidden" name="sheet" value="sheet-${rev}"><textarea name="words">${words}</textarea></form>`;
    return main;
  };
  const main = page(3, 'I can name three.');
  window.document.body.replaceChildren(main);
  const form = main.querySelector('form'), { rev, sheet, words } = form.elements;
  // Nothing is typed: it reads like the page does now.
  window.waymarkLive.patch(main, page(4, 'I can name four.'));
  assert.deepEqual([rev.value, words.value], ['4', 'I can name four.']);
  words.value = 'I can name four, and why.';
  // Somebody else was faster: what is typed here is about what was read.
  window.waymarkLive.patch(main, page(5, 'I can name five.'));
  assert.deepEqual([rev.value, sheet.value, words.value], ['4', 'sheet-4', 'I can name four, and why.']);
  // The server has said so, and what is sent next is said in view of it.
  window.waymarkLive.patch(main, page(5, 'I can name five.'), true);
  assert.deepEqual([rev.value, sheet.value, words.value], ['5', 'sheet-5', 'I can name four, and why.']);
});

test('what a page made in a place of its own stays, as long as the place does', () => {
  opens();
  const { document, waymarkLive: { patch } } = window, main = document.getElementById('main');
  main.innerHTML = '<ul class="wall" data-key="wall" data-kept=""><li>A leaf</li></ul>';
  const card = main.querySelector('li'), as = (html) => Object.assign(document.createElement('main'), { id: 'main', innerHTML: html });
  patch(main, as('<h1>On the wall</h1><ul class="wall" data-key="wall" data-kept=""></ul>'));
  assert.equal(main.querySelector('h1').textContent, 'On the wall');
  assert.equal(main.querySelector('li'), card, 'the same one');
  patch(main, as('<ul class="wall" data-key="wall" data-kept=""><li>Of the server</li></ul>'));
  assert.equal(main.querySelector('ul').textContent, 'Of the server', 'what the server put there is newer');
  patch(main, as('<p>A prompt</p>'));
  assert.equal(main.textContent, 'A prompt');
});
