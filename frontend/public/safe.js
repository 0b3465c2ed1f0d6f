// Where the words of each form are: on this device, in this page's memory, or only in their field. That one form's are safe says nothing of
// another's.

import { namesOf } from './hands.js';

const root = document.documentElement, onTheirWay = new Map(), handed = new Map();
const lines = (text) => text.replace(/\r\n/g, '\n').trim();
const texts = (value) => (typeof value === 'string' ? [lines(value)] : value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []);
// What a page asks about by this: the piece, else the thing itself.
const named = ({ piece, id }) => (piece ? namesOf(piece) : [id]);

/// Says on the page which pieces are not on the device: `alone` is what is in memory (see outbox-memory.js).
export function tells(alone) {
  root.dataset.notKept = [...new Set([...onTheirWay.keys(), ...alone.flatMap(named)])].join(' ');
}

/// These are being handed over with `keep`: until they are on the disk, they are not said to be.
export async function handsOver(entries, keep, alone) {
  const names = entries.flatMap(named);
  const count = (by) => { for (const name of names) { const n = (onTheirWay.get(name) || 0) + by; if (n) onTheirWay.set(name, n); else onTheirWay.delete(name); } };
  count(1);
  tells(alone());
  try {
    const outcomes = await keep();
    for (const { over, id, fields, envelope } of entries) notes(over || id, fields || envelope);
    return outcomes;
  } finally {
    count(-1);
    tells(alone());
  }
}

/// What lies on the device, or in memory, under a name, is no longer in its field only.
export const notes = (name, what) => { handed.set(name, new Set(texts(what))); };

/// Whether everything of a piece that was handed over is on the device, with the command `id`, where one is named. `lasting`: whether all that
/// this page handed over is.
export const isSafe = (name, lasting, id) => (id && !handed.has(id) ? false : name && root.dataset.notKept !== undefined ? !root.dataset.notKept.split(' ').includes(name) : lasting);

/// Fields with words that nobody was handed yet: typed, and not pressed.
export const onlyHere = () => [...document.querySelectorAll('main textarea, main input')].filter(({ form, type, value, defaultValue }) => (
  form && form.getAttribute('method') === 'post' && /^text/.test(type) && lines(value) && lines(value) !== lines(defaultValue) && ![...handed.values()].some((known) => known.has(lines(value)))));
