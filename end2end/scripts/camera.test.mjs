// Which camera is used: a tablet has two, and a child turns from one to the other before anything is taken. The tools' scripts, with devices
// that a test says. (In a browser: tests/showing.spec.ts.)
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { json, open, serve, until } from './page.mjs';

const window = open('');
Object.assign(globalThis, { matchMedia: () => ({ matches: true }), CustomEvent: window.CustomEvent, BroadcastChannel: undefined });
Object.assign(window.HTMLMediaElement.prototype, { play: () => Promise.resolve(), pause() {} });
Object.assign(window.HTMLDialogElement.prototype, { showModal() { this.open = true; }, close() { this.open = false; } });
URL.createObjectURL = () => 'blob:here';
URL.revokeObjectURL = () => {};
const button = (name) => `<button data-do="${name}" ${name === 'record' ? '' : 'hidden'}>${name}</button>`;
const END = '<p data-status></p><p data-problem hidden><span></span></p><button data-again hidden></button><p data-aloud></p><button data-close>Done</button>';
const WINDOWS = {
  photo: `<dialog data-missing="No camera."><video data-view hidden></video><img data-still hidden>${['take', 'turn'].map(button).join('')}
    <div data-after hidden>${['again', 'drop'].map(button).join('')}<input id="photo-caption"></div>${END}</dialog>`,
  record: `<dialog data-video-ms="180000" data-sound-ms="600000" data-missing="No microphone." data-unable="Not here." data-left="{time} left"><video data-view hidden></video><i data-level></i>
    <output data-time></output><span data-time-left></span>${['record', 'turn', 'pause', 'resume', 'stop'].map(button).join('')}
    <div data-after hidden><div data-player></div>${['again', 'drop'].map(button).join('')}<div data-students></div><input id="record-caption"><textarea id="record-transcript"></textarea></div>${END}</dialog>`,
};
const PART = `<div data-served="/piece/1/shown" data-of="draft"><p data-person="p"></p>
  <form data-upload><input type="hidden" name="reflection" value="1"></form>
  <button data-tool="record" data-kind="video"></button><button data-tool="photo" data-kind="image"></button><p data-said></p></div>`;

let devices, asked, live, may, recorded, requests;
class Track extends window.EventTarget {
  constructor(deviceId) { super(); this.deviceId = deviceId; live.add(this); }
  getSettings() { return { deviceId: this.deviceId }; }
  stop() { live.delete(this); }
}
/** A recorder that hears nothing and keeps what it is said. */
class Recorder extends window.EventTarget {
  static isTypeSupported() { return true; }
  state = 'inactive';
  mimeType = 'video/webm;codecs=vp8,opus';
  constructor(stream) { super(); this.stream = stream; recorded.push(stream.getVideoTracks()[0].deviceId); }
  start() { this.state = 'recording'; }
  stop() {
    this.state = 'inactive';
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['film']) }));
    this.dispatchEvent(new Event('stop'));
  }
}
const mediaDevices = {
  async getUserMedia({ video }) {
    asked.push(video);
    if (!may) throw Object.assign(new Error(), { name: 'NotFoundError' });
    // As Chromium does: a wish for one is not heard, and one that must be it and is gone is none.
    const one = video.deviceId?.exact;
    if (one && !devices.includes(one)) throw Object.assign(new Error(), { name: 'OverconstrainedError' });
    const tracks = [new Track(one ?? devices[0])];
    return { getTracks: () => tracks, getVideoTracks: () => tracks, getAudioTracks: () => [] };
  },
  enumerateDevices: async () => [...devices.map((deviceId) => ({ kind: 'videoinput', deviceId })), { kind: 'audioinput', deviceId: 'ear' }],
};
Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices }, configurable: true });
window.MediaRecorder = globalThis.MediaRecorder = Recorder;

const deed = (name) => document.querySelector(`dialog [data-do=${name}]`);
const view = () => document.querySelector('dialog [data-view]').srcObject?.getVideoTracks()[0].deviceId ?? null;
const shown = (name) => !deed(name).hidden;
async function opens(tool) {
  const { default: tools } = await import(`/${tool}.js`);
  await tools(document.querySelector(`[data-tool=${tool}]`));
}

beforeEach(() => {
  [devices, asked, live, may, recorded] = [['front', 'back'], [], new Set(), true, []];
  document.body.innerHTML = PART;
  requests = serve({ ...Object.fromEntries(Object.entries(WINDOWS).map(([name, html]) => [`GET /showing/${name}`, () => new Response(html)])),
    'POST /api/v1/files': () => json(200, { state: 'refused', refused: { key: 'files.too_many' } }) });
  // Styles are here already.
  document.head.innerHTML = '<link rel="stylesheet" href="/pkg/showing.css">';
});
after(() => setTimeout(() => process.exit(), 50));

test('a photograph begins with what looks away, and the other camera is one press away, as often as one likes', async () => {
  await opens('photo');
  await until(() => shown('turn'));
  assert.equal(asked[0].facingMode, 'environment');
  assert.equal(view(), 'front', 'whichever the browser gave');
  deed('turn').click();
  await until(() => view() === 'back');
  assert.equal(document.activeElement, deed('turn'));
  deed('turn').click();
  await until(() => view() === 'front');
  assert.equal(live.size, 1, 'each is let go before the next');
});

test('one that was turned to and is gone since is no reason for none', async () => {
  await opens('photo');
  await until(() => shown('turn'));
  devices = ['front'];
  deed('turn').click();
  await until(() => view() === 'front' && !deed('take').disabled);
  assert.deepEqual(asked.at(-1).facingMode, 'environment');
  assert.ok(!shown('turn'), 'there is no other one any more');
});

test('with one camera nothing is asked, and without any it is said', async () => {
  devices = ['only'];
  await opens('photo');
  await until(() => shown('take'));
  assert.ok(!shown('turn'));
  may = false;
  document.body.innerHTML = PART;
  await opens('photo');
  await until(() => document.querySelector('[data-problem] span').textContent === 'No camera.');
  assert.ok(!shown('turn') && !shown('take'));
});

test('whoever films sees it before it is kept, turns, and films with the camera that was turned to', async () => {
  await opens('record');
  await until(() => shown('turn') && !deed('record').disabled);
  assert.equal(asked[0].facingMode, 'user');
  assert.deepEqual([view(), recorded], ['front', []]);
  deed('turn').click();
  await until(() => view() === 'back');
  deed('record').click();
  await until(() => shown('stop'));
  assert.deepEqual(recorded, ['back']);
  assert.equal(asked.length, 2, 'what is seen is what is recorded: nothing is asked again');
  assert.ok(!shown('turn') && !shown('record'), 'no turn in the middle');
  deed('stop').click();
  await until(() => !document.querySelector('[data-after]').hidden);
  assert.equal(live.size, 0, 'the camera is let go as soon as there is a film');
  assert.equal(view(), null);
  // Again, with the same one.
  deed('again').click();
  await until(() => shown('stop'));
  assert.deepEqual(recorded, ['back', 'back']);
  deed('stop').click();
  await until(() => !document.querySelector('[data-after]').hidden);
  deed('drop').click();
  await until(() => view() === 'back' && shown('turn'));
});

test('what never went is thrown away without asking anybody; what may have arrived is asked about once', async () => {
  const asks = () => requests.filter(({ method }) => method === 'DELETE').length, films = async () => {
    await until(() => shown('record') && !deed('record').disabled && view());
    deed('record').click();
    await until(() => shown('stop'));
    deed('stop').click();
    await until(() => !document.querySelector('[data-after]').hidden);
  };
  await opens('record');
  await films();
  deed('drop').click();
  assert.equal(asks(), 0);
  await films();
  document.querySelector('dialog [data-close]').click();
  await until(() => requests.some(({ method }) => method === 'POST') && shown('again'));
  deed('drop').click();
  assert.equal(asks(), 1);
});

test('the way out is the next step once there is something, and no sooner', async () => {
  const next = () => { const { classList } = document.querySelector('[data-close]'); return [classList.contains('primary'), classList.contains('quiet')]; };
  const [NEXT, LATER] = [[true, false], [false, true]];
  await opens('record');
  await until(() => shown('turn') && !deed('record').disabled);
  deed('record').click();
  await until(() => shown('stop'));
  deed('stop').click();
  await until(() => !document.querySelector('[data-after]').hidden);
  assert.deepEqual(next(), NEXT);
  deed('drop').click();
  assert.deepEqual(next(), LATER);
});

test('what has passed and what is left are all that there is', async () => {
  const real = Date.now, at = real();
  await opens('record');
  await until(() => shown('turn') && !deed('record').disabled);
  Date.now = () => at;
  try {
    deed('record').click();
    await until(() => shown('stop'));
    Date.now = () => at + 3_400;
    await until(() => document.querySelector('[data-time]').textContent === '0:03');
    assert.equal(document.querySelector('[data-time-left]').textContent, '2:57 left');
  } finally { Date.now = real; }
  deed('stop').click();
  await until(() => !document.querySelector('[data-after]').hidden);
});

test('a camera that is gone before anything was filmed leaves the window as it was', async () => {
  await opens('record');
  await until(() => view() && !deed('record').disabled);
  [...live][0].dispatchEvent(new Event('ended'));
  assert.deepEqual([view(), shown('turn'), shown('record')], [null, false, true]);
  may = false;
  deed('record').click();
  await until(() => document.querySelector('[data-problem] span').textContent === 'No microphone.');
  may = true;
  deed('record').click();
  await until(() => shown('stop'));
});
