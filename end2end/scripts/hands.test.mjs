// Whose hand writes a piece that has more than one name. (Without a browser; what a page does with it: newer.test.mjs.)
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './page.mjs';

open('');
const { goesOn, handOf, letsGo, namesOf, pieceOf } = await import('/hands.js');

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
