// A teacher's ten seconds: one press begins, the next one ends, and so does the tenth second. What was said to a piece stays with that piece,
// whatever is open by then. The script, with a microphone that a test says. (The key V, in a browser: tests/keys.spec.ts.)
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { json, open, serve, until } from './page.mjs';

const window = open('');
Object.assign(globalThis, { CustomEvent: window.CustomEvent });
const part = (piece) => `<div data-served="/piece/${piece}/shown" data-of="reply">
  <button data-tool="ten" data-about="${piece}" data-person="rivera" data-left="{left} seconds left" data-unable="Not here." data-microphone="No microphone."></button>
  <p data-said data-saving="Saving" data-saved="Saved" data-waiting="Waiting"></p></div>`;
const note = `<div data-served="/console/1/notes"><button data-tool="ten" data-to="/console/1/notes" data-note="n" data-person="rivera" data-left="{left}"></button><p data-said></p></div>`;
const button = () => document.querySelector('[data-tool=ten]');
const said = () => document.querySelector('[data-said]').textContent;
const left = /^\d+ seconds left$/;

let live, recorders, may, asks, granted, requests;
class Track extends window.EventTarget {
  constructor() { super(); live.add(this); }
  stop() { live.delete(this); }
}
class Recorder extends window.EventTarget {
  static isTypeSupported() { return true; }
  state = 'inactive';
  hears = ['first', 'second'];
  constructor() { super(); recorders.push(this); }
  start() { this.state = 'recording'; }
  stop() {
    assert.equal(this.state, 'recording', 'what has ended is not ended again');
    this.state = 'inactive';
    for (const heard of this.hears) this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([heard]) }));
    this.dispatchEvent(new Event('stop'));
  }
}
const mediaDevices = { getUserMedia: async () => {
  asks++;
  await granted;
  if (!may) throw new Error('no');
  const tracks = [new Track()];
  return { getTracks: () => tracks };
} };
Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices }, configurable: true });
window.MediaRecorder = globalThis.MediaRecorder = Recorder;
const { default: press } = await import('/ten.js');

const posted = () => requests.filter(({ method, path }) => method === 'POST' && path !== '/api/v1/files');
/** The first press. What it gives is over when all is said. */
const talks = async () => { const over = press(button()); await until(() => recorders.at(-1)?.state === 'recording'); return { over }; };

const real = Date.now;
beforeEach(() => {
  [live, recorders, may, asks, granted] = [new Set(), [], true, 0, null];
  document.body.innerHTML = part('ada');
  requests = serve({ 'POST /api/v1/files': ({ body }) => json(200, { state: 'kept', file: { id: JSON.parse(body).id } }),
    'POST /piece/ada/voice': () => json(200, {}), 'POST /console/1/notes': () => json(200, {}) });
});
after(() => { Date.now = real; setTimeout(() => process.exit(), 50); });

test('the second press ends it: it is sent with what was heard, and the microphone is off', async () => {
  const { over } = await talks();
  assert.match(said(), left);
  assert.equal(live.size, 1);
  await press(button());
  await over;
  assert.equal(said(), 'Saved');
  assert.equal(live.size, 0);
  const announced = JSON.parse(requests.find(({ path }) => path === '/api/v1/files').body);
  assert.deepEqual([announced.kind, announced.about, announced.person, announced.bytes], ['sound', 'ada', 'rivera', 'firstsecond'.length]);
  assert.deepEqual(posted().map(({ path, body }) => [path, body.get('voice')]), [['/piece/ada/voice', announced.id]]);
  assert.equal(recorders.length, 1);
});

test('the tenth second ends it, and the seconds that are left are said', async () => {
  const at = real();
  Date.now = () => at;
  try {
    const { over } = await talks();
    assert.equal(said(), '10 seconds left');
    Date.now = () => at + 6_500;
    await until(() => said() === '4 seconds left');
    Date.now = () => at + 9_999;
    await until(() => said() === '1 seconds left');
    assert.equal(recorders[0].state, 'recording', 'nothing of the tenth second is lost');
    Date.now = () => at + 10_000;
    await over;
  } finally { Date.now = real; }
  assert.equal(said(), 'Saved');
  assert.equal(live.size, 0);
  assert.equal(posted().length, 1);
});

test('pressed twice before the microphone was given, it ends at once and does not begin again', async () => {
  let give;
  granted = new Promise((given) => { give = given; });
  const over = press(button());
  await press(button());
  give();
  await over;
  assert.equal(asks, 1);
  assert.equal(recorders.length, 1);
  assert.equal(live.size, 0);
  await talks();
  await press(button());
  await until(() => posted().length === 2);
});

test('another piece is opened meanwhile: it ends, and stays with the piece it was spoken to', async () => {
  const { over } = await talks();
  document.body.innerHTML = part('bo');
  // Not by its tenth second.
  await until(() => live.size === 0);
  await over;
  assert.deepEqual(posted().map(({ path }) => path), ['/piece/ada/voice']);
  assert.doesNotMatch(said(), /Saved|left/, 'nothing is said beside another piece');
});

test('to the class it goes as the note that it names', async () => {
  document.body.innerHTML = note;
  const { over } = await talks();
  await press(button());
  await over;
  const [{ path, body }] = posted();
  assert.deepEqual([path, body.get('note')], ['/console/1/notes', 'n']);
  assert.equal(JSON.parse(requests.find(({ path }) => path === '/api/v1/files').body).about, undefined);
});

test('the device takes the microphone away: what was heard until then is kept', async () => {
  const { over } = await talks();
  [...live][0].dispatchEvent(new Event('ended'));
  await over;
  assert.equal(said(), 'Saved');
});

test('no microphone, and nothing heard: both are said, and the next press begins anew', async () => {
  may = false;
  await press(button());
  assert.equal(said(), 'No microphone.');
  may = true;
  const { over } = await talks();
  recorders[0].hears = [];
  await press(button());
  await over;
  assert.equal(said(), 'No microphone.');
  assert.equal(posted().length, 0);
  window.MediaRecorder = null;
  await press(button());
  assert.equal(said(), 'Not here.');
  window.MediaRecorder = Recorder;
});

test('what is refused is said in words, and nothing is said to be saved', async () => {
  requests = serve({ 'POST /api/v1/files': () => json(200, { state: 'refused', refused: { key: 'files.too_many' } }),
    'GET /showing/words': () => json(200, { 'files.too_many': 'There are too many.' }) });
  const { over } = await talks();
  await press(button());
  await over;
  assert.equal(said(), 'There are too many.');
  assert.equal(posted().length, 0);
});
