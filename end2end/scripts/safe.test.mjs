// What a page says of one form's words is about those: another form's may be safe already, or not yet, or be typed and never pressed.
import assert from 'node:assert/strict';
import { Blob as Bytes } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { after, afterEach, beforeEach, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { json, open } from './page.mjs';
import { begins, rest } from './story-clock.mjs';

const ME = '01890000-0000-7000-8000-000000000001', LEAF = '01890000-0000-7000-8000-00000000000a', STONE = '01890000-0000-7000-8000-00000000000b';
const SAYS = JSON.parse(readFileSync(new URL('../../app/locales/en/outbox.json', import.meta.url), 'utf8'));
const disk = insertDisk(), window = open('<main></main>'), { dataset } = document.documentElement;
Object.assign(dataset, { me: ME });
document.documentElement.lang = 'en';
begins();
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 2000, `not so: ${so}`); await rest(5); } };
Object.assign(globalThis, { Blob: Bytes, BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement, location: { assign() {} } });
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
window.HTMLFormElement.prototype.submit = function submit() {};
Object.assign(window.HTMLDialogElement.prototype, { showModal() {}, close() { this.dispatchEvent(new window.Event('close')); } });

let way = true, slow = 0;
const asked = [];
globalThis.fetch = async (address, { body } = {}) => {
  asked.push(String(address));
  if (address === '/api/v1/seal') return new Response(new Uint8Array(32), { headers: { 'waymark-person': ME } });
  if (/^\/outbox\/words/.test(address)) return json(200, SAYS);
  if (!way) throw new TypeError('no network');
  if (slow) await rest(slow);
  const said = (what) => new Response(JSON.stringify(what), { headers: { 'content-type': 'application/json' } });
  if (address === '/api/v1/commands') return said((body.startsWith('[') ? JSON.parse(body) : [Object.fromEntries(new URLSearchParams(body))]).map(({ id, command }) => ({ id: id ?? command, answer: 'done' })));
  if (address.startsWith('/api/v1/files')) return said({ state: 'ready', received: 9, file: {} });
  return new Response('ok');
};
const { mint } = await import('/mint.js');
// The device has it.
await import('/unsent.js');
const { isSafe } = await import('/safe.js');
const { sealed } = await import('/sealed.js');
const kept = await import('/kept.js');
after(() => rest(50).then(() => process.exit()));
const comes = () => { way = true; window.dispatchEvent(new window.Event('online')); };
const line = () => document.querySelector('.kept-line:not([hidden])')?.textContent ?? '';
const saves = (piece, words) => kept.send(JSON.stringify([{ id: mint(), person: ME, do: 'save_draft', reflection: piece, base_version: 0, beginning: {}, draft: { words } }]));
const lies = () => disk.rows('outbox').length;

beforeEach(() => { [way, disk.room] = [false, {}]; document.querySelector('main').innerHTML = ''; });
afterEach(async () => { comes(); await until(() => !lies() && dataset.kept === 'yes' && dataset.notKept === ''); });

test('words that were handed over a moment ago are not said to be on the device before they are, whatever else is', async () => {
  saves(STONE, 'A stone');
  await until(() => lies() === 1 && dataset.notKept === '');
  assert.equal(dataset.kept, 'yes', 'everything that there was is');
  const told = [], watch = new window.MutationObserver(() => told.push([dataset.notKept, lies()]));
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-not-kept'] });
  saves(LEAF, 'A leaf');
  await until(() => lies() === 2 && dataset.notKept === '');
  watch.disconnect();
  assert.deepEqual(told[0], [LEAF, 1]);
  assert.ok(told.every(([notKept, rows]) => notKept || rows === 2), JSON.stringify(told));
});

test('a picture that found no room is of its own piece: another piece’s words are on the device, and said to be', async () => {
  disk.room = { bytes: 0 };
  await kept.show(new Bytes([new Uint8Array(600_000)]), { kind: 'image', piece: LEAF }, []);
  saves(STONE, 'A stone');
  await until(() => lies() === 1 && dataset.notKept === LEAF);
  assert.deepEqual([dataset.notKept, dataset.kept, isSafe(LEAF, true), isSafe(STONE, false)], [LEAF, 'no', false, true]);
  await until(() => line() === SAYS['outbox.not_kept']);
});

test('a deed is safe once it is kept itself, not when the one before it was', async () => {
  saves(LEAF, 'A leaf');
  await until(() => lies() === 1 && dataset.notKept === '');
  const id = mint();
  assert.equal(isSafe(LEAF, true, id), false);
  kept.send(JSON.stringify([{ id, person: ME, do: 'show', reflection: LEAF, act: [] }]));
  await until(() => isSafe(LEAF, true, id));
  assert.equal(lies(), 2);
});

const formOf = (deed, field) => `<form method="post" id="of-${deed}"><input type="hidden" name="do" value="${deed}"><input type="hidden" name="command" value="${mint()}">
  <input type="hidden" name="person" value="${ME}"><textarea name="${field}"></textarea></form>`;
const at = (deed) => document.querySelector(`#of-${deed}`), said = (deed) => at(deed).querySelector('[data-form-line]')?.textContent ?? '';

test('one form’s words are sent and saved; what is typed in the one beside it is not said to be', async () => {
  document.querySelector('main').innerHTML = formOf('goal_think', 'words') + formOf('goal_reply', 'words');
  const [mine, other] = ['goal_think', 'goal_reply'].map((deed) => at(deed).querySelector('textarea'));
  mine.value = 'The bus is late';
  await kept.form(at('goal_think'));
  await until(() => said('goal_think') === SAYS['outbox.form_waits'] && line());
  assert.equal(said('goal_reply'), '');
  other.value = 'Thank you for';
  comes();
  await until(() => line() === SAYS['outbox.sent'] && said('goal_think') === SAYS['outbox.form_sent']);
  assert.equal(said('goal_reply'), '', 'typed, and on no device');
  await until(() => !line());

  way = false;
  await kept.form(at('goal_reply'));
  await until(() => said('goal_reply') === SAYS['outbox.form_waits'] && line());
  comes();
  await until(() => line() === SAYS['outbox.saved']);
});

test('the same words, pressed in one form and typed in the one beside it, are not all saved', async () => {
  document.querySelector('main').innerHTML = formOf('goal_think', 'words') + formOf('goal_reply', 'words');
  for (const deed of ['goal_think', 'goal_reply']) at(deed).querySelector('textarea').value = 'Thank you!';
  await kept.form(at('goal_think'));
  await until(() => said('goal_think') === SAYS['outbox.form_waits'] && line());
  comes();
  await until(() => line() === SAYS['outbox.sent']);
});

test('what is saved at the desk is in its field; a caption that says the same is not', async () => {
  document.querySelector('main').innerHTML = formOf('keep', 'words').replace('id="of-keep"', 'id="writing"') + formOf('show_caption', 'caption').replace('textarea', 'input').replace('</textarea>', '');
  for (const one of document.querySelectorAll('textarea, [name=caption]')) one.value = 'A leaf';
  saves(LEAF, 'A leaf');
  const { onlyHere } = await import('/safe.js');
  await until(() => onlyHere().map(({ name }) => name).join() === 'caption');
});

test('where a form’s words found no room, its own line says so', async () => {
  document.querySelector('main').innerHTML = formOf('goal_think', 'words');
  at('goal_think').querySelector('textarea').value = 'It is loud';
  disk.room = { outbox: 0 };
  await kept.form(at('goal_think'));
  await until(() => said('goal_think') === SAYS['outbox.not_kept']);
  assert.equal(lies(), 0);
});

test('sending goes on for a while: the line counts, however often there is something new to count', async () => {
  document.querySelector('main').innerHTML = formOf('goal_think', 'words');
  for (const words of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']) { at('goal_think').querySelector('textarea').value = words; await kept.form(at('goal_think')); }
  assert.equal(lies(), 10);
  const heard = new Set(), watch = new window.MutationObserver(() => heard.add(line()));
  watch.observe(document.body, { childList: true, subtree: true, attributes: true });
  // Each takes a moment: what is told in between must not put off what is to be said.
  slow = 150;
  comes();
  await until(() => !lies());
  await until(() => line() === SAYS['outbox.saved']);
  slow = 0;
  watch.disconnect();
  const counted = [...heard].filter((text) => /^Sending \d+ of 10$/.test(text));
  assert.ok(counted.length >= 2, [...heard].join(' | '));
});

test('whoever signs out without a network is told within four seconds of the press that it stays here, and may stay', async () => {
  saves(LEAF, 'A leaf is a hand.');
  await until(() => lies() === 1);
  document.body.insertAdjacentHTML('beforeend', '<form class="out" method="post" action="/sign-out"></form>');
  const pressed = performance.now(), stays = kept.signOut(document.querySelector('form.out'), null);
  await until(() => document.querySelector('dialog'));
  assert.ok(performance.now() - pressed <= 4000, `told ${performance.now() - pressed} ms after it was pressed`);
  assert.ok(performance.now() - pressed >= 2900, 'there were three seconds for a way');
  assert.ok(document.querySelector('dialog').textContent.includes(SAYS['outbox.out_locked'].one));
  document.querySelector('dialog button').click();
  await stays;
});

test('left alone without a network, a device is nobody’s within three seconds; what was not sent stays, sealed, and goes when its writer is back', async () => {
  saves(LEAF, 'A leaf is a hand.');
  await until(() => lies() === 1);
  const begun = performance.now();
  await kept.out().catch(() => {});
  assert.ok(performance.now() - begun <= 3000, `left after ${performance.now() - begun} ms`);
  assert.deepEqual([lies(), disk.rows('keys').length, disk.rows('seen').length, asked.at(-1)], [1, 0, 0, '/sign-out']);
  // Not by the window that was left; they come back to another one.
  comes();
  await rest(100);
  assert.equal(lies(), 1);
  const back = await sealed(ME, fetch), [{ envelope, n }] = await back.read();
  assert.equal(envelope.draft.words, 'A leaf is a hand.');
  await back.write({ drop: [n] });
});
