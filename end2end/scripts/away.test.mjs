// The page for no network, after its student signed out without one: nothing of theirs is shown, nothing is typed or sent as theirs, and the page
// says that somebody has to sign in.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { open } from './page.mjs';

const ADA = '01890000-0000-7000-8000-000000000001', disk = insertDisk();
const window = open('<main id="main" data-offline=""><section data-signed-out hidden>Signed out</section><section data-signed-in>Still works</section><section data-seen hidden><ul></ul></section></main>');
const later = setTimeout, rest = (ms) => new Promise((done) => { later(done, ms); }), asked = [], kept = new Map([['waymark-kept', 'waits']]);
Object.assign(globalThis, {
  BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement,
  localStorage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => { kept.set(key, String(value)); }, removeItem: (key) => { kept.delete(key); } },
  caches: { match: async (name, { cacheName }) => (name === '/owed' && cacheName === 'shell-notes' ? {} : undefined) },
  fetch: async (address) => { asked.push(address); return new Response('ok'); },
});
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
after(() => later(() => process.exit(), 50));

const { sealed } = await import('/sealed.js');
const ada = await sealed(ADA, async () => new Response(new Uint8Array(32), { headers: { 'waymark-person': ADA } }));
await ada.sees('/piece/1', { title: 'Writing', heading: 'Leaves', html: '<main id="main"><p>A leaf is a hand.</p></main>' });
await ada.write({ put: [{ id: 'one', person: ADA, kind: 'command', envelope: { id: 'one', do: 'save_draft' } }] });

test('a sign-out is owed: the key is gone first, what was seen with it, and the work waits sealed', async () => {
  const { start, sealedStore, whose } = await import('/kept.js');
  await import('/seen.js');
  await start();
  await rest(50);
  assert.deepEqual([disk.rows('keys').length, disk.rows('seen').length, disk.rows('outbox').length], [0, 0, 1]);
  assert.deepEqual([await sealedStore(), await whose(), kept.get('waymark-kept')], [null, '', 'waits']);
  assert.doesNotMatch(document.body.textContent, /Leaves|A leaf/);
  assert.deepEqual(['signed-out', 'signed-in', 'seen'].map((name) => document.querySelector(`[data-${name}]`).hidden), [false, true, true]);
  assert.deepEqual(asked.filter((address) => String(address).startsWith('/api/')), []);
});
