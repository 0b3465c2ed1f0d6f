// Bytes of a file whose window was killed before anything said what they are: they are swept, and nobody else's ever. A recording that was cut
// off is work: the next student who signs in here does not take it away.
import assert from 'node:assert/strict';
import { Blob as Bytes } from 'node:buffer';
import { beforeEach, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { makeLocks } from './locks.mjs';
import { open } from './page.mjs';

const ADA = '01890000-0000-7000-8000-000000000001', BO = '01890000-0000-7000-8000-000000000002', DAY = 86_400_000;
const disk = insertDisk(), locks = makeLocks(), here = locks.window();
open('');
globalThis.Blob = Bytes;
Object.defineProperty(globalThis, 'navigator', { value: { locks: here }, configurable: true });
const key = (person) => async () => new Response(new Uint8Array(32), { headers: { 'waymark-person': person } });
const { mint } = await import('/mint.js');
const { holdsBytes, lockOthers, sealed, sweep } = await import('/sealed.js');
const long = () => new Bytes([new Uint8Array(600_000)]), before = () => mint(Date.now() - 2 * DAY);
const lie = () => [...new Set(disk.rows('bytes').map(([[id]]) => id))];
const shows = (file) => ({ id: mint(), kind: 'file', file: { id: file, kind: 'sound', bytes: 600_000 } });

beforeEach(() => { for (const store of ['bytes', 'outbox', 'seen', 'keys']) if (disk.stores[store]) disk.stores[store].list = []; });

test('bytes that nothing speaks of are swept after a day, not sooner', async () => {
  const ada = await sealed(ADA, key(ADA)), [old, young] = [before(), mint()];
  await ada.addBytes(old, long());
  await ada.addBytes(young, long());
  await sweep();
  assert.deepEqual(lie(), [young]);
  await sweep(Date.now() + 2 * DAY);
  assert.deepEqual(lie(), []);
});

test('what waits to be sent keeps its bytes, whoever’s it is and whoever sits here now', async () => {
  const ada = await sealed(ADA, key(ADA)), file = before();
  await ada.addBytes(file, long());
  await ada.write({ put: [shows(file)] });
  await ada.lock();
  await sealed(BO, key(BO));
  await sweep();
  assert.deepEqual(lie(), [file]);
  assert.equal((await (await sealed(ADA, key(ADA))).bytes({ file: { id: file } }, 0, 600_000)).size, 600_000);
});

test('a window that is writing them holds them, however long it takes; killed, it holds nothing', async () => {
  const ada = await sealed(ADA, key(ADA)), file = before(), other = locks.window();
  Object.defineProperty(globalThis, 'navigator', { value: { locks: other }, configurable: true });
  await holdsBytes(file);
  Object.defineProperty(globalThis, 'navigator', { value: { locks: here }, configurable: true });
  await ada.addBytes(file, long());
  await sweep();
  assert.deepEqual(lie(), [file], 'its entry may be in that window’s memory');
  other.dies();
  await sweep();
  assert.deepEqual(lie(), []);
});

test('an entry that comes in the moment of the sweep is seen by it', async () => {
  const ada = await sealed(ADA, key(ADA)), file = before(), { request } = here;
  await ada.addBytes(file, long());
  // The lock is had; then another tab of an older release, which takes none, writes its entry.
  here.request = async (name, ...of) => { if (name.endsWith(file)) await ada.write({ put: [shows(file)] }); return request.call(here, name, ...of); };
  await sweep();
  here.request = request;
  assert.deepEqual(lie(), [file]);
});

test('a recording that was cut off outlives its student’s sign-out and the next student; what is left of one that is kept is swept', async () => {
  const ada = await sealed(ADA, key(ADA)), id = before();
  await ada.addBytes(`recording ${id}`, long());
  await ada.sees(`recording ${id}`, { recording: id, size: 600_000, heading: '' });
  await ada.sees('/piece/1', { title: 'Writing', html: '<main></main>' });
  await sealed(BO, key(BO));
  assert.deepEqual(disk.rows('seen').map(([[person, address]]) => [person, address]), [[ADA, `recording ${id}`]], 'pages go, work stays');
  assert.deepEqual(disk.rows('keys').map(([person]) => person), [BO], 'sealed');
  await sweep();
  assert.equal(lie().length, 1);
  await lockOthers('');
  const again = await sealed(ADA, key(ADA)), [left] = await again.allSeen();
  assert.deepEqual([left.recording, (await again.bytes({ file: { id: `recording ${id}` } }, 0, left.size)).size], [id, 600_000]);
  await again.forgetSeen(`recording ${id}`);
  await sweep();
  assert.deepEqual(lie(), []);
});

test('forty pages that are seen make no room at a recording’s cost', async () => {
  const ada = await sealed(ADA, key(ADA)), id = mint();
  await ada.sees(`recording ${id}`, { recording: id, size: 1, heading: '' });
  for (let page = 0; page < 45; page++) await ada.sees(`/piece/${page}`, { title: 'Writing', html: '' });
  const seen = disk.rows('seen').map(([[, address]]) => address);
  assert.ok(seen.includes(`recording ${id}`) && seen.length === 41, `${seen.length}`);
});
