// Left alone, a device is nobody's: by the school's time, also where the window was closed meanwhile and there is no network.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, beforeEach, test } from 'node:test';
import { JSDOM } from 'jsdom';
import { insertDisk } from './disk.mjs';
import { open } from './page.mjs';

const text = readFileSync(new URL('../../frontend/public/idle.js', import.meta.url), 'utf8'), MINUTE = 60_000;
const later = setTimeout, rest = (ms) => new Promise((done) => { later(done, ms); });
let now, ticks, window, went, outs;
const kept = new Map(), localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => { kept.set(key, String(value)); }, removeItem: (key) => { kept.delete(key); } };
after(() => later(() => process.exit(), 50));

/** A page with the question in it; `minutes` is what it says of its school, or nothing. */
function opens(minutes) {
  const template = minutes === null ? '' : `<template id="idle" data-minutes="${minutes}"><dialog><p><span data-says="# seconds left"></span></p><button>I am still here</button></dialog></template>`;
  window = new JSDOM(`<!doctype html><html><body><main>A leaf is a hand.</main>${template}</body></html>`).window;
  Object.assign(window.HTMLDialogElement.prototype, { showModal() { this.open = true; }, close() { this.open = false; } });
  window.waymarkOut = async () => { outs++; };
  const given = {
    window, document: window.document, addEventListener: window.addEventListener.bind(window), localStorage, location: { replace: (to) => went.push(to) }, fetch: async () => {},
    setInterval: (deed) => { ticks.push(deed); }, setTimeout: later, Date: { now: () => now },
  };
  new Function(...Object.keys(given), text)(...Object.values(given));
}
async function passes(ms) { now += ms; for (const tick of ticks) tick(); await rest(5); }
const hidden = () => window.document.body.style.visibility === 'hidden', asks = () => Boolean(window.document.querySelector('dialog[open]'));

beforeEach(() => { [now, ticks, went, outs] = [1e12, [], [], 0]; kept.clear(); });

test('the lid was closed, the window is gone, and there is no network: whoever opens it an hour later finds nothing', async () => {
  opens(20);
  now += 60 * MINUTE;
  ticks = [];
  opens('');
  assert.ok(hidden(), 'at once');
  await rest(5);
  assert.deepEqual([outs, went, [...kept]], [1, ['/join'], []]);
});

test('without a network the clock goes on from the last touch, and asks as it does elsewhere', async () => {
  opens(20);
  await passes(10 * MINUTE);
  ticks = [];
  opens('');
  assert.ok(!hidden());
  await passes(9 * MINUTE + 10_000);
  assert.ok(asks());
  window.document.querySelector('dialog button').click();
  assert.ok(!asks());
  await passes(15 * MINUTE);
  assert.deepEqual([hidden(), asks(), went], [false, false, []]);
  await passes(5 * MINUTE);
  assert.deepEqual([hidden(), went], [true, ['/join']]);
});

test('where no school says anything, nobody is signed out: the page for no network of a teacher', async () => {
  opens('');
  await passes(300 * MINUTE);
  assert.deepEqual([hidden(), went, kept.size], [false, [], 0]);
});

// — The same page's keeper —

const ADA = '01890000-0000-7000-8000-000000000001', disk = insertDisk();

test('an hour after the last touch the key is gone before anything is opened with it; what was not sent waits sealed', async () => {
  const page = open('<main id="main" data-offline=""><section data-signed-out hidden></section></main>');
  Object.assign(globalThis, { BroadcastChannel: undefined, CustomEvent: page.CustomEvent, HTMLFormElement: page.HTMLFormElement, localStorage, fetch: async () => new Response('ok') });
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  const { sealed } = await import('/sealed.js'), ada = await sealed(ADA, async () => new Response(new Uint8Array(32), { headers: { 'waymark-person': ADA } }));
  await ada.sees('/piece/1', { title: 'Writing', heading: 'Leaves', html: '<main></main>' });
  await ada.write({ put: [{ id: 'one', person: ADA, kind: 'command', envelope: { id: 'one' } }] });
  kept.set('waymark-idle', '20').set('waymark-touched', String(Date.now() - 60 * MINUTE));
  const { start, whose } = await import('/kept.js'), { isLeft } = await import('/away.js');
  await start();
  assert.deepEqual([await whose(), disk.rows('keys').length, disk.rows('seen').length, disk.rows('outbox').length], ['', 0, 0, 1]);
  assert.equal(document.querySelector('[data-signed-out]').hidden, false);
  kept.set('waymark-touched', String(Date.now() - 19 * MINUTE));
  assert.equal(isLeft(), false);
  kept.set('waymark-touched', String(Date.now() + 60 * MINUTE));
  assert.equal(isLeft(), false, 'a clock that was set back counts from now on');
  kept.clear();
  assert.equal(isLeft(), false, 'no school says anything');
});
