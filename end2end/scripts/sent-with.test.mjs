// What an answer and a share take along: a press waits for what is still being kept, and stops where something could not be.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { json, open, serve, until } from './page.mjs';

const window = open('');
const { held } = await import('/showing.js');
const WORDS = {
  'files.not_image': 'This is not a picture.', 'showing.not_saved': 'Could not be saved.', 'showing.mark_sent': 'It was sent already.',
  'showing.without_it': 'Nothing was sent yet. Press the button again to go on without it.',
};
const LINE = '<p data-said data-saved="Saved." data-saving="Saving." data-waiting="Waiting." data-goes="It goes in a moment." data-not-saved="Not saved."></p>';
let sent;

/** A page with a form that is the WASM's: what gets through to it is sent. */
function shows(html) {
  document.body.innerHTML = html;
  // As in every browser, and not in jsdom: a field named `id` stands in the way of its form's own.
  for (const field of document.querySelectorAll('form [name=id]')) Object.defineProperty(field.form, 'id', { value: field });
  sent = [];
  document.body.onsubmit = (event) => { event.preventDefault(); sent.push(new FormData(event.target)); };
}
const press = (selector) => { const button = document.querySelector(selector); button.form.requestSubmit(button); };
const types = (selector, text) => {
  const field = document.querySelector(selector);
  field.value = text;
  field.dispatchEvent(new window.Event('input', { bubbles: true }));
};
const note = () => document.querySelector('[data-unkept]')?.textContent ?? '';

beforeEach(() => held.clear());

const DESK = `<div data-served="/piece/1/shown" data-of="version-1" data-cursor="c">${LINE}
  <form id="mark-form" method="post" action="/piece/1/marks" data-quiet="post" data-saves>
    <input type="hidden" name="mark" value="m1"><input type="hidden" name="shown" value="s1"><textarea name="words"></textarea>
  </form></div>
  <form id="reply-form"><input type="hidden" name="id" value="answer"><div class="row"><button>Send</button></div></form>`;

test('a mark typed in the same moment as the press goes first, and the answer follows', async () => {
  let arrives;
  const asked = serve({ 'POST /piece/1/marks': () => new Promise((done) => { arrives = () => done(new Response(null, { status: 204 })); }) });
  shows(DESK);
  types('#mark-form textarea', 'You slow down here.');
  press('#reply-form button');
  await until(() => arrives);
  assert.deepEqual([asked.length, asked[0].body.get('words'), sent.length], [1, 'You slow down here.', 0]);
  arrives();
  await until(() => sent.length === 1);
  assert.equal(note(), '');
});

test('a mark that is refused stops the answer once, in a sentence', async () => {
  serve({ 'POST /piece/1/marks': () => json(409, { refused: 'conflict', sentence: { key: 'showing.mark_sent', gaps: [] } }),
    'GET /showing/words': () => json(200, WORDS) });
  shows(DESK);
  types('#mark-form textarea', 'You slow down here.');
  press('#reply-form button');
  await until(() => note());
  assert.match(note(), /It was sent already\..*Press the button again/);
  assert.deepEqual([sent.length, document.querySelector('#mark-form textarea').value], [0, 'You slow down here.']);
  press('#reply-form button');
  await until(() => sent.length === 1);
});

const SHEET = `<div data-served="/piece/1/shown" data-of="draft" data-cursor="c">${LINE}
  <form data-upload><input type="hidden" name="person" value="p"><input type="hidden" name="reflection" value="1">
    <input type="file" name="bytes"><div data-uploads data-sending="{percent} %" data-waiting="Waiting." data-stop="Stop" data-again="Try again"></div></form></div>
  <form id="writing"><textarea name="words">My leaf</textarea><div class="write-end"><button name="do" value="share">Share</button></div></form>`;
const REFUSED = { state: 'refused', received: 4, refused: { key: 'files.not_image', gaps: [] } };

async function drops(name) {
  const event = new window.Event('drop', { bubbles: true, cancelable: true });
  event.dataTransfer = { files: [new File(['not'], name, { type: 'image/png' })] };
  document.querySelector('[data-served]').classList.add('showing');
  document.querySelector('form[data-upload]').dispatchEvent(event);
}

test('a share stops where a file is refused, says which and why, and goes without it at the second press', async () => {
  let judged;
  serve({ 'POST /api/v1/files': () => json(200, { state: 'arriving', received: 0 }), 'GET /showing/words': () => json(200, WORDS),
    'PATCH /api/v1/files/{id}': () => new Promise((done) => { judged = () => done(json(422, REFUSED)); }) });
  shows(SHEET);
  await drops('leaf.png');
  press('#writing button');
  await until(() => judged);
  assert.deepEqual([sent.length, note()], [0, '']);
  judged();
  await until(() => note());
  assert.match(note(), /leaf\.png: This is not a picture\..*Press the button again/);
  assert.equal(document.querySelector('.write-end').previousElementSibling.getAttribute('role'), 'alert', 'it stands at the button');
  assert.deepEqual([sent.length, document.querySelector('#writing textarea').value], [0, 'My leaf']);
  press('#writing button');
  await until(() => sent.length === 1);
  assert.equal(sent[0].get('words'), 'My leaf');
});

test('a file that was refused before the press is said as well, and only once', async () => {
  serve({ 'POST /api/v1/files': () => json(422, { refused: 'invalid', faults: [{ field: 'kind', sentence: { key: 'files.not_image', gaps: [] } }] }),
    'GET /showing/words': () => json(200, WORDS) });
  shows(SHEET);
  await drops('leaf.png');
  await until(() => document.querySelector('[data-uploads]').textContent.includes('not a picture'));
  press('#writing button');
  await until(() => note());
  press('#writing button');
  await until(() => sent.length === 1);
});

test('what was refused on a page that is left stops nothing on the next', async () => {
  serve({ 'POST /api/v1/files': () => json(422, { refused: 'invalid', faults: [{ field: 'kind', sentence: { key: 'files.not_image', gaps: [] } }] }),
    'GET /showing/words': () => json(200, WORDS) });
  shows(SHEET);
  await drops('leaf.png');
  await until(() => document.querySelector('[data-uploads]').textContent.includes('not a picture'));
  shows(SHEET);
  press('#writing button');
  await until(() => sent.length === 1);
});
