// The dice of the outbox's proof: a seed plays the same story again, however fast the disk, the network and the wind are beside it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dice } from '../outbox/dice.mjs';

const throws = (of, many = 20) => Array.from({ length: many }, () => of.between(0, 999));

test('a seed and a name throw the same again; another seed or another name does not', () => {
  assert.deepEqual(throws(dice(17, 'story')), throws(dice(17, 'story')));
  for (const [seed, name] of [[18, 'story'], [17, 'wind'], [17, 'request 1'], [17, 'request 2']]) assert.notDeepEqual(throws(dice(17, 'story')), throws(dice(seed, name)));
});

test('what others throw in between changes nothing', () => {
  const alone = throws(dice(17, 'story')), story = dice(17, 'story'), disk = dice(17, 'disk');
  const beside = alone.map((_, nth) => { throws(disk, nth % 5); return story.between(0, 999); });
  assert.deepEqual(beside, alone);
});

test('names that differ by a letter are not alike: their first throws lie everywhere', () => {
  const first = Array.from({ length: 1000 }, (_, nth) => dice(17, `request ${nth}`).between(0, 9)), counts = Array.from({ length: 10 }, (_, face) => first.filter((one) => one === face).length);
  assert.ok(counts.every((count) => count > 60 && count < 140), counts.join(' '));
});
