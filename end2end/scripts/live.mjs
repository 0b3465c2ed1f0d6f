// /live.js in a page without a browser. Modules are brought by who asks: nothing is fetched here.
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../frontend/public/live.js', import.meta.url), 'utf8').replaceAll('import(', 'comes(');

/** Runs it in a jsdom window, with `other` globals; gives what it tells the page of itself. */
export function runLive(window, other = {}) {
  Object.defineProperty(window.document, 'currentScript', { value: { src: 'http://school/a/b/live.js' }, configurable: true });
  const given = {
    window, self: window, document: window.document, location: window.location, history: window.history, localStorage: window.localStorage,
    MutationObserver: window.MutationObserver, Node: window.Node, Event: window.Event, navigator: {}, URL, Blob,
    addEventListener: window.addEventListener.bind(window), removeEventListener: window.removeEventListener.bind(window),
    requestAnimationFrame: window.requestAnimationFrame, SharedWorker: undefined, comes: () => new Promise(() => {}), ...other,
  };
  new Function(...Object.keys(given), text)(...Object.values(given));
  return window.waymarkLive;
}
