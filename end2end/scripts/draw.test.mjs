// What becomes of a drawing's earlier files: each save is one of its own, and the ones before are of no more use, but for those that a version
// shows. The paper's own script, with a device that a test says. (In a browser: tests/showing.spec.ts.)
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { json, open, serve, until } from './page.mjs';

const window = open('');
Object.assign(globalThis, { ResizeObserver: class { observe() {} disconnect() {} }, devicePixelRatio: 1 });
Object.assign(window.HTMLDialogElement.prototype, { showModal() { this.open = true; }, close() { this.open = false; } });
// A paper that takes everything and shows nothing.
window.HTMLCanvasElement.prototype.getContext = () => new Proxy({}, { get: (of, name) => of[name] ?? (() => {}) });
let seen;
Object.defineProperty(document, 'visibilityState', { get: () => seen, configurable: true });

const picks = (name, value, is) => `<input type="radio" name="${name}" value="${value}" data-is="${is}" checked>`;
const WINDOW = `<dialog data-paper="white" data-most-points="9000" data-most-strokes="900" data-saving="saving" data-kept="kept" data-at="{x} {y}" data-strokes="{n}">${picks('tool', 'pen', '')}${picks('ink', 'black', 'black')}${picks('width', 'fine', '4')}
  <button data-undo></button><button data-redo></button><div data-label-field hidden><input id="draw-label"></div><canvas tabindex="0"></canvas>
  <p data-status></p><p data-problem hidden><span></span></p><button data-again hidden></button><p data-aloud></p><button data-close>Done</button></dialog>`;
const OLD = '01890000-0000-7000-8000-0000000000aa';
const part = (more) => `<div data-served="/piece/1/shown" data-of="draft"><form data-upload><input type="hidden" name="reflection" value="1"></form>
  <button data-tool="draw" data-of-shown="01890000-0000-7000-8000-0000000000bb" data-of-file="${OLD}" ${more}></button><p data-said></p></div>`;

let requests, brought;
const thrown = () => requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path.split('/').pop());
/** The paper is opened, with what was on it. */
async function opens(more = '') {
  document.body.innerHTML = part(more);
  const { default: draws } = await import('/draw.js');
  await draws(document.querySelector('[data-tool=draw]'));
}
/** One stroke with keys, saved at once: the page goes out of sight. Gives its file, and what comes of it and of the two that show it. */
async function draws(nth) {
  const press = (key) => document.querySelector('dialog canvas').dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true }));
  for (const key of [' ', 'ArrowRight', ' ']) press(key);
  seen = 'hidden';
  document.dispatchEvent(new Event('visibilitychange'));
  seen = 'visible';
  await until(() => brought.length === nth);
  await until(() => document.querySelector('[data-status]').textContent !== 'saving');
  return brought[nth - 1];
}
const settles = () => new Promise((done) => { setTimeout(done, 10); });

beforeEach(() => {
  [brought, seen] = [[], 'visible'];
  requests = serve({ 'GET /showing/draw': () => new Response(WINDOW), 'GET /file/{id}/strokes': () => json(200, { w: 1600, h: 1000, strokes: [] }) });
  // There is no way: what is kept here is kept, and a test says what comes of it.
  document.documentElement.dataset.way = 'no';
  document.documentElement.dataset.kept = 'yes';
  window.waymarkOutbox.show = async (blob, { id }, envelopes) => {
    const all = [], outcomes = [0, ...envelopes].map((_, nth) => new Promise((done) => { all[nth] = (answer) => done({ answer }); }));
    brought.push({ id, comes: (...answers) => { answers.forEach((answer, nth) => all[nth](answer)); return settles(); } });
    return { outcomes, forget() {} };
  };
  document.head.innerHTML = '<link rel="stylesheet" href="/pkg/showing.css">';
});
after(() => setTimeout(() => process.exit(), 50));

test('the one before goes once the next one stands in its place', async () => {
  await opens();
  const one = await draws(1);
  assert.deepEqual(thrown(), []);
  await one.comes('done', 'done', 'done');
  assert.deepEqual(thrown(), [OLD]);
  await (await draws(2)).comes('done', 'done', 'done');
  assert.deepEqual(thrown(), [OLD, one.id]);
});

test('what a version shows stays, and is not asked about', async () => {
  await opens('data-stays');
  const one = await draws(1);
  await one.comes('done', 'done', 'done');
  assert.deepEqual(thrown(), []);
  await (await draws(2)).comes('done', 'done', 'done');
  assert.deepEqual(thrown(), [one.id]);
});

test('one that was replaced before it went was never there, and one that nothing showed yet goes with the others', async () => {
  await opens();
  const one = await draws(1), two = await draws(2);
  await one.comes('replaced', 'replaced', 'replaced');
  assert.deepEqual(thrown(), [], 'the first one is still what the draft shows');
  const three = await draws(3);
  await two.comes('done', 'replaced', 'replaced');
  assert.deepEqual(thrown(), []);
  await three.comes('done', 'done', 'done');
  assert.deepEqual(thrown(), [OLD, two.id]);
});
