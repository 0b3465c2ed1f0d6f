// What is waited for, and what is said: nobody waits for a network where there is a sentence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { script } from './script.mjs';

const { read } = await script('answers.js');
const answer = (status, body) => new Response(body === undefined ? null : JSON.stringify(body), { status });
const SENTENCE = { refused: 'conflict', sentence: { key: 'files.not_saved', gaps: [] } };

/** What is thrown: a refusal, or nothing but the wish to be asked again. */
async function refuses(of, tries) {
  try { await read(of, tries); } catch (why) { return why.refusal ?? 'ask again'; }
  return 'done';
}

test('a yes is what stands in it, and may be empty', async () => {
  assert.deepEqual(await read(answer(200, [{ answer: 'done' }])), [{ answer: 'done' }]);
  assert.deepEqual(await read(answer(204)), {});
});

test('where a file stands is heard, whatever became of its part', async () => {
  const standing = { state: 'arriving', received: 3 };
  assert.deepEqual(await read(answer(409, standing)), standing);
});

test('a sentence is said, also where the server is at fault', async () => {
  assert.deepEqual(await refuses(answer(422, SENTENCE)), { ...SENTENCE, again: false });
  assert.deepEqual(await refuses(answer(500, { error: 'internal', incident: 'a7' })), { error: 'internal', incident: 'a7', again: true });
});

test('what has none is not waited for, unless it passes by itself', async () => {
  assert.deepEqual(await refuses(answer(400)), { key: 'showing.not_saved', again: true });
  assert.deepEqual(await refuses(answer(401)), { key: 'refusal.signed_out', again: true });
  for (const passing of [answer(502), answer(503), answer(503, SENTENCE)]) assert.equal(await refuses(passing), 'ask again');
});

test('a store without room is asked a few times, and then it is said', async () => {
  for (const tries of [0, 1, 2]) assert.equal(await refuses(answer(507, SENTENCE), tries), 'ask again');
  assert.deepEqual(await refuses(answer(507, SENTENCE), 3), { ...SENTENCE, again: true });
});
