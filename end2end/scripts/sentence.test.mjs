// Help with this sentence: which one is meant. `|` is where the cursor is, `«…»` what is selected.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { script } from './script.mjs';

const { sentence } = await script('sentence.js');

const of = (shown) => {
  const from = shown.search(/[|«]/);
  const text = shown.replace(/[|«]/, '');
  const to = text.indexOf('»');
  return to < 0 ? sentence(text, from, from) : sentence(text.replace('»', ''), from, to);
};

test('what is selected is what is meant', () => {
  assert.equal(of('Leaves are green. «They eat light.» I think.'), 'They eat light.');
  assert.equal(of('Leaves «are» green.'), 'are');
});

test('else the sentence in which one writes', () => {
  assert.equal(of('Leaves are green. They e|at light. I think.'), 'They eat light.');
  assert.equal(of('|Leaves are green. They eat light.'), 'Leaves are green.');
  assert.equal(of('Leaves are green. They eat li|'), 'They eat li');
  assert.equal(of('One\nTwo is|\nThree'), 'Two is');
  assert.equal(of('¿Por qué? Las ho|jas caen… Creo.'), 'Las hojas caen…');
});

test('right behind a full stop it is the one that was just finished', () => {
  assert.equal(of('Leaves are green. They eat light.|'), 'They eat light.');
  assert.equal(of('Leaves are green. They eat light. |'), 'They eat light.');
});

test('an empty sheet has none, and a long one is cut', () => {
  assert.equal(of('|'), '');
  assert.equal(of('   |'), '');
  assert.equal(of('x'.repeat(900) + '|').length, 400);
  assert.equal(of('3.5 grams is| right.'), '3.5 grams is right.');
});
