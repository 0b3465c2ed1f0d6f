// How the projector's window lays and turns its sheets: as the server does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { script } from './script.mjs';

const { STAYS, clock, laid, turned } = await script('projector-sheets.js');
const known = (name) => JSON.parse(readFileSync(new URL(`../../app/domain/src/stage/${name}.json`, import.meta.url), 'utf8'));

test('cards lie on the sheets on which the server counts them', () => {
  for (const { rooms, begin } of known('sheets')) assert.deepEqual(laid(rooms).begin, begin, String(rooms));
});

test('a sheet has its turn when the server says so', () => {
  for (const { begun, opened, now, at } of known('turning')) assert.equal(turned(begun, opened, now), at, `${begun} at ${now}`);
});

test('a card that comes moves none that hangs, and lies where it would if all were laid anew', () => {
  const rooms = Array.from({ length: 1000 }, (_, n) => [1, 1, 2, 1, 4, 1, 6][n * 31 % 7]);
  const { begin, lays } = laid();
  for (const [nth, room] of rooms.entries()) {
    const before = [...begin];
    lays(room);
    assert.deepEqual(begin.slice(0, before.length), before);
    if ([0, 1, 12, 13, 399, 998, 999].includes(nth)) assert.deepEqual(begin, laid(rooms.slice(0, nth + 1)).begin);
  }
});

test('a sheet that comes waits for its turn, and a clock that was set back turns nothing', () => {
  assert.equal(turned([0, 0, STAYS * 2 + 5], 0, STAYS * 3 - 1), 0);
  assert.equal(turned([0, 0, STAYS * 2 + 5], 0, STAYS * 3), 1);
  assert.equal(turned([0, 0], STAYS * 9, 0), 0);
});

test('a timer says 0:00 only once it is over', () => {
  assert.deepEqual([245_000, 60_001, 999, 1, 0, -5_000].map(clock), ['4:05', '1:01', '0:01', '0:01', '0:00', '0:00']);
});
