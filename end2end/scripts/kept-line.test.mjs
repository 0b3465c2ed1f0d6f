// The line at the foot of a page waits for its words only so long: what waits for the line (a sign-out that asks first) goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, open } from './page.mjs';

open('<main></main><div class="toast">Done</div><div class="toast">Gone <button>Undo</button></div>');
document.documentElement.lang = 'en';
// A hundred milliseconds are one.
const later = setTimeout;
globalThis.setTimeout = (deed, ms, ...of) => later(deed, ms / 100, ...of);
let answers = [];
globalThis.fetch = () => answers.shift();
const { knows, say, stands, tell } = await import('/kept-line.js');

test('a network that says nothing is not waited for; the next sentence asks again', async () => {
  answers = [new Promise(() => {}), Promise.resolve(json(200, { 'outbox.look': 'Look' }))];
  assert.equal(await Promise.race([say('look'), new Promise((done) => { later(done, 1000, 'still waiting'); })]), '');
  assert.equal(await say('look'), 'Look');
});

test('what was done before goes where something is said of how it stands; what can be undone stays', async () => {
  knows({ 'outbox.waits': 'It waits' }, 'en');
  stands({ waiting: 1, refused: 0, at: 0, of: 1, way: false, stop: '', lasting: true }, () => {});
  await tell();
  assert.equal(document.querySelector('.kept-line').textContent, 'It waits');
  assert.deepEqual([...document.querySelectorAll('.toast')].map((one) => one.textContent), ['Gone Undo']);
});
