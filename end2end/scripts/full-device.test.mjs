// A device that has no room for a file: its page says so in plain words, keeps it and sends it; what was typed is safe on the device without
// it. (The queue itself: outbox.test.mjs. In a browser: tests/full-device.spec.ts.)
import assert from 'node:assert/strict';
import { Blob as Bytes, File as Picked } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { after, afterEach, beforeEach, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { json, open } from './page.mjs';

const ME = '01890000-0000-7000-8000-000000000001', disk = insertDisk(), window = open('');
const SAYS = Object.assign({}, ...['outbox', 'showing'].map((name) => JSON.parse(readFileSync(new URL(`../../app/locales/en/${name}.json`, import.meta.url), 'utf8'))));
Object.assign(document.documentElement.dataset, { me: ME, alive: 'yes' });
document.documentElement.lang = 'en';
// Twenty milliseconds are one.
const later = setTimeout, rest = (ms) => new Promise((done) => { later(done, ms); });
globalThis.setTimeout = (deed, ms, ...of) => later(deed, ms / 20, ...of);
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 400, `not so: ${so}`); await rest(5); } };
Object.assign(globalThis, { Blob: Bytes, BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement });
Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });

// A server that takes files and commands, when there is a way.
let way = true;
const files = new Map(), done = [];
globalThis.fetch = async (address, { method = 'GET', body } = {}) => {
  if (address === '/api/v1/seal') return new Response(new Uint8Array(32), { headers: { 'waymark-person': ME } });
  if (/^\/(outbox|showing)\/words/.test(address)) return json(200, SAYS);
  if (!way) throw new TypeError('no network');
  if (address === '/healthz') return new Response('ok');
  const told = (what) => new Response(JSON.stringify(what), { headers: { 'content-type': 'application/json' } });
  if (address === '/api/v1/commands') {
    done.push(...JSON.parse(body));
    return told(JSON.parse(body).map(({ id }) => ({ id, answer: 'done' })));
  }
  const { id, bytes } = address === '/api/v1/files' ? JSON.parse(body) : { id: address.split('/').pop() };
  if (bytes) files.set(id, { id, bytes, received: 0, file: { id } });
  const file = files.get(id);
  if (!bytes && method !== 'PATCH') return new Response(null, { status: 404 });
  if (!bytes) file.received += body.size;
  return told({ ...file, state: file.received === file.bytes ? 'ready' : 'arriving' });
};
const kept = await import('/kept.js');
window.waymarkOutbox = { send: kept.send, show: kept.show };
await import('/showing.js');
const { bringWith, mint } = await import('/acts.js');
after(() => later(() => process.exit(), 50));

const PIECE = '01890000-0000-7000-8000-00000000000a', LARGE = 600_000;
const SHEET = `<div class="showing" data-served="/piece/${PIECE}/shown" data-of="draft" data-cursor="c"><p data-said></p>
  <form data-upload><input type="hidden" name="person" value="${ME}"><input type="hidden" name="reflection" value="${PIECE}">
    <input type="file" name="bytes"><div data-uploads data-sending="${SAYS['showing.sending']}" data-waiting="${SAYS['showing.waits_for_network']}" data-stop="Stop"></div></form></div>`;
const said = () => document.body.textContent;
const line = () => document.querySelector('.kept-line:not([hidden])')?.textContent ?? '';
const comes = () => { way = true; window.dispatchEvent(new window.Event('online')); };
const leaves = () => !window.dispatchEvent(new window.Event('beforeunload', { cancelable: true }));
const types = (words) => kept.send(JSON.stringify([{ id: mint(), person: ME, do: 'save_draft', reflection: PIECE, base_version: 0, beginning: {}, draft: { words } }]));
const drops = (file) => {
  const event = new window.Event('drop', { bubbles: true, cancelable: true });
  event.dataTransfer = { files: [file] };
  document.querySelector('form[data-upload]').dispatchEvent(event);
};

beforeEach(() => {
  for (const of of document.querySelectorAll('[data-served]')) of.remove();
  document.body.insertAdjacentHTML('afterbegin', SHEET);
  done.length = 0;
  [way, disk.room] = [true, {}];
});
// Nothing waits any more, nowhere.
afterEach(async () => {
  comes();
  await until(() => !disk.rows('outbox').length && document.documentElement.dataset.kept === 'yes');
});

test('a picture that finds no room stays in the page, which says so; what is typed beside it is on the device', async () => {
  [way, disk.room] = [false, { bytes: 0 }];
  drops(new Picked([new Uint8Array(LARGE)], 'leaf.png', { type: 'image/png' }));
  await until(() => line() === SAYS['outbox.not_kept']);
  assert.match(said(), /leaf\.png: Waiting for the network\. Keep this open/);
  assert.deepEqual([document.documentElement.dataset.kept, disk.rows('bytes').length, disk.rows('outbox').length], ['no', 0, 0]);
  types('A leaf is a hand.');
  await until(() => disk.rows('outbox').length === 1);
  assert.equal(line(), SAYS['outbox.not_kept'], 'the picture is not');
  assert.doesNotMatch(said(), /(?<!Not )saved on this device/i);
  assert.ok(leaves(), 'whoever leaves the page is asked');

  comes();
  await until(() => done.length === 2 && line() === SAYS['outbox.saved']);
  const [words, show] = done, [, [, shown], [, file]] = show.act;
  assert.deepEqual([words.draft.words, show.do, files.get(file).received, typeof shown], ['A leaf is a hand.', 'show', LARGE, 'string']);
  await until(() => !document.querySelector('.upload-row'));
  assert.deepEqual([leaves(), document.documentElement.dataset.kept, disk.rows('outbox').length], [false, 'yes', 0]);
});

test('a drawing that finds no room is never told as kept: it waits until it is sent', async () => {
  [way, disk.room] = [false, { bytes: 0 }];
  const deeds = new window.FormData(), told = [], id = mint();
  for (const [name, value] of Object.entries({ do: 'show_add', person: ME, reflection: PIECE, shown: mint(), file: id })) deeds.set(name, value);
  const brought = bringWith(new Bytes(['{"strokes":[]}']), { id, kind: 'drawing', over: 'shown x', waits: () => told.push('waits') }, [deeds]);
  await until(() => told.length);
  assert.equal(await Promise.race([brought, rest(100).then(() => 'still in the page')]), 'still in the page');
  comes();
  assert.notEqual((await brought).what, 'kept', 'it is sent, and never was on the device');
  assert.ok(files.get(id).received === files.get(id).bytes && done.some(({ act }) => act.some(([, value]) => value === id)));
});

test('of a recording that finds room for its first part only, nothing is left lying on the device', async () => {
  [way, disk.room] = [false, { bytes: 1 }];
  const { forget } = await kept.show(new Bytes([new Uint8Array(LARGE)]), { id: mint(), kind: 'sound', piece: PIECE }, []);
  assert.deepEqual([disk.rows('bytes').length, disk.rows('outbox').length], [0, 0]);
  await forget();
});

test('a picture that finds room while its entry finds none is gone from the device once it is sent', async () => {
  [way, disk.room] = [false, { outbox: 0 }];
  const { outcomes } = await kept.show(new Bytes([new Uint8Array(LARGE)]), { id: mint(), kind: 'image', piece: PIECE }, []);
  assert.deepEqual([disk.rows('bytes').length, disk.rows('outbox').length, document.documentElement.dataset.kept], [3, 0, 'no']);
  comes();
  assert.equal((await outcomes[0]).answer, 'done');
  await until(() => !disk.rows('bytes').length);
});

test('somebody clears what the site keeps while she writes: what she writes next is kept again, and everything that stands there is sent', async () => {
  way = false;
  types('A leaf is a hand.');
  await until(() => disk.rows('outbox').length === 1);
  disk.isCleared();
  types('A leaf is a hand. It waves.');
  await until(() => disk.rows('outbox').length === 1 && document.documentElement.dataset.kept === 'yes');
  comes();
  await until(() => done.length === 1);
  assert.equal(done[0].draft.words, 'A leaf is a hand. It waves.');
});
