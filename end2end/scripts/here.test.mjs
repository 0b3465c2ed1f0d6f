// Several windows of one browser: whoever leaves one has left them all, and nothing can be read or written in what is left.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, beforeEach, test } from 'node:test';
import { JSDOM } from 'jsdom';
import { insertDisk } from './disk.mjs';
import { open } from './page.mjs';

const text = readFileSync(new URL('../../frontend/public/here.js', import.meta.url), 'utf8').replaceAll('import(', 'comes(').replaceAll('export const', 'const');
const ADA = '01890000-0000-7000-8000-000000000001', BO = '01890000-0000-7000-8000-000000000002', IDLE = '<template id="idle"></template>';
const later = setTimeout, rest = (ms = 20) => new Promise((done) => { later(done, ms); });
after(() => later(() => process.exit(), 50));
let windows;
/** As the browser has it: heard by all others of the name, also of the same page. */
class Channel {
  constructor() { windows.push(this); }
  postMessage(data) { for (const one of windows) if (one !== this) one.onmessage?.({ data }); }
}
/** A window: `me` is who its page says is signed in; `offline` whose pages the one for no network opened. */
function opens(me, { html = IDLE, offline } = {}) {
  const { window } = new JSDOM(`<!doctype html><html${me ? ` data-me="${me}"` : ''}><body><main${offline === undefined ? '' : ' data-offline=""'}></main><form method="post" action="/sign-out"></form>${html}</body></html>`);
  const { document } = window, went = [], heard = [];
  document.addEventListener('waymark:left', () => heard.push('left'));
  const given = {
    document, addEventListener: window.addEventListener.bind(window), location: { replace: (to) => went.push(to) }, Event: window.Event, BroadcastChannel: Channel,
    setTimeout: (deed) => later(deed, 1), comes: async () => ({ whose: async () => offline }),
  };
  const tells = new Function(...Object.keys(given), `${text}; return tells;`)(...Object.values(given));
  return { window, document, went, heard, tells, hidden: () => document.documentElement.style.display === 'none' };
}
const stays = (one) => assert.deepEqual([one.hidden(), one.went, one.heard], [false, [], []]);
beforeEach(() => { windows = []; });

test('a sign-out in one window hides the others at once, their keys go, and they go to the way in', async () => {
  const [one, other, teacher, wall] = [opens(ADA), opens(ADA), opens(ADA, { html: '' }), opens('')];
  for (const each of [one, other, teacher, wall]) stays(each);
  one.tells('');
  await null;
  assert.deepEqual([other.hidden(), other.heard, 'left' in other.document.documentElement.dataset], [true, ['left'], true]);
  await rest();
  assert.deepEqual([other.went, teacher.went], [['/join'], ['/sign-in']]);
  stays(one);
  stays(wall);
  const asked = new other.window.Event('beforeunload', { cancelable: true });
  other.window.addEventListener('beforeunload', (event) => event.preventDefault());
  other.window.dispatchEvent(asked);
  assert.equal(asked.defaultPrevented, false, 'nobody is asked whether to stay');
});

test('what the browser sends by itself is told as well; what the outbox asks about first is not', async () => {
  const [one, other] = [opens(ADA), opens(ADA)], form = one.document.querySelector('form'), sends = () => form.dispatchEvent(new one.window.Event('submit', { bubbles: true, cancelable: true }));
  const stops = (event) => event.preventDefault();
  form.addEventListener('submit', stops);
  sends();
  await rest();
  stays(other);
  form.removeEventListener('submit', stops);
  sends();
  await rest();
  assert.deepEqual(other.went, ['/join']);
});

test('somebody else who comes in one window ends the last one’s; the same one again ends nothing', async () => {
  const last = opens(ADA), offline = opens('', { offline: ADA });
  opens(ADA);
  await rest();
  stays(last);
  stays(offline);
  opens(BO);
  await rest();
  assert.deepEqual([last.went, offline.went], [['/join'], ['/join']]);
});

test('the page for no network is left with the others', async () => {
  const offline = opens('', { offline: ADA });
  opens(ADA).tells('');
  await rest();
  assert.deepEqual([offline.hidden(), offline.went], [true, ['/join']]);
});

test('what the server ended is left by a student, with the key until the words of this moment are kept; a teacher’s page says it itself', async () => {
  const ada = opens(ADA), teacher = opens(ADA, { html: '' });
  for (const { document, window } of [ada, teacher]) document.dispatchEvent(new window.Event('waymark:ended'));
  assert.ok(ada.hidden());
  await rest();
  assert.deepEqual([ada.went, ada.heard], [['/join'], []]);
  stays(teacher);
});

// — The keeper of a window that is left —

test('after that nothing is sealed and nothing is sent', async () => {
  const disk = insertDisk(), page = open('<main></main>'), asked = [];
  document.documentElement.dataset.me = ADA;
  Object.assign(globalThis, { BroadcastChannel: undefined, CustomEvent: page.CustomEvent, HTMLFormElement: page.HTMLFormElement, setTimeout: (deed, ms, ...of) => later(deed, ms / 20, ...of) });
  Object.defineProperty(globalThis, 'navigator', { value: { sendBeacon: () => asked.push('beacon') }, configurable: true });
  globalThis.fetch = async (address) => {
    if (address === '/api/v1/seal') return new Response(new Uint8Array(32), { headers: { 'waymark-person': ADA } });
    if (!String(address).startsWith('/outbox/words')) asked.push(String(address));
    throw new TypeError('no network');
  };
  const { keepHalf, leaving, sealedStore, send } = await import('/kept.js');
  const words = (id, words) => [{ id, person: ADA, do: 'save_draft', reflection: `piece-${id}`, base_version: 0, beginning: {}, draft: { words } }];
  send(JSON.stringify(words('one', 'A leaf')));
  while (!disk.rows('outbox').length || !asked.some((address) => address.startsWith('/api/v1/commands'))) await rest(5);
  document.dispatchEvent(new page.Event('waymark:left'));
  await rest(50);
  asked.length = 0;
  send(JSON.stringify(words('two', 'A stone, typed by the next one')));
  leaving(JSON.stringify(words('three', 'A bird')));
  const half = await keepHalf('form /goal', '{"fields":[]}');
  await rest(300);
  assert.deepEqual([disk.rows('outbox').length, half, await sealedStore(), asked], [1, false, null, []]);
});
