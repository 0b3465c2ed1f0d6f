// What the projector's window knows: what the server said last, all that hangs, and what was heard, turned or blanked since.
import { laid, turned } from './projector-sheets.js';

const main = document.getElementById('main');

export const known = {
  /// As the server said it last.
  page: main.cloneNode(true),
  /// All that hang, oldest first, none before they were read, each as `{ id, at, room, html }`; by which ids; how they are laid; and how far was
  /// read, as `17.<id>`. There may be a thousand: what is heard looks at none of them, and one that comes only at itself.
  cards: null, ids: new Set(), laid: laid(), last: '',
  /// What was taken back stays so, whatever an answer says that was on its way.
  gone: new Set(),
  numbers: { here: 0, shared: 0, writing: 0 },
  /// When the timer ends, on this device's clock; and how far the server's is ahead of it, in milliseconds.
  ends: null, ahead: 0,
  /// Which sheet, counted from 0, and whether it stays: by a key of this window or by the stage. Which page of a spotlight a key here turned to.
  at: Number(main.dataset.at || 0), held: main.dataset.page !== undefined, own: null,
  /// Blank by a key of this window; covered or closed and not read yet; a projector no longer.
  blank: false, covered: false, ended: false,
  /// What was heard since the server was asked: it is newer than the answer.
  newer: new Set(),
};

export const opened = () => Number(known.page.dataset.opened);
export const now = () => Date.now() + known.ahead;
export const many = () => Math.max(1, known.laid.begin.length);

/// The sheet whose turn it is.
export function byTurn() {
  const { cards, laid: { begin }, at } = known;
  return cards ? turned(begin.map((first) => cards[first].at), opened(), now()) : at;
}

/// Whether a scene is of another piece than the one before, or of another page that the stage turned to.
export const isTurned = ({ dataset }) => dataset.page !== known.page.dataset.page || dataset.card !== known.page.dataset.card;

/// A scene, as the server says it now.
export function takes(page) {
  if (isTurned(page)) known.own = null;
  const before = known.page.dataset, staged = page.dataset;
  known.page = page;
  if (!known.newer.has('door')) known.covered = false;
  for (const one of Object.keys(known.numbers)) if (!known.newer.has(one)) known.numbers[one] = Number(staged[one]);
  const clock = page.querySelector('.projector-clock');
  known.ends = clock && Date.now() + Number(clock.dataset.left);
  known.ahead = Number(staged.now) - Date.now();
  // A timer or another scene is no turn: whoever stopped a sheet here finds it where they left it.
  if (before.page === staged.page) return;
  known.held = staged.page !== undefined;
  known.at = known.held ? Number(staged.page) : byTurn();
}

/// The element that the server's words describe, of this page and not of a document of its own. What something between here and the server says
/// in its place is none.
export function made(html, is) {
  const words = document.createElement('template');
  words.innerHTML = html;
  const one = words.content.firstElementChild;
  if (!one || !one.matches(is)) throw new TypeError('not of Waymark');
  return one;
}

/// A card of the list as the server made it. A thousand elements that nobody sees would be gone through whenever the browser tidies up; a thousand
/// texts are not.
export const read = (card) => ({ id: card.dataset.key, at: Number(card.dataset.at), room: Number(card.dataset.room), html: card.outerHTML });

/// These hang, and no others.
export function hangs(cards) {
  const first = !known.cards;
  known.cards = cards.filter(({ id }) => !known.gone.has(id));
  known.ids = new Set(known.cards.map(({ id }) => id));
  known.laid = laid(known.cards.map(({ room }) => room));
  if (first && !known.held) known.at = byTurn();
}

/// And these, after them.
export function comes(cards) {
  for (const one of cards) {
    if (known.gone.has(one.id) || known.ids.has(one.id)) continue;
    known.cards.push(one);
    known.ids.add(one.id);
    known.laid.lays(one.room);
  }
}

/// Whether the scene was made for a wall on which something hung and nothing does, or the other way round.
export const isOfAnother = () => ('hangs' in known.page.dataset) !== (known.cards.length > 0);

/// Of two places in the order of the wall.
export function isBefore(one, other) {
  const [[at, id], [than, by]] = [one, other].map((place) => place.split('.'));
  return at === than ? id < by : Number(at) < Number(than);
}
