// The picture that one of the youngest pressed opens its way to answer on the next page: once that has come alive, or, on the page for no
// network, once what draws can come. (In a browser: tests/early.spec.ts.)
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';

const text = readFileSync(new URL('../../frontend/public/early.js', import.meta.url), 'utf8').replaceAll('import(', 'comes(');
const rest = () => new Promise((done) => { setTimeout(done, 5); });
const WAYS = '<div class="showing"><button name="mode" value="draw">Draw</button></div>';

/** A page after the press on the brush. */
function opens(main) {
  const { window } = new JSDOM(`<!doctype html><body>${main}</body>`), { document } = window, pressed = [];
  document.addEventListener('click', ({ target }) => pressed.push(target.value));
  const given = {
    window, document, addEventListener: window.addEventListener.bind(window), sessionStorage: { getItem: () => 'draw', setItem() {}, removeItem() {} },
    setTimeout: (deed, ms, ...of) => setTimeout(deed, 1, ...of), comes: async () => {},
  };
  new Function(...Object.keys(given), text)(...Object.values(given));
  return { window, root: document.documentElement, pressed };
}

test('a page that comes alive opens it then, and not before', async () => {
  const { root, pressed } = opens(`<main>${WAYS}</main>`);
  await rest();
  assert.deepEqual(pressed, []);
  root.dataset.alive = 'yes';
  await rest();
  assert.deepEqual(pressed, ['draw']);
});

test('the page for no network, which never does, opens it when its script for live pages is there', async () => {
  const { window, pressed } = opens(`<main data-offline="/prompt/1">${WAYS}</main>`);
  await rest();
  assert.deepEqual(pressed, []);
  window.waymarkLive = {};
  await rest();
  assert.deepEqual(pressed, ['draw']);
});
