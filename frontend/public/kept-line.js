// How it stands with what is kept, in one line at the foot of the page, and in a form of its own where a form's words wait.

import { wait } from './later.js';
import { onlyHere } from './safe.js';

const root = document.documentElement;
let words = null, tongue = '', line = null, shown = '', timer = 0, due = 0, now = { waiting: 0, refused: 0, at: 0, of: 0, way: null, stop: '', lasting: true }, heard = false, newer = '', look = () => {};

/// Milliseconds that a sentence waits for its words, where nothing of them is kept (see `spoken` in /sw.js).
const PATIENCE = 6000;
const ask = (lang) => fetch('/outbox/words?l=' + lang).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
const late = () => new Promise((done) => { setTimeout(done, PATIENCE, null); });
export async function load() {
  const { lang } = root;
  if (tongue !== lang) [words, tongue] = [null, lang];
  const table = words || await Promise.race([ask(lang), late()]);
  // The page for no network came to speak its reader's language meanwhile.
  if (tongue !== lang) return load();
  return (words ??= table) || {};
}
/// These are the words of that language; what was told already is told in them.
export function knows(table, lang) {
  [words, tongue] = [table, lang];
  if (heard && !timer) tell();
}
const fill = (text, gaps) => Object.entries(gaps).reduce((text, [gap, value]) => text.replaceAll('{' + gap + '}', value), text || '');
/// A sentence of the outbox in the reader's language.
export async function say(key, gaps = {}) {
  const table = await load(), entry = table['outbox.' + key];
  const form = typeof entry === 'string' ? entry : entry && (entry[new Intl.PluralRules(root.lang).select(gaps.n)] || entry.other);
  return fill(form, gaps);
}

/// How it stands now; what is said of it waits for a moment. `opens` shows what was refused.
export function stands(standing, opens) {
  [now, heard, look] = [standing, true, opens];
  if (!now.waiting) newer = '';
  // What moves on all the time is said as well: nothing that is to be said soon is put off. What says something is kept up to date.
  const at = performance.now() + (now.way === false || now.stop || !now.lasting || shown ? 600 : 2500);
  if (timer && due <= at) return;
  clearTimeout(timer);
  [timer, due] = [setTimeout(tell, at - performance.now()), at];
}

/// The page shows words that are newer than the server's: says where they are, by this sentence, as long as they wait.
export function showsNewer(key) { newer = heard && !now.waiting ? '' : key; return tell(); }

/// Says it now.
export async function tell() {
  clearTimeout(timer);
  timer = 0;
  const { waiting, refused, at, of, way, stop, lasting } = now;
  let text = '', state = 'device';
  if (waiting && !lasting) { text = await say('not_kept'); state = 'failed'; }
  else if (waiting && stop === 'signed_out') text = await say('signed_out', { n: waiting });
  else if (waiting && stop) text = await say('other', { n: waiting });
  else if (newer) text = await say(newer);
  else if (waiting && way !== false && of > 1) { text = await say('sending', { at: Math.min(at + 1, of), of }); state = 'sending'; }
  else if (waiting && way === false) text = await say('waits', { n: waiting });
  // Two devices, one draft: that stands on the page itself.
  else if (refused && !document.querySelector('#two-devices')) { text = await say('refused', { n: refused }); state = 'failed'; }
  // What is typed in another form and not handed over yet is not among it.
  else if (shown) { text = await say(onlyHere().length ? 'sent' : 'saved'); state = 'saved'; }
  // The piece's own line says the same of its own words, or is about to.
  const own = document.querySelector('.header .status:is([data-state=device], [data-state=sending]):not([hidden])');
  if (state === 'device' && waiting === 1 && !stop && own && !newer) text = '';
  put(text, state, refused && state === 'failed' && lasting);
  // As long as nothing else is said.
  if (state === 'saved' && !timer) [timer, due] = [setTimeout(() => { timer = 0; put('', ''); }, 4000), performance.now() + 4000];
}

/// The sheet of this line and of the windows about what is kept. A window that is shown without it looks like no other: it is waited for a moment.
export const styles = () => {
  if (document.querySelector('link[href$="pkg/unsent.css"]')) return null;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('pkg/unsent.css', import.meta.url).href });
  document.head.append(link);
  return Promise.race([wait(1000), new Promise((done) => { link.onload = link.onerror = done; })]);
};
function put(text, state, asks) {
  if (text === shown) return;
  shown = text;
  // What was done before this says no more how it stands, and lies where this does. What can be undone stays.
  if (text) for (const old of document.querySelectorAll('.toast')) if (!old.querySelector('button, a')) old.remove();
  if (!line) {
    line = Object.assign(document.createElement('p'), { className: 'kept-line status' });
    styles();
    line.setAttribute('role', 'status');
    document.body.append(line);
  }
  line.hidden = !text;
  // Which one of how many is for the eye: said aloud with each, it would talk through what is being written.
  if (state === 'sending') line.setAttribute('aria-live', 'off'); else line.removeAttribute('aria-live');
  line.dataset.state = state;
  line.replaceChildren(Object.assign(document.createElement('span'), { textContent: text }));
  if (asks) say('look').then((label) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button quiet', textContent: label });
    button.addEventListener('click', () => look());
    line.append(button);
  });
}

/// The same about one form, at its end; without a sentence it goes. Nothing is said aloud twice: the foot of the page does that. `stays` gives the
/// fields of which it stays true while somebody types on.
export async function inForm(form, key, stays = () => []) {
  const text = key && await say(key), there = form.querySelector(':scope > [data-form-line]');
  if (there) there.remove();
  if (!text) return;
  const said = Object.assign(document.createElement('p'), { className: 'small quiet-text', textContent: text });
  // `unkept`: a picture of the page goes without it (/seen.js).
  Object.assign(said.dataset, { formLine: key, unkept: '' });
  form.append(said);
  // It is about what was pressed, not about what is typed from now on.
  const typed = () => { if (!stays().some((field) => field.form === form)) { said.remove(); form.removeEventListener('input', typed); } };
  form.addEventListener('input', typed);
}
