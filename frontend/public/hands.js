// Whose hand a draft is written with. Each window writes with a hand of its own, and goes on with another one's only where it shows that
// one's last words and the window they were typed in is gone: two windows that wrote with one hand would take each other's words for their own.

import { mint } from './mint.js';

const hands = new Map(), begun = new Map(), bases = new Map(), shown = new Map(), held = new Set();
const lockOf = (id) => 'waymark hand ' + id, forEver = () => new Promise(() => {});

/// The piece that a page's own id stands for: the page of a prompt mints one each time, and its words may have been begun under another.
export const pieceOf = (piece) => (begun.has(piece) ? pieceOf(begun.get(piece)) : piece);

/// All ids of this page that stand for a piece.
export const namesOf = (piece) => [piece, ...[...begun.keys()].filter((name) => pieceOf(name) === piece)];

// As long as this window is there.
function holds(id) {
  if (held.has(id) || !navigator.locks) return;
  held.add(id);
  navigator.locks.request(lockOf(id), forEver).catch(() => {});
}

/// Whether the window that wrote with this hand is gone, or is this one; then nobody else takes it up from now on. A browser without locks
/// cannot tell: both windows' words are shown then.
const asked = new Map();
function isLeft(id) {
  if (held.has(id)) return Promise.resolve(true);
  if (!navigator.locks) return Promise.resolve(false);
  if (!asked.has(id)) asked.set(id, takesUp(id).finally(() => asked.delete(id)));
  return asked.get(id);
}
function takesUp(id) {
  return new Promise((done) => {
    navigator.locks.request(lockOf(id), { ifAvailable: true }, (lock) => {
      if (lock) held.add(id);
      done(Boolean(lock));
      return lock ? forEver() : null;
    }).catch(() => done(false));
  });
}

/// The next words of a piece are this hand's; `of` is the piece they were begun as.
export function goesOn(piece, [id, stroke], of = piece) {
  // Names of one piece lead to one of them, never round in a circle.
  of = pieceOf(of);
  if (of !== pieceOf(piece)) begun.set(pieceOf(piece), of);
  hands.set(of, [id, Math.max(stroke, hands.has(of) ? hands.get(of)[1] : 0)]);
}

/// The last strokes of the hands that wrote on this device lately: numbers of nobody in particular, noted before a stroke goes anywhere. Words
/// that left with their window, and whose copy did not reach the disk any more, have only this to say that they were.
export const STROKES = 'waymark-strokes';
const LATELY = 16;
const strokes = () => { try { return JSON.parse(localStorage.getItem(STROKES)) || []; } catch { return []; } };
function notes(id, stroke) {
  const others = strokes().filter(([of]) => of !== id);
  try { localStorage.setItem(STROKES, JSON.stringify([...others, [id, stroke]].slice(-LATELY))); } catch { /* nothing is kept here */ }
}

/// Whether the window that wrote these words is gone, and they are the last that it wrote. Who went on from older ones would repeat a number,
/// and the server would take what is new for what it has.
export async function mayGoOn([id, stroke]) {
  return await isLeft(id) && !strokes().some(([of, last]) => of === id && last > stroke);
}

/// Goes on with the hand of these words where that may be; else this window keeps a hand of its own.
export async function takeUp(piece, hand) {
  const before = hands.get(pieceOf(piece));
  // What was written here meanwhile is written with this window's.
  if (await mayGoOn(hand) && hands.get(pieceOf(piece)) === before) goesOn(pieceOf(piece), hand);
}

/// The next stroke.
export function hand(piece) {
  const [id, stroke] = hands.get(pieceOf(piece)) || [mint(), 0];
  holds(id);
  hands.set(pieceOf(piece), [id, stroke + 1]);
  notes(id, stroke + 1);
  return [id, stroke + 1];
}

export const handOf = (piece) => hands.get(pieceOf(piece)) || null;

/// The number of the draft that the words shown here began from. It goes along until the server has answered: had another device saved
/// something else meanwhile, the server says so, and both are shown.
export const buildsOn = (piece, base) => bases.set(pieceOf(piece), base);
export const baseOf = (piece, known) => bases.get(pieceOf(piece)) ?? known;
export const answered = (piece) => bases.delete(pieceOf(piece));

// As the page and the outbox say a draft, whichever way.
const said = ({ words = '', ask = '', ask_words = '', language, scribe }) => JSON.stringify([words.replace(/\r\n/g, '\n'), ask, ask_words, language || '', scribe || '']);
/// Words are shown here that another window still writes; they wait as `entry`. As long as nothing else is said here, they are that one's.
export const showsOf = (piece, entry, draft) => shown.set(pieceOf(piece), [entry, said(draft)]);
/// The entry of the other window that says just this, or nothing.
export function entryShown(piece, draft) {
  const [entry, was] = shown.get(pieceOf(piece)) || [];
  return entry && !hands.has(pieceOf(piece)) && was === said(draft) ? entry : null;
}

/// The student gave these words up.
export function letsGo(piece) {
  for (const known of [bases, hands, shown]) known.delete(pieceOf(piece));
  begun.delete(piece);
}
