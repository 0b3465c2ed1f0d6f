// A device without room, and two windows: what the other one holds in its memory alone would end with a sign-out here. Whoever signs out is told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { json, open } from './page.mjs';

const ME = '01890000-0000-7000-8000-000000000001', SAYS = JSON.parse(readFileSync(new URL('../../app/locales/en/outbox.json', import.meta.url), 'utf8'));
const disk = insertDisk(), window = open('<main></main><form method="post" action="/sign-out"></form>');
Object.assign(document.documentElement.dataset, { me: ME });
document.documentElement.lang = 'en';
// Twenty milliseconds are one; three, where a clock is looked at.
const later = setTimeout, clock = performance.now.bind(performance);
globalThis.setTimeout = (deed, ms, ...of) => later(deed, ms / 20, ...of);
performance.now = () => clock() * 3;
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 400, `not so: ${so}`); await new Promise((done) => { later(done, 5); }); } };
/** As the browser has it: heard by all others of the name, also of the same page. */
const channels = [];
class Channel {
  constructor(name) { this.name = name; channels.push(this); }
  postMessage(data) { for (const one of channels) if (one !== this && one.name === this.name) queueMicrotask(() => one.onmessage?.({ data })); }
}
Object.assign(globalThis, { BroadcastChannel: Channel, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement });
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
Object.assign(window.HTMLDialogElement.prototype, { showModal() {}, close() { this.dispatchEvent(new window.Event('close')); } });
let posted = 0, way = false;
window.HTMLFormElement.prototype.submit = () => { posted++; };
globalThis.fetch = async (address, { body } = {}) => {
  if (address === '/api/v1/seal') return new Response(new Uint8Array(32), { headers: { 'waymark-person': ME } });
  if (/words/.test(address)) return json(200, SAYS);
  if (!way) throw new TypeError('no network');
  return new Response(address === '/healthz' ? 'ok' : JSON.stringify(JSON.parse(body).map(({ id }) => ({ id, answer: 'done' }))), { headers: { 'content-type': 'application/json' } });
};
const { sealed } = await import('/sealed.js');
const { mint } = await import('/mint.js');
await sealed(ME, fetch);
const [here, there] = [await import('/kept.js'), await import('/kept.js?2')];
after(() => later(() => process.exit(), 50));
const says = () => document.querySelector('dialog')?.textContent ?? '', presses = (nth) => document.querySelectorAll('dialog button')[nth].click();
const signsOut = () => here.signOut(document.querySelector('form'), null);

test('what another window alone holds is asked about, and told as what is gone', async () => {
  disk.room = { outbox: 0 };
  await here.start();
  let standing = null;
  document.addEventListener('waymark:outbox', ({ detail }) => { standing = detail; });
  there.send(JSON.stringify([{ id: mint(), person: ME, do: 'save_draft', reflection: 'leaf', base_version: 0, beginning: {}, draft: { words: 'A leaf' } }]));
  await until(() => standing?.waiting === 1 && !standing.lasting);
  const out = signsOut();
  await until(() => says().includes(SAYS['outbox.out_title'].one));
  assert.ok(says().includes(SAYS['outbox.out_lost'].one));
  presses(0);
  await out;
  assert.equal(posted, 0, 'they stay');
});

test('it is sent while they wait: nobody is asked', async () => {
  const out = signsOut();
  way = true;
  await out;
  assert.deepEqual([posted, says()], [1, '']);
});
