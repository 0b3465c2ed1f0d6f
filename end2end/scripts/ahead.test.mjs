// What the next page needs is fetched ahead once, and by nobody who pays for each byte.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './page.mjs';

open('<main></main>');
const { fetchAhead } = await import('/ahead.js');
const fetched = () => [...document.querySelectorAll('link[rel=prefetch]')].map((link) => link.getAttribute('href'));
/** A page that names this, on a device with this line. */
function on(connection, named) {
  for (const link of document.querySelectorAll('link')) link.remove();
  if (named) document.body.dataset.prefetch = named; else delete document.body.dataset.prefetch;
  Object.defineProperty(globalThis, 'navigator', { value: connection === undefined ? {} : { connection }, configurable: true });
}

test('each address once, however often it is asked', () => {
  for (const connection of [undefined, { saveData: false }]) {
    on(connection, '/a/1/one.wasm /a/1/two.js');
    fetchAhead();
    fetchAhead();
    assert.deepEqual(fetched(), ['/a/1/one.wasm', '/a/1/two.js']);
  }
});

test('nothing where bytes are saved, and nothing where nothing is named', () => {
  on({ saveData: true }, '/a/1/one.wasm');
  fetchAhead();
  assert.deepEqual(fetched(), []);
  on(undefined, '');
  fetchAhead();
  assert.deepEqual(fetched(), []);
});
