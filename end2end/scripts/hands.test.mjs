// Whose hand writes a piece that has more than one name. (Without a browser; what a page does with it: newer.test.mjs.)
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeLocks } from './locks.mjs';
import { open } from './page.mjs';

open('');
const { goesOn, hand, handOf, letsGo, namesOf, pieceOf, takeUp } = await import('/hands.js');

test('names of one piece lead to one of them, whichever way they were learnt', () => {
  // Begun here as H without a network, known to the server as R; then the server answers with R.
  goesOn('R', ['x', 3], 'H');
  goesOn('H', ['x', 4], 'R');
  assert.equal(pieceOf('R'), 'H');
  assert.equal(pieceOf('H'), 'H');
  assert.deepEqual(handOf('R'), ['x', 4]);
  assert.deepEqual(namesOf('H'), ['H', 'R']);
});

test('what was begun elsewhere is called as the page calls it from then on', () => {
  goesOn('S', ['x', 3], 'T');
  letsGo('S');
  assert.equal(pieceOf('S'), 'S');
  assert.equal(handOf('S'), null);
});

test('who goes on with a hand goes on from its last words, or writes with a hand of its own', async () => {
  const kept = new Map(), locks = makeLocks();
  globalThis.localStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, said) => kept.set(name, said) };
  Object.defineProperty(globalThis, 'navigator', { value: { locks: locks.window() }, configurable: true });
  // Written here in a window that is gone; the last stroke left with it, and its copy never came to the disk.
  const [gone] = hand('U');
  hand('U');
  letsGo('U');
  await takeUp('U', [gone, 1]);
  assert.equal(handOf('U'), null, 'a stroke that is not shown here was made already: nobody makes it again');
  await takeUp('U', [gone, 2]);
  assert.deepEqual(hand('U'), [gone, 3], 'from the last one, it goes on');
  // Nothing is known of a hand that did not write on this device lately.
  await takeUp('V', ['another', 7]);
  assert.deepEqual(hand('V'), ['another', 8]);
});
