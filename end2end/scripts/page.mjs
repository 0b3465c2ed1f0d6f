// A page without a browser: jsdom's document, the page's own scripts as modules of it, and a server that answers what a test says.
import { register } from 'node:module';
import { JSDOM } from 'jsdom';

// Tests name the page's scripts as they are served (`/acts.js`); the scripts name each other by where they are (`./acts.js`). With a number behind it
// (`/acts.js?2`), one is the same script on a later page; what it is in several parts of (`./kept-outbox.js`) is that page's, too.
register(`data:text/javascript,${encodeURIComponent(`
  const folder = ${JSON.stringify(new URL('../../frontend/public', import.meta.url).href)};
  export const resolve = (name, context, next) => /^\\/[a-z-]+\\.js(\\?\\d+)?$/.test(name) || (context.parentURL ?? '').startsWith(folder)
    ? { url: folder + name.replace(/^\\./, '') + (/^\\.\\/kept-(out|forms)/.test(name) ? /(\\?\\d+)?$/.exec(context.parentURL)[0] : ''), format: 'module', shortCircuit: true } : next(name, context);
`)}`);

const NAMES = ['document', 'location', 'Node', 'FormData', 'MutationObserver', 'DOMParser', 'URLSearchParams', 'Blob', 'File', 'Event', 'Element',
  'addEventListener', 'removeEventListener'];

/** Puts a page in place of this process's (missing) window. Once in each file: the scripts know one page. */
export function open(html) {
  const { window } = new JSDOM(`<!doctype html><body>${html}</body>`, { url: 'http://localhost/', pretendToBeVisual: true });
  for (const name of NAMES) globalThis[name] = typeof window[name] === 'function' && /^[a-z]/.test(name) ? window[name].bind(window) : window[name];
  globalThis.window = window;
  // On the device first; here the device is quick, and there is always a way.
  const send = async (json) => (await fetch('/api/v1/commands', { method: 'POST', body: json })).text();
  window.waymarkOutbox = { send, show };
  window.waymarkLive = { listen() {}, patch: (old, now) => { old.replaceWith(now); } };
  return window;
}

// What the outbox does with a file, in short.
async function show(blob, { id, kind, about }, envelopes) {
  const file = async () => {
    let answer = await fetch('/api/v1/files', { method: 'POST', body: JSON.stringify({ id, kind, bytes: blob.size, about }) }), stands = await answer.json();
    if (stands.state === 'arriving') { answer = await fetch(`/api/v1/files/${id}`, { method: 'PATCH', body: blob }); stands = await answer.json(); }
    const refusal = stands.state === 'refused' ? stands.refused : stands.refused ? stands : null;
    return refusal ? { answer: 'refused', refusal } : { answer: 'done' };
  };
  const sent = file(), rest = sent.then((what) => what.answer === 'refused' ? what : window.waymarkOutbox.send(JSON.stringify(envelopes)).then((list) => JSON.parse(list)[0]));
  return { outcomes: [sent, rest], forget() {} };
}

/** A server by method and path: a function of the request gives what it answers. What nobody expects is not found. */
export function serve(answers) {
  const asked = [];
  globalThis.fetch = async (address, how = {}) => {
    const method = how.method ?? 'GET', path = String(address);
    asked.push({ method, path, body: how.body });
    const answer = answers[`${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}')}`];
    return answer ? answer({ method, path, body: how.body }) : new Response(null, { status: 404 });
  };
  return asked;
}

export const json = (status, body) => new Response(JSON.stringify(body), { status });

/** Until it is so, or half a second has passed. */
export async function until(so) {
  for (let tries = 0; tries < 100; tries++) {
    if (so()) return;
    await new Promise((done) => { setTimeout(done, 5); });
  }
  throw new Error(`not so: ${so}`);
}
