// A page whose code the answering server does not have is asked for again, but not from under the hands of whoever does something on it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { open } from './page.mjs';

// As the page has it: Rust's line ends are none.
const [, literal] = /pub const WAY_OUT: &str = "([^"]+)";/.exec(readFileSync(new URL('../../app/src/assets.rs', import.meta.url), 'utf8')), script = literal.replace(/\\\n\s*/g, '');
const window = open('<textarea></textarea><dialog><canvas></canvas></dialog>'), { document } = window, dialog = document.querySelector('dialog');
let reloads = 0, says = async () => {};
const session = {};
new Function('addEventListener', 'document', 'sessionStorage', 'location', 'fetch', script)(window.addEventListener.bind(window), document, session, { reload: () => { reloads++; } }, () => says());

/** The server does not have a file of this page. */
async function misses(address = '/a/b2/pkg/home.wasm') {
  const link = Object.assign(document.createElement('link'), { rel: 'preload', href: address });
  document.head.append(link);
  link.dispatchEvent(new window.Event('error'));
  await new Promise((done) => { setTimeout(done, 5); });
}

beforeEach(() => {
  delete session['waymark-anew'];
  [reloads, says] = [0, async () => {}];
  document.activeElement.blur();
  dialog.removeAttribute('open');
});

test('a page that nobody does anything on is asked for again, once in a minute', async () => {
  await misses();
  await misses();
  assert.equal(reloads, 1);
});

test('whoever writes keeps the page, and so does whoever draws or records in a window', async () => {
  document.querySelector('textarea').focus();
  await misses();
  document.activeElement.blur();
  dialog.setAttribute('open', '');
  await misses();
  assert.equal(reloads, 0);
  dialog.removeAttribute('open');
  await misses();
  assert.equal(reloads, 1, 'afterwards it goes');
});

test('a tool that is opened while the server is asked is not taken away either', async () => {
  let answers;
  says = () => new Promise((done) => { answers = done; });
  await misses();
  dialog.setAttribute('open', '');
  answers();
  await misses();
  assert.equal(reloads, 0);
});

test('without a way to the server, and for a picture of somebody’s, the page stays', async () => {
  await misses('/file/1');
  says = async () => { throw new TypeError('no network'); };
  await misses();
  assert.equal(reloads, 0);
});
