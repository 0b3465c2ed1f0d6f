// A disk that takes what it is asked and never answers: a sign-out waits for it for some seconds, says what nobody can know, and goes on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Blob as Bytes } from 'node:buffer';
import { after, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { json, open } from './page.mjs';

const ME = '01890000-0000-7000-8000-000000000001', SAYS = JSON.parse(readFileSync(new URL('../../app/locales/en/outbox.json', import.meta.url), 'utf8'));
const disk = insertDisk(), window = open(`<main><form class="goal" method="post" action="/api/v1/commands"><input type="hidden" name="do" value="goal_set"><input type="hidden" name="command" value="${ME}">
  <input type="hidden" name="person" value="${ME}"><input type="hidden" name="goal" value="${ME}"><textarea name="statement">Ask one question</textarea></form></main><form class="out" method="post" action="/sign-out"></form>`), flags = new Map();
Object.assign(document.documentElement.dataset, { me: ME });
document.documentElement.lang = 'en';
// Twenty milliseconds are one.
const later = setTimeout, clock = performance.now.bind(performance);
globalThis.setTimeout = (deed, ms, ...of) => later(deed, ms / 20, ...of);
performance.now = () => clock() * 20;
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 400, `not so: ${so}`); await new Promise((done) => { later(done, 5); }); } };
Object.assign(globalThis, {
  Blob: Bytes, BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement,
  localStorage: { getItem: (name) => flags.get(name) ?? null, setItem: (name, said) => flags.set(name, said), removeItem: (name) => flags.delete(name) },
});
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
Object.assign(window.HTMLDialogElement.prototype, { showModal() {}, close() { this.dispatchEvent(new window.Event('close')); } });
let posted = 0, way = false;
window.HTMLFormElement.prototype.submit = () => { posted++; };
globalThis.fetch = async (address, { body } = {}) => {
  if (/words/.test(address)) return json(200, SAYS);
  if (!way) throw new TypeError('no network');
  if (address === '/api/v1/seal') return new Response(new Uint8Array(32), { headers: { 'waymark-person': ME } });
  return new Response(address === '/healthz' ? 'ok' : JSON.stringify(JSON.parse(body).map(({ id }) => ({ id, answer: 'done' }))), { headers: { 'content-type': 'application/json' } });
};
const { mint } = await import('/mint.js');
after(() => later(() => process.exit(), 50));
const says = () => document.querySelector('dialog')?.textContent ?? '', presses = (nth) => document.querySelectorAll('dialog button')[nth].click();
const STAY = 0, GO = 1, signsOut = (page) => page.signOut(document.querySelector('form.out'), null);
const writes = (page) => page.send(JSON.stringify([{ id: mint(), person: ME, do: 'save_draft', reflection: 'leaf', base_version: 0, beginning: {}, draft: { words: 'A leaf' } }]));

// Whether somebody's sign-out is owed lies in another part of the same disk.
globalThis.caches = { match: () => (disk.isSilent ? new Promise(() => {}) : Promise.resolve(undefined)) };

test('a disk that is silent as somebody leaves who left nothing: nobody is asked, and the next page looks for the key all the same', async () => {
  disk.isSilent = false;
  way = true;
  const page = await import('/kept.js?6');
  await page.start();
  delete document.documentElement.dataset.notKept;
  flags.set('waymark-kept', 'kept');
  flags.set('waymark-idle', '5');
  disk.isSilent = true;
  const before = posted;
  await signsOut(page);
  assert.equal(posted, before + 1);
  assert.deepEqual([says(), flags.get('waymark-kept'), flags.get('waymark-idle')], ['', 'kept', '5']);
});

for (const [when, waits] of [['while something waited on it', true], ['with the words that are typed now', false]]) test(`a disk that falls silent ${when}: it is said, and that something waits is known afterwards`, async () => {
  disk.isSilent = false;
  way = true;
  const page = await import(`/kept.js?${waits ? 3 : 4}`);
  await page.start();
  way = false;
  if (waits) { writes(page); await until(() => disk.rows('outbox').length === 1); } else flags.set('waymark-kept', 'kept');
  disk.isSilent = true;
  if (!waits) writes(page);
  const goes = signsOut(page), before = posted;
  await until(() => says().includes(SAYS['outbox.out_silent_title']));
  presses(GO);
  await goes;
  assert.equal(posted, before + 1);
  assert.equal(flags.get('waymark-kept'), 'waits');
});

for (const [what, does] of [
  ['a form that is pressed', (page) => page.form(document.querySelector('form.goal'), null)],
  ['a recording', (page) => page.show(new Blob(['1']), { kind: 'sound' }, [])],
]) test(`a disk that falls silent with ${what}: it is said as well, and the key that may still be there is looked for by the next page`, async () => {
  disk.isSilent = false;
  way = true;
  const page = await import(`/kept.js?${what.length}`);
  await page.start();
  way = false;
  delete document.documentElement.dataset.notKept;
  flags.set('waymark-kept', 'kept');
  disk.isSilent = true;
  does(page).catch(() => {});
  const goes = signsOut(page), before = posted;
  await until(() => says().includes(SAYS['outbox.out_silent_title']));
  presses(GO);
  await goes;
  assert.equal(posted, before + 1);
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
  await until(() => says().includes(SAYS['outbox.out_silent_title']));
  assert.ok(says().includes(SAYS['outbox.out_silent']));
  presses(STAY);
  await stays;
  assert.equal(posted, before, 'they stay');
  const goes = signsOut(page);
  await until(says);
  presses(GO);
  await goes;
  assert.equal(posted, before + 1);
});
