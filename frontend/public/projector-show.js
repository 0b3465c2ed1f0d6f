// Puts up what is known: as the server said it last, with what is known since, and the window is patched to read like that. Whatever is heard
// between two frames is put up together.
import { clock } from './projector-sheets.js';
import { known, many } from './projector-known.js';

const main = document.getElementById('main');
const words = JSON.parse(document.body.dataset.words);
const plural = new Intl.PluralRules(document.documentElement.lang);
const part = (name) => document.getElementById(name).content.cloneNode(true);

/// A sentence of the table that the page brought; `n` decides between its plural forms.
function say(key, gaps, n) {
  const one = words[key] || key;
  const text = typeof one === 'string' ? one : one[plural.select(n)] || one.other;
  return Object.entries(gaps).reduce((text, [gap, value]) => text.replaceAll('{' + gap + '}', value), text);
}

/// The scene without what it shows: nothing, or that this is the end.
function bare(name) {
  const made = known.page.cloneNode(true);
  for (const one of [...made.children]) if (!one.matches('.projector-clock, dialog')) one.remove();
  made.insertBefore(part(name), made.querySelector('dialog'));
  return made;
}

/// A sheet of what hangs, and which one it is.
function hang(made) {
  const wall = made.querySelector('.wall'), label = made.querySelector('[data-key="sheet"]');
  if (!wall) return;
  const { cards, begin, gone } = known;
  if (cards) {
    const sheet = Math.min(known.at, many() - 1);
    wall.replaceChildren(...cards.slice(begin[sheet], begin[sheet + 1]).map((card) => card.cloneNode(true)));
    label.textContent = begin.length > 1 ? say('projector.sheet', { at: sheet + 1, many: begin.length }) : '';
  }
  for (const card of [...wall.children]) if (gone.has(card.dataset.key)) card.remove();
}

function count(made) {
  const { here, shared, writing } = known.numbers;
  const first = made.querySelector('[data-first]');
  if (first) first.toggleAttribute('data-over', shared + writing > 0);
  const bar = made.querySelector('.projector-bar'), heap = made.querySelector('.heap'), left = made.querySelector('.projector-clock');
  for (const one of made.querySelectorAll('[data-number]')) one.textContent = known.numbers[one.dataset.number];
  for (const one of made.querySelectorAll('[data-says]')) {
    const n = known.numbers[one.dataset.by];
    one.textContent = say(one.dataset.says, { n }, n);
  }
  if (bar) {
    bar.hidden = !here;
    bar.setAttribute('max', Math.max(1, here));
    bar.setAttribute('value', Math.min(shared, here));
    bar.setAttribute('aria-label', say('projector.progress', { shared, n: here }, here));
  }
  if (heap) heap.replaceChildren(...[...part('stones').querySelectorAll('ellipse')].slice(0, here));
  if (left) left.textContent = clock(known.ends - Date.now());
}

function show() {
  if (!waits) return;
  waits = false;
  const dark = known.blank || known.covered || known.gone.has(known.page.dataset.card);
  const made = known.ended ? bare('ended') : dark ? bare('nothing') : known.page.cloneNode(true);
  hang(made);
  count(made);
  window.waymarkLive.patch(main, made);
}

/// With the next frame; a window that draws none keeps up all the same.
let waits = false;
export function soon() {
  if (waits) return;
  waits = true;
  requestAnimationFrame(show);
  setTimeout(show, 300);
}

/// What is left of the timer, without looking at anything else.
export function tick() {
  const left = main.querySelector('.projector-clock');
  if (!left || known.ends === null) return;
  const says = clock(known.ends - Date.now());
  if (left.textContent !== says) left.textContent = says;
}
