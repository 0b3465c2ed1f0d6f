// How somebody's pages look, and in whose words the page for no network speaks to them. That page is everybody's: it comes in the browser's own
// language and the usual way. What a reader has chosen says something about them: it lies on this device sealed, beside their pages that were last
// seen (/seen.js), and goes with them.

import { knows, load } from './kept-line.js';

const root = document.documentElement, [, build = ''] = /\/a\/(\w+)\//.exec(import.meta.url) || [];
const COMFORT = ['data-letters', 'data-spacing', 'data-contrast', 'data-motion'];
/// What `<html>` says of it. (That none is missing: end2end/scripts/reader.test.mjs.)
export const LOOKS = ['lang', 'dir', 'data-theme', ...COMFORT, 'data-early'];
export const looksOf = () => Object.fromEntries(LOOKS.filter((name) => root.hasAttribute(name)).map((name) => [name, root.getAttribute(name)]));

// — While there is a network —

/// The page for no network as this reader has it, sealed under this name.
const FRAME = 'frame';
/// Files that only some pages have, and windows in the reader's language: kept on the devices of those who have them, and by nobody else.
const OWN = /\/(pkg\/(comfort|early)\.css|fonts\/opendyslexic-\d+\.woff2|(early|say)\.js)$/, WINDOWS = ['words', 'draw', 'record', 'photo'];

// What this page came with before the worker looked after it: through the worker it is kept.
async function brings() {
  for (const { name } of performance.getEntriesByType('resource')) if (OWN.test(name) && !await caches.match(name, { ignoreVary: true })) await fetch(name);
}

let known = false;
/// Once on a page, and asked of the server once for each language and build.
export async function learns(disk) {
  if (known || !(navigator.serviceWorker && navigator.serviceWorker.controller)) return;
  known = true;
  await brings();
  const { lang } = root, had = await disk.seen(FRAME);
  if (had && had.lang === lang && had.build === build) return;
  const answer = await fetch('/offline?l=' + lang), page = answer.ok ? await answer.text() : '', words = await load();
  if (!/\sdata-offline\b/.test(page) || !words['outbox.waits']) return;
  await disk.sees(FRAME, { lang, build, page, words });
  for (const name of WINDOWS) await fetch('/showing/' + name);
}

// — Without one —

/// Milliseconds that a page waits for its sheets; they are on the device.
const SOON = 1000;
const sheet = (name) => new Promise((done) => {
  const href = new URL('pkg/' + name + '.css', import.meta.url).href, was = [...document.querySelectorAll('link[rel=stylesheet]')].find((one) => one.href === href);
  if (was && was.sheet) return done();
  const link = was || Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  for (const kind of ['load', 'error']) link.addEventListener(kind, done);
  if (!was) document.head.append(link);
});
/// The sheets of a reader's page, each after those that it changes.
export function sheets(looks, ...first) {
  const names = [...first, ...(COMFORT.some((name) => name in looks) ? ['comfort'] : []), ...('data-early' in looks ? ['early'] : [])];
  return Promise.race([Promise.all(names.map(sheet)), new Promise((done) => { setTimeout(done, SOON); })]);
}

// What stands on the page for no network says the same in these words. Others may hold its elements (/idle.js): they stay.
function speaks(offline, { lang, page, words }) {
  const said = new DOMParser().parseFromString(page, 'text/html'), now = said.querySelector('[data-offline]');
  const wanted = offline.querySelector('[data-place]:not([hidden])'), again = offline.querySelector('a[data-again]');
  document.title = said.title;
  for (const [which, what] of [['meta[name=description]', 'content'], ['.skip', 'textContent'], ['#idle', 'innerHTML'], ['[data-offline]', 'innerHTML']]) {
    const [mine, theirs] = [document, said].map((one) => one.querySelector(which));
    if (mine && theirs) mine[what] = theirs[what];
  }
  Object.assign(offline.dataset, now.dataset);
  // Where one wanted to go (/plain.js).
  for (const place of offline.querySelectorAll('[data-place]')) place.hidden = !wanted || place.dataset.place !== wanted.dataset.place;
  const link = offline.querySelector('a[data-again]');
  if (link && again) link.setAttribute('href', again.getAttribute('href'));
  knows(words, lang);
}

/// Puts a reader's looks on the page for no network.
export async function wears(disk, looks) {
  const offline = document.querySelector('[data-offline]'), { lang, dir } = root, frame = await disk.seen(FRAME);
  for (const name of LOOKS) if (name in looks) root.setAttribute(name, looks[name]); else root.removeAttribute(name);
  if (frame && frame.lang === looks.lang) speaks(offline, frame);
  // In other words than the page's: they say so themselves.
  else if (lang !== looks.lang) Object.assign(offline, { lang, dir });
}
