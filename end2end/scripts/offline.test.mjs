// The page for no network without a browser: what it says stands first, and leads on; what it needs for more comes after the first paint.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { JSDOM } from 'jsdom';

const text = readFileSync(new URL('../../frontend/public/offline.js', import.meta.url), 'utf8');
function opens(address) {
  const timers = [], frames = [], { window } = new JSDOM(`<head><link rel="stylesheet" href="/a/b/pkg/cold.css"><link rel="stylesheet" href="/a/b/pkg/comfort.css"></head>
    <main><p data-place="goal" hidden>Your goals</p><a data-again href="/">Again</a></main>`, { url: 'http://school' + address });
  Object.defineProperty(window.document, 'currentScript', { value: { src: 'http://school/a/b/offline.js' } });
  new Function('document', 'location', 'setTimeout', 'requestAnimationFrame', text)(window.document, window.location, (deed, ms = 0) => timers.push({ deed, ms }), (deed) => frames.push(deed));
  const brought = () => [...window.document.querySelectorAll('link, script')].map((one) => (one.href || one.src).split('/').pop());
  return { window, timers, frames, brought };
}

test('it leads to where one wanted to go, if that is a place of ours', () => {
  for (const [to, href, known] of [['/goal/17', '/goal/17', true], ['/goal/17?words=mine', '/', false], ['//elsewhere', '/', false], ['/elsewhere', '/', false], ['', '/', false]]) {
    const { window } = opens('/offline?to=' + encodeURIComponent(to));
    assert.deepEqual([window.document.querySelector('[data-again]').getAttribute('href'), !window.document.querySelector('[data-place]').hidden], [href, known], to);
  }
});

test('it is painted before anything more is asked for, and a reader’s own sheet stays the last word', () => {
  const { timers, frames, brought } = opens('/offline');
  assert.deepEqual(brought(), ['cold.css', 'comfort.css']);
  frames[0]();
  assert.deepEqual(brought(), ['cold.css', 'comfort.css'], 'not in the frame, which is not painted yet');
  for (const { deed } of timers) deed();
  assert.deepEqual(brought(), ['cold.css', 'plain.css', 'comfort.css', 'idle.js', 'plain.js'], 'and once');
});

test('a page that nobody sees has no paint, and goes on all the same', () => {
  const { timers, brought } = opens('/offline');
  timers.find(({ ms }) => ms).deed();
  assert.equal(brought().length, 5);
});
