// What the server refuses while there is a network: the browser shows the server's page, and the words stay on the device until their student says
// them anew or gives them up. Nothing goes twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { json, open } from './page.mjs';

const ME = '01890000-0000-7000-8000-000000000001', SAYS = JSON.parse(readFileSync(new URL('../../app/locales/en/outbox.json', import.meta.url), 'utf8'));
const disk = insertDisk(), window = open('<main></main>');
document.documentElement.dataset.me = ME;
document.documentElement.lang = 'en';
// Twenty milliseconds are one.
const later = setTimeout, rest = (ms) => new Promise((done) => { later(done, ms); });
globalThis.setTimeout = (deed, ms, ...of) => later(deed, ms / 20, ...of);
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 400, `not so: ${so}`); await rest(5); } };
const went = [], posted = [], sent = [];
Object.assign(globalThis, { BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement, location: { pathname: '/shelf', assign: (to) => went.push(to) } });
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
window.HTMLFormElement.prototype.submit = function submit() { posted.push(Object.fromEntries(new FormData(this))); };
let takes = () => false;
globalThis.fetch = async (address, { body } = {}) => {
  if (address === '/api/v1/seal') return new Response(new Uint8Array(32), { headers: { 'waymark-person': ME } });
  if (/^\/outbox\/words/.test(address)) return json(200, SAYS);
  if (address !== '/api/v1/commands') return new Response('ok');
  const one = Object.fromEntries(new URLSearchParams(body));
  sent.push(one);
  const answer = takes(one) ? { answer: 'done' } : { answer: 'refused', refusal: { refused: 'conflict', sentence: { key: 'shelf.too_many', gaps: [] } }, says: 'Your shelf is full.' };
  return new Response(JSON.stringify([{ id: one.command, ...answer }]), { headers: { 'content-type': 'application/json', 'x-waymark-to': '/shelf' } });
};
const { mint } = await import('/mint.js');
const { sealed } = await import('/sealed.js');
await sealed(ME, fetch);
after(() => later(() => process.exit(), 50));

/** A page of the server's: with what was typed, where it is the answer to that. */
function shows(words = '') {
  document.querySelector('.kept-line')?.remove();
  document.querySelector('main').innerHTML = `<form method="post" action="/api/v1/commands"><input type="hidden" name="do" value="try_pose"><input type="hidden" name="command" value="${mint()}">
    <input type="hidden" name="person" value="${ME}"><input type="hidden" name="try" value="${mint()}"><textarea name="words">${words}</textarea></form>`;
  return document.querySelector('form');
}
const types = (at, words) => { at.elements.words.value = words; return at; };
const line = () => document.querySelector('.kept-line:not([hidden])')?.textContent ?? '';
const aside = async () => (await (await sealed(ME, fetch)).read()).map(({ state, fields }) => [state, Object.fromEntries(fields).words]);

test('the words stay on the device while the browser asks for the page that says why', async () => {
  const { form } = await import('/kept.js');
  await form(types(shows(), 'Start early'));
  assert.deepEqual([posted.length, sent.length], [1, 1]);
  assert.equal(posted[0].command, sent[0].command, 'what the server took after all, it knows again');
  assert.deepEqual(await aside(), [['refused', 'Start early']]);
});

test('that page never came: the next one says that there is something, and where its words are', async () => {
  shows();
  const { start } = await import('/kept.js?2');
  await start();
  await until(() => line().startsWith(SAYS['outbox.refused'].one));
});

test('that page came and says it beside its words: nothing else does; said anew there, they go once and are kept no longer', async () => {
  const at = shows('Start early'), { form, start } = await import('/kept.js?3');
  document.body.querySelectorAll('.kept-line').forEach((one) => one.remove());
  await start();
  await rest(150);
  assert.equal(line(), '');
  assert.equal(disk.rows('outbox').length, 1);
  takes = ({ words }) => words === 'Start on time';
  await form(types(at, 'Start on time'));
  assert.deepEqual([went, sent.slice(1).map(({ words }) => words), posted.length, disk.rows('outbox').length], [['/shelf'], ['Start on time'], 1, 0]);
});

test('refused again, it is the newer words that stay; another form’s are not taken for them', async () => {
  const { form } = await import('/kept.js?4');
  await form(types(shows(), 'A first'));
  await form(types(shows(), 'A second'));
  assert.deepEqual(await aside(), [['refused', 'A first'], ['refused', 'A second']]);
  await form(types(shows('A second'), 'A second one'));
  assert.deepEqual(await aside(), [['refused', 'A first'], ['refused', 'A second one']]);
});

test('nothing was written: nothing stays', async () => {
  const { form } = await import('/kept.js?5'), many = disk.rows('outbox').length;
  await form(shows());
  assert.equal(disk.rows('outbox').length, many);
});

test('at the desk, what the server made a draft of is its draft', async () => {
  document.querySelector('main').innerHTML = '<form id="writing" method="post"><button name="do" value="try_pose"></button><textarea name="words">A first</textarea></form>';
  await (await import('/kept.js?6')).start();
  await until(() => disk.rows('outbox').length === 1);
  assert.deepEqual(await aside(), [['refused', 'A second one']]);
});
