// A line that is half open: the key that seals what a device keeps is asked for, and nothing ever comes back. Nobody waits for it: what is pressed is
// in memory and said to be, whoever signs out is out, and when the key comes after all, the disk has everything.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { makeLocks } from './locks.mjs';
import { json, open } from './page.mjs';
import { begins, rest } from './story-clock.mjs';

const ME = '01890000-0000-7000-8000-000000000001', SAYS = JSON.parse(readFileSync(new URL('../../app/locales/en/outbox.json', import.meta.url), 'utf8'));
const disk = insertDisk(), locks = makeLocks(), window = open('<main></main>'), { dataset } = document.documentElement;
dataset.me = ME;
document.documentElement.lang = 'en';
begins();
const later = (ms) => new Promise((done) => { setTimeout(done, ms); });
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 2000, `not so: ${so}`); await rest(5); } };
Object.assign(globalThis, { BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement, location: { pathname: '/goal/new', assign() {} } });
Object.defineProperty(globalThis, 'navigator', { value: { locks: locks.window() }, configurable: true });
Object.assign(window.HTMLDialogElement.prototype, { showModal() {}, close() { this.dispatchEvent(new window.Event('close')); } });
window.HTMLFormElement.prototype.submit = () => {};

// Everything is swallowed but a sentence's words and the sign-out, until somebody says what came of it.
const seals = [], asked = [];
globalThis.fetch = async (address, { signal } = {}) => {
  asked.push(String(address));
  if (/^\/outbox\/words/.test(address)) return json(200, SAYS);
  if (address === '/sign-out') return new Response('');
  return new Promise((comes, fails) => {
    if (address === '/api/v1/seal') seals.push({ signal, comes: () => comes(new Response(new Uint8Array(32), { headers: { 'waymark-person': ME } })) });
    signal?.addEventListener('abort', () => fails(signal.reason));
  });
};
const { mint } = await import('/mint.js');
// The device has it.
await import('/unsent.js');
after(() => rest(50).then(() => process.exit()));

const shows = () => {
  document.querySelector('main').innerHTML = `<form method="post" action="/api/v1/commands"><input type="hidden" name="do" value="goal_set"><input type="hidden" name="command" value="${mint()}">
    <input type="hidden" name="person" value="${ME}"><textarea name="statement">I read a page</textarea></form>`;
  return document.querySelector('form');
};
const said = () => document.querySelector('form [data-form-line]')?.textContent;
/** Whether it is done in so many of the story's milliseconds: what waits for the line waits for ever. */
const within = async (ms, deed) => { const begun = performance.now(); return (await Promise.race([deed.then(() => 'ends'), later(ms)])) === 'ends' && performance.now() - begun <= ms; };

test('whoever signs out then is out in time', async () => {
  const { out } = await import('/kept.js?2');
  assert.ok(await within(4000, out()), 'no later than /idle.js waits for it');
  assert.deepEqual([asked.at(-1), seals[0].signal.aborted], ['/sign-out', true], 'and no key comes behind them');
});

test('who has pressed something and signs out then is asked within four seconds, and told that it is nowhere', async () => {
  const { form, signOut } = await import('/kept.js?3');
  document.body.insertAdjacentHTML('beforeend', '<form class="out" method="post" action="/sign-out"></form>');
  form(shows()).catch(() => {});
  const pressed = performance.now(), goes = signOut(document.querySelector('form.out'), null);
  await until(() => document.querySelector('dialog'));
  assert.ok(performance.now() - pressed <= 4000, `asked ${performance.now() - pressed} ms after it was pressed`);
  assert.ok(document.querySelector('dialog').textContent.includes(SAYS['outbox.out_lost'].one));
  document.querySelectorAll('dialog button')[1].click();
  await goes;
  delete dataset.notKept;
});

test('a form that is pressed says where its words are, and another window has its turn at the key', async () => {
  const { form } = await import('/kept.js'), before = seals.length;
  assert.ok(await within(8000, form(shows())));
  assert.equal(said(), SAYS['outbox.not_kept']);
  await until(() => seals[before].signal.aborted && !locks.names().includes('waymark key'));
  assert.equal(seals.length, before + 1, 'asked for once by all who wait');
});

test('the key comes late: what was in memory is on the disk, with what was said since', async () => {
  const { form } = await import('/kept.js');
  await later(5000);
  const before = seals.length, pressed = form(shows());
  await until(() => seals.length === before + 1);
  assert.deepEqual([disk.rows('outbox').length, dataset.kept], [0, 'no']);
  await rest(60);
  seals.at(-1).comes();
  await until(() => disk.rows('outbox').length === 2 && dataset.notKept === '');
  await pressed;
  assert.deepEqual([said(), disk.rows('keys').length], [SAYS['outbox.form_waits'], 1]);
});
