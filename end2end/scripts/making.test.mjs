// A recording whose window ended in the middle: what of it is whole. (That the server takes it: tests/offline-tools.spec.ts.)
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { open } from './page.mjs';

open('');
const { endOf } = await import('/making.js');
// What keeps things keeps listening for more.
after(() => setTimeout(() => process.exit(), 50));
const media = (name) => new Uint8Array(readFileSync(new URL(`../../server/tests/media/${name}`, import.meta.url)));

for (const name of ['sound.webm', 'video.webm']) test(`${name}, cut anywhere, ends with the last sample that is whole`, () => {
  const all = media(name);
  assert.equal(endOf(all), all.length);
  const ends = new Set();
  for (let cut = 64; cut < all.length; cut += 7) {
    const end = endOf(all.subarray(0, cut));
    assert.ok(end <= cut);
    assert.equal(endOf(all.subarray(0, end)), end, 'what is whole stays whole');
    ends.add(end);
  }
  assert.ok(ends.size > 5, 'more than its head is kept');
});

test('of what Safari records, samples and what tells of them stay together', () => {
  const box = (name, size) => { const bytes = new Uint8Array(size); new DataView(bytes.buffer).setUint32(0, size); bytes.set(new TextEncoder().encode(name), 4); return [...bytes]; };
  const head = [...box('ftyp', 24), ...box('moov', 100)], one = [...box('moof', 50), ...box('mdat', 300)];
  const all = new Uint8Array([...head, ...one, ...one]);
  assert.equal(endOf(all), all.length);
  assert.equal(endOf(all.subarray(0, all.length - 1)), head.length + one.length);
  assert.equal(endOf(all.subarray(0, head.length + one.length + 50)), head.length + one.length, 'nothing that only tells of samples');
  assert.equal(endOf(all.subarray(0, 60)), 0);
});

test('what nobody knows is as long as it is, and any bytes get an answer', () => {
  assert.equal(endOf(new Uint8Array([1, 2, 3])), 3);
  assert.equal(endOf(new Uint8Array([])), 0);
  assert.equal(endOf(new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0x01])), 0);
  assert.equal(endOf(new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0, 0, 0])), 0);
});
