// How a reader's pages look and speak, for a page that comes without a network: all of it is known, sealed, and asked for once. (Shown:
// last-seen.test.mjs. In a browser: tests/early.spec.ts.)
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, beforeEach, test } from 'node:test';
import { json, open, until } from './page.mjs';

open('<main></main>');
const root = document.documentElement, asked = [], kept = new Set(), rows = new Map();
const SHEET = 'http://localhost/a/b1/pkg/early.css', FONT = 'http://localhost/a/b1/fonts/opendyslexic-700.woff2', OTHERS = 'http://localhost/a/b1/pkg/student.css';
let controller = {}, page = '<title>لا اتصال · Waymark</title><main data-offline="">لا اتصال</main>';
Object.defineProperty(globalThis, 'navigator', { value: { serviceWorker: { get controller() { return controller; } } }, configurable: true });
Object.assign(globalThis, { caches: { match: async (address) => (kept.has(address) ? {} : undefined) }, performance: { getEntriesByType: () => [SHEET, FONT, OTHERS].map((name) => ({ name })) } });
globalThis.fetch = async (address) => {
  asked.push(address);
  return /words\?l=/.test(address) ? json(200, { 'outbox.waits': 'محفوظ' }) : new Response(page);
};
const disk = { seen: async (name) => rows.get(name) ?? null, sees: async (name, row) => { rows.set(name, row); } };
after(() => setTimeout(() => process.exit(), 50));

let pages = 0;
const reader = (again = pages) => import(`/reader.js${again ? `?${again}` : ''}`);
// The same script on a page that comes later.
const opens = async () => (await reader(++pages)).learns(disk);

beforeEach(() => { [controller, asked.length] = [{}, 0]; rows.clear(); kept.clear(); Object.assign(root, { lang: 'ar', dir: 'rtl' }); });

test('what the server says on <html> of how somebody reads is known, and nothing else is', async () => {
  const { LOOKS } = await reader(), OTHER = ['data-messages', 'data-zone', 'data-feed', 'data-build', 'data-me'];
  for (const name of ['shell.rs', 'plain/mod.rs']) {
    const [, html] = /<html ([^>]*)>\s*<head>/.exec(readFileSync(new URL(`../../app/src/${name}`, import.meta.url), 'utf8'));
    const said = [...html.matchAll(/([a-z-]+)=/g)].map(([, attribute]) => attribute);
    assert.deepEqual(said.filter((attribute) => !OTHER.includes(attribute)).sort(), [...LOOKS].sort(), name);
  }
});

test('a page’s looks are what it says, and no more', async () => {
  const { looksOf } = await reader();
  Object.assign(root.dataset, { contrast: 'high', early: '', me: 'somebody', feed: 'f' });
  assert.deepEqual(looksOf(), { lang: 'ar', dir: 'rtl', 'data-contrast': 'high', 'data-early': '' });
  for (const name of ['contrast', 'early', 'me', 'feed']) delete root.dataset[name];
});

test('the page for no network is sealed in the reader’s language, once', async () => {
  await opens();
  assert.match(rows.get('frame').page, /لا اتصال/);
  assert.deepEqual([rows.get('frame').lang, rows.get('frame').words], ['ar', { 'outbox.waits': 'محفوظ' }]);
  assert.ok(asked.includes('/offline?l=ar') && asked.includes('/showing/draw'), asked.join(' '));
  kept.add(SHEET).add(FONT);
  asked.length = 0;
  await opens();
  assert.deepEqual(asked, []);
  root.lang = 'en';
  await opens();
  assert.ok(asked.includes('/offline?l=en'));
});

test('files that only some readers need go through the worker of those, once', async () => {
  kept.add(SHEET);
  await opens();
  assert.deepEqual(asked.filter((address) => address.startsWith('http')), [FONT]);
});

test('nothing is asked for where no worker keeps it, and a portal’s page is not sealed', async () => {
  controller = null;
  const { learns } = await reader(++pages);
  await learns(disk);
  assert.deepEqual(asked, []);
  // It came while the page was there.
  [controller, page] = [{}, '<h1>Sign in to the Wi-Fi</h1>'];
  await learns(disk);
  await until(() => asked.includes('/offline?l=ar'));
  assert.equal(rows.size, 0);
});
