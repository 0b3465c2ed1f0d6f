// The line at the foot of a page waits for its words only so long: what waits for the line (a sign-out that asks first) goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, open } from './page.mjs';

open('<main></main>');
document.documentElement.lang = 'en';
// A hundred milliseconds are one.
const later = setTimeout;
globalThis.setTimeout = (deed, ms, ...of) => later(deed, ms / 100, ...of);
let answers = [];
globalThis.fetch = () => answers.shift();
const { say } = await import('/kept-line.js');

test('a network that says nothing is not waited for; the next sentence asks again', async () => {
  answers = [new Promise(() => {}), Promise.resolve(json(200, { 'outbox.look': 'Look' }))];
  assert.equal(await Promise.race([say('look'), new Promise((done) => { later(done, 1000, 'still waiting'); })]), '');
  assert.equal(await say('look'), 'Look');
});
