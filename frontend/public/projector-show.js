// Puts up what is known: as the server said it last, with what is known since, and the window is patched to read like that. Whatever is heard
// between two frames is put up together.
import { clock } from './projector-sheets.js';
import { known, made as element, many } from './projector-known.js';

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

/// The cards of the sheet that is shown, and which one of how many it is.
function sheet() {
  const { cards, laid: { begin } } = known, at = Math.min(known.at, many() - 1);
  return {
    cards: cards.slice(begin[at], begin[at + 1]),
    says: begin.length > 1 ? say('projector.sheet', { at: at + 1, many: begin.length }) : '',
  };
}
const label = (of) => of.querySelector('[data-key="sheet"]');

/// A wall that is made anew stands there without its cards (see `fill`). Before they were read it has those that the server put in.
function hang(made) {
  const wall = made.querySelector('.wall');
  if (!wall) return;
  if (!known.cards) {
    for (const card of [...wall.children]) if (known.gone.has(card.dataset.key)) card.remove();
    return;
  }
  label(made).textContent = sheet().says;
  wall.replaceChildren();
  const stands = main.querySelector('.wall');
  for (const one of [wall, stands]) if (one) one.dataset.kept = '';
  // What stands there stays, but for what the server says of it.
  if (stands) for (const { name, value } of wall.attributes) if (stands.getAttribute(name) !== value) stands.setAttribute(name, value);
}

const NEXT = 60; // ms from one card that comes to the next

/// The cards of the sheet that stands there, by their ids.
let stand = new Map();
function stands(wall, { id, html }) {
  if (stand.has(id)) return stand.get(id).html === html ? stand.get(id).one : null;
  // The server put it in before the cards were read.
  return [...wall.children].find((one) => one.dataset.key === id && one.outerHTML === html) || null;
}

/// Puts up the cards that were read: one that comes is one element more, and nobody goes through the others. Where nothing else is new
/// this is all that is done, because a card must not halt a window whose machine is slow.
function fill() {
  const wall = main.querySelector('.wall[data-kept]');
  if (!wall) return;
  const { cards, says } = sheet(), names = label(main);
  if (names.textContent !== says) names.textContent = says;
  const were = cards.map((card) => stands(wall, card)), those = new Set(were);
  for (const one of [...wall.children]) if (!those.has(one)) one.remove();
  // Those that come to a sheet come one after another, those of a sheet that is turned to together.
  const turned = !wall.firstElementChild;
  let come = 0, at = 0, others = false;
  stand = new Map();
  for (const [nth, { id, html }] of cards.entries()) {
    const was = were[nth];
    if (come && !was && !turned) { others = true; continue; }
    const one = was || element(html, 'li');
    stand.set(id, { html, one });
    if (wall.children[at] !== one) { wall.insertBefore(one, wall.children[at] || null); come++; }
    at++;
  }
  if (others) setTimeout(soon, NEXT, 'cards');
  if (come) keepsUp();
}

/// A card fades in where the machine keeps up with it. Where its frame took so long that an eye saw it halt, those that come later stand there.
/// (A screen that draws thirty times a second keeps up, and one that nobody sees draws nothing.)
const HALT = 40; // ms
function keepsUp() {
  const begun = performance.now();
  requestAnimationFrame(() => { if (performance.now() - begun > HALT && !document.hidden) document.documentElement.classList.add('slow'); });
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

function all() {
  const dark = known.blank || known.covered || known.gone.has(known.page.dataset.card);
  const made = known.ended ? bare('ended') : dark ? bare('nothing') : known.page.cloneNode(true);
  hang(made);
  count(made);
  window.waymarkLive.patch(main, made);
}

function show() {
  if (!waits) return;
  clearTimeout(late);
  const what = waits;
  waits = '';
  if (what === 'all' || !main.querySelector('.wall[data-kept]')) all();
  fill();
}

/// With the next frame, everything or what hangs; a window that draws none keeps up all the same.
let waits = '', late = 0;
export function soon(what = 'all') {
  const asked = waits;
  if (waits !== 'all') waits = what;
  if (asked) return;
  requestAnimationFrame(show);
  late = setTimeout(show, 300);
}

/// What is left of the timer, without looking at anything else.
export function tick() {
  const left = main.querySelector('.projector-clock');
  if (!left || known.ends === null) return;
  const says = clock(known.ends - Date.now());
  if (left.textContent !== says) left.textContent = says;
}
