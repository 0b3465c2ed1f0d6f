// A disk that takes what it is asked and never answers: a sign-out waits for it for some seconds, says what nobody can know, and goes on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Blob as Bytes } from 'node:buffer';
import { after, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { json, open } from './page.mjs';
import { begins, rest } from './story-clock.mjs';

const ME = '01890000-0000-7000-8000-000000000001', SAYS = JSON.parse(readFileSync(new URL('../../app/locales/en/outbox.json', import.meta.url), 'utf8'));
const disk = insertDisk(), window = open(`<main><form class="goal" method="post" action="/api/v1/commands"><input type="hidden" name="do" value="goal_set"><input type="hidden" name="command" value="${ME}">
  <input type="hidden" name="person" value="${ME}"><input type="hidden" name="goal" value="${ME}"><textarea name="statement">Ask one question</textarea></form></main><form class="out" method="post" action="/sign-out"></form>`), flags = new Map();
Object.assign(document.documentElement.dataset, { me: ME });
document.documentElement.lang = 'en';
begins();
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 2000, `not so: ${so}`); await rest(5); } };
Object.assign(globalThis, {
  Blob: Bytes, BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement,
  localStorage: { getItem: (name) => flags.get(name) ?? null, setItem: (name, said) => flags.set(name, said), removeItem: (name) => flags.delete(name) },
});
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
Object.assign(window.HTMLDialogElement.prototype, { showModal() {}, close() { this.dispatchEvent(new window.Event('close')); } });
let posted = 0, way = false, late = 0;
window.HTMLFormElement.prototype.submit = () => { posted++; };
globalThis.fetch = async (address, { body } = {}) => {
  if (/words/.test(address)) { if (late) await new Promise((done) => { setTimeout(done, late); }); return json(200, SAYS); }
  if (!way) throw new TypeError('no network');
  if (address === '/api/v1/seal') return new Response(new Uint8Array(32), { headers: { 'waymark-person': ME } });
  return new Response(address === '/healthz' ? 'ok' : JSON.stringify(JSON.parse(body).map(({ id }) => ({ id, answer: 'done' }))), { headers: { 'content-type': 'application/json' } });
};
const { mint } = await import('/mint.js');
// The device has it.
await import('/unsent.js');
after(() => rest(50).then(() => process.exit()));
const says = () => document.querySelector('dialog')?.textContent ?? '', presses = (nth) => document.querySelectorAll('dialog button')[nth].click();
const STAY = 0, GO = 1;
/** Three seconds to send what can be sent, and one more at most until it is asked. */
let pressed = 0;
const signsOut = (page) => { pressed = performance.now(); return page.signOut(document.querySelector('form.out'), null); };
const isAsked = async (so) => { await until(so); assert.ok(performance.now() - pressed <= 4000, `asked ${performance.now() - pressed} ms after it was pressed`); };
const writes = (page) => page.send(JSON.stringify([{ id: mint(), person: ME, do: 'save_draft', reflection: 'leaf', base_version: 0, beginning: {}, draft: { words: 'A leaf' } }]));

// Whether somebody's sign-out is owed lies in another part of the same disk.
globalThis.caches = { match: () => (disk.isSilent ? new Promise(() => {}) : Promise.resolve(undefined)) };

/** A later page, on a disk that speaks; nothing was written on it. Without a way from then on. */
async function opensPage(nth) {
  disk.isSilent = false;
  way = true;
  const page = await import(`/kept.js?${nth}`);
  await page.start();
  way = false;
  delete document.documentElement.dataset.notKept;
  flags.set('waymark-kept', 'kept');
  return page;
}

test('a disk that is silent as somebody leaves who left nothing: nobody is asked, and the next page looks for the key all the same', async () => {
  const page = await opensPage(3), before = posted;
  flags.set('waymark-idle', '5');
  disk.isSilent = true;
  await signsOut(page);
  assert.equal(posted, before + 1);
  assert.deepEqual([says(), flags.get('waymark-kept'), flags.get('waymark-idle')], ['', 'kept', '5']);
});

const waits = async (page) => { writes(page); await until(() => disk.rows('outbox').length === 1); }, nothing = async () => {};
for (const [nth, [when, before, then]] of [
  ['while something waited on it', waits, nothing],
  ['with the words that are typed now', nothing, writes],
  ['with a form that is pressed', nothing, (page) => page.form(document.querySelector('form.goal'), null)],
  ['with words that found no room on it', async (page) => { disk.room = { outbox: 0 }; writes(page); await until(() => document.documentElement.dataset.notKept === 'leaf' && document.documentElement.dataset.kept === 'no'); disk.room = {}; }, nothing],
  ['with a recording', nothing, (page) => page.show(new Blob(['1']), { kind: 'sound' }, [])],
].entries()) test(`a disk that falls silent ${when}: it is said, and that something waits is known afterwards`, async () => {
  const page = await opensPage(4 + nth), already = posted;
  await before(page);
  disk.isSilent = true;
  then(page).catch(() => {});
  const goes = signsOut(page);
  await isAsked(() => says().includes(SAYS['outbox.out_silent_title']));
  presses(GO);
  await goes;
  assert.equal(posted, already + 1);
  assert.equal(flags.get('waymark-kept'), 'waits');
});

test('where nothing was done and nothing is known to wait, nobody is asked', async () => {
  const before = posted;
  // Another page, on which nothing was written.
  delete document.documentElement.dataset.notKept;
  flags.delete('waymark-kept');
  await signsOut(await import('/kept.js'));
  assert.equal(posted, before + 1);
  assert.equal(says(), '');
});

test('what was done and nothing has taken yet is told as what nobody can know; whoever goes all the same, goes', async () => {
  const page = await import('/kept.js?2'), before = posted;
  writes(page);
  const stays = signsOut(page);
  await isAsked(() => says().includes(SAYS['outbox.out_silent_title']));
  assert.ok(says().includes(SAYS['outbox.out_silent']));
  assert.ok(document.querySelector('link[href$="pkg/unsent.css"]'), 'it looks like every window');
  // See /plain.js: what was pressed once is not pressed twice.
  const form = document.querySelector('form.out');
  form.dataset.sent = 'yes';
  presses(STAY);
  await stays;
  assert.equal(posted, before, 'they stay');
  assert.equal(form.dataset.sent, undefined, 'and may press it again');
  const goes = signsOut(page);
  await isAsked(says);
  presses(GO);
  await goes;
  assert.equal(posted, before + 1);
});

test('a line that says nothing as well lets the question’s own words come late: it is asked in time all the same', async () => {
  const page = await opensPage(9), before = posted;
  // What the page's own line had to say is said.
  await new Promise((done) => { setTimeout(done, 3000); });
  // In another language its words are not there yet; the worker gives those that it keeps when the line has said nothing for so long.
  [document.documentElement.lang, late, disk.isSilent] = ['es', 1500, true];
  writes(page);
  const goes = signsOut(page);
  await isAsked(() => says().includes(SAYS['outbox.out_silent_title']));
  presses(GO);
  await goes;
  assert.equal(posted, before + 1);
});
