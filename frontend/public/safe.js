// Where the words of each form are: on this device, in this page's memory, or only in their field. That one form's are safe says nothing of
// another's.

import { namesOf } from './hands.js';
import { formOf } from './pressed.js';

const root = document.documentElement, onTheirWay = new Map(), handed = new Map();
const lines = (text) => text.replace(/\r\n/g, '\n').trim();
const texts = (value) => (typeof value === 'string' ? [lines(value)] : value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []);
// What a page asks about by this: the piece, else the thing itself.
const named = ({ piece, id }) => (piece ? namesOf(piece) : [id]);

/// Says on the page which pieces are not on the device: `alone` is what is in memory (see outbox-memory.js).
export function tells(alone) {
  root.dataset.notKept = [...new Set([...onTheirWay.keys(), ...alone.flatMap(named)])].join(' ');
}

/// These are being handed over with `keep`, out of `form` where it is one: until they are on the disk, they are not said to be.
export async function handsOver(entries, keep, alone, form) {
  const names = entries.flatMap(named);
  const count = (by) => { for (const name of names) { const n = (onTheirWay.get(name) || 0) + by; if (n) onTheirWay.set(name, n); else onTheirWay.delete(name); } };
  count(1);
  tells(alone());
  try {
    const outcomes = await keep();
    for (const { over, id, fields, envelope } of entries) notes(over || id, fields || envelope, form);
    return outcomes;
  } finally {
    count(-1);
    tells(alone());
  }
}

// Which forms of the page these words can be out of, where nobody says: those that do the same.
function fits(what) {
  const { do: deed, draft, act } = what || {}, deeds = [deed, ...(Array.isArray(act) ? act : []).filter(([name]) => name === 'do').map(([, value]) => deed + '_' + value)];
  if (draft) return ({ id }) => id === 'writing';
  return deed ? ({ elements }) => [...elements].some(({ name, value }) => name === 'do' && deeds.includes(value)) : () => true;
}

/// What lies on the device, or in memory, under a name, is no longer in its field only: in the field of the form that it is out of. Another form may
/// say the same, and nobody was handed that.
export function notes(name, what, form) {
  const mine = form && formOf(form);
  handed.set(name, { said: new Set(texts(what)), of: form ? (other) => formOf(other) === mine : fits(what) });
}

/// Whether everything of a piece that was handed over is on the device, with the command `id`, where one is named. `lasting`: whether all that
/// this page handed over is.
export const isSafe = (name, lasting, id) => (id && !handed.has(id) ? false : name && root.dataset.notKept !== undefined ? !root.dataset.notKept.split(' ').includes(name) : lasting);

/// Fields with words that nobody was handed yet: typed, and not pressed.
const isHanded = ({ form, value }) => [...handed.values()].some(({ said, of }) => said.has(lines(value)) && of(form));
export const onlyHere = () => [...document.querySelectorAll('main textarea, main input')].filter((field) => {
  const { form, type, value, defaultValue } = field;
  return form && form.getAttribute('method') === 'post' && /^text/.test(type) && lines(value) && lines(value) !== lines(defaultValue) && !isHanded(field);
});
