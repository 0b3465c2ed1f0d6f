// First words of an answer go into their box where its cursor was, and are heard as if they were typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './page.mjs';

open('');
const { default: put } = await import('/starter.js');

function boxes(strength = '') {
  document.body.innerHTML = `<form class="reply"><textarea id="strength"></textarea><textarea id="question"></textarea></form>
    <button type="button" data-into="strength" data-words="What makes it clear is"></button>`;
  const box = document.getElementById('strength');
  box.value = strength;
  return box;
}
const press = () => put(document.querySelector('button'));

test('into an empty box, ready to write on', () => {
  const box = boxes();
  let heard = 0;
  document.addEventListener('input', () => { heard += 1; }, { once: true });
  press();
  assert.equal(box.value, 'What makes it clear is ');
  assert.equal(document.activeElement, box);
  assert.equal(box.selectionStart, box.value.length);
  assert.equal(heard, 1);
  assert.equal(document.getElementById('question').value, '');
});

test('where the cursor was, and nothing that was written is lost', () => {
  const box = boxes('First. Last.');
  box.setSelectionRange(6, 6);
  press();
  assert.equal(box.value, 'First. What makes it clear is Last.');
});

test('a box that nobody was in yet keeps what stands in it in front', () => {
  const box = boxes('Said before.');
  box.setSelectionRange(0, 0);
  press();
  assert.equal(box.value, 'Said before. What makes it clear is ');
});

test('without its box nothing happens', () => {
  boxes();
  document.getElementById('strength').remove();
  assert.doesNotThrow(press);
});
