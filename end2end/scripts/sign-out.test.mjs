// A sign-out whose request takes its time: in the window that signs out, nothing more is kept as whoever has left, by no key, no picture of a page
// and no picture on one. What waits of somebody else stays, and is not forgotten.
import assert from 'node:assert/strict';
import { Blob as Bytes } from 'node:buffer';
import { after, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { json, open } from './page.mjs';

const ADA = '01890000-0000-7000-8000-000000000001', BO = '01890000-0000-7000-8000-000000000002';
const disk = insertDisk(), window = open('<main></main><form method="post" action="/sign-out"></form>'), flags = new Map(), later = setTimeout;
document.documentElement.dataset.me = BO;
let posted = 0;
Object.assign(globalThis, {
  Blob: Bytes, BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement,
  localStorage: { getItem: (name) => flags.get(name) ?? null, setItem: (name, said) => flags.set(name, said), removeItem: (name) => flags.delete(name) },
});
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
// The server says nothing, and the page stays where it is.
window.HTMLFormElement.prototype.submit = () => { posted++; };
const key = (person) => async () => new Response(new Uint8Array(32), { headers: { 'waymark-person': person } });
globalThis.fetch = async (address) => (address === '/api/v1/seal' ? key(BO)() : /words/.test(address) ? json(200, {}) : new Response('ok'));
const { sealed } = await import('/sealed.js');
const kept = await import('/kept.js');
after(() => later(() => process.exit(), 50));

const ada = await sealed(ADA, key(ADA));
await ada.write({ put: [{ id: 'one', person: ADA, kind: 'command', envelope: { id: 'one', do: 'save_draft', draft: { words: 'A leaf' } } }] });
await ada.lock();
const lie = () => ['keys', 'seen', 'pictures', 'half', 'outbox'].map((store) => disk.rows(store).length);

test('nothing is written as theirs once they have pressed it, also by what was on its way', async () => {
  await kept.start();
  const store = await kept.sealedStore();
  await store.sees('/home', { html: '<main></main>' });
  await store.keepPicture('/file/1', new Blob(['1']));
  assert.deepEqual(lie(), [1, 1, 1, 0, 1]);
  flags.set('waymark-kept', 'kept');
  await kept.signOut(document.querySelector('form'), null);
  assert.equal(posted, 1);
  assert.deepEqual(lie(), [0, 0, 0, 0, 1]);
  await assert.rejects(store.sees('/home', { html: '<main></main>' }));
  await assert.rejects(store.keepPicture('/file/1', new Blob(['1'])));
  assert.equal(await kept.keepHalf('form /goal/new goal_set', JSON.stringify({ fields: [['statement', 'Half a thought']], read: [] })), false);
  assert.equal(await kept.sealedStore(), null);
  assert.deepEqual(lie(), [0, 0, 0, 0, 1]);
  // A recording that is still being made is work, and stays as that.
  await store.sees('recording 1', { recording: '1' });
  assert.equal(disk.rows('seen').length, 1);
});

test('a word that was on its way to the disk as they left stays, sealed, and no number of its hand beside it', async () => {
  const leave = new AbortController(), store = await sealed(BO, key(BO), leave.signal);
  leave.abort();
  await store.write({ put: [{ id: 'two', person: BO, kind: 'command', hand: ['h', 1], envelope: { id: 'two', do: 'save_draft', draft: { words: 'A root' } } }] });
  await store.lock();
  assert.deepEqual(disk.rows('seen').filter(([[, name]]) => name.startsWith('hand ')), []);
  assert.equal(disk.rows('outbox').length, 2);
});

test('that somebody’s work waits here is known after the sign-out of somebody who left none', () => {
  assert.equal(flags.get('waymark-kept'), 'waits');
});
