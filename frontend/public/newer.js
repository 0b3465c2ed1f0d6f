// What this device holds and has not sent yet is newer than what the server's page says. It is put on the page as soon as its scripts run, in
// the form in which it was written, and the line at the foot says where it is. What was typed or picked meanwhile stays.

import { buildsOn, goesOn, mayGoOn, pieceOf, showsOf } from './hands.js';
import { showsNewer } from './kept-line.js';
import { hidden, MINTED, valueOf } from './pressed.js';
import { notes } from './safe.js';

const DRAFT = ['words', 'ask', 'ask_words', 'language', 'scribe'];
/// Deeds of plain pages whose form comes with what was said last; in every other one something new is said.
const STANDS = /^(choice_(choose|work)|inquiry_(keep|edit|about|reword)|question_reword|strategy_reword|round_fix)$/;
const lines = (text) => text.replace(/\r\n/g, '\n');

// — A field, and whether anybody has touched it —

export const isTouched = (field) => {
  if (field.nodeName === 'SELECT') { const picked = [...field.options].findIndex(({ defaultSelected }) => defaultSelected); return field.selectedIndex !== Math.max(0, picked); }
  return /checkbox|radio/.test(field.type) ? field.checked !== field.defaultChecked : lines(field.value) !== lines(field.defaultValue);
};

// A cursor that stands in the words stays where it is, or at their end.
function types(field, text) {
  const at = document.activeElement === field && field.selectionStart !== null ? [field.selectionStart, field.selectionEnd] : null, ended = at && at[1] === field.value.length;
  field.value = text;
  if (at) field.setSelectionRange(...(ended ? [text.length, text.length] : at));
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/// Makes a form say what `fields` say, where `names` (else every field) may be. True where it said something else.
export function says(form, fields, names) {
  let changed = false;
  const mine = [...form.elements].filter(({ name, type, nodeName }) => name && (!names || names.includes(name)) && nodeName !== 'BUTTON' && !/^(hidden|file|submit)$/.test(type));
  for (const name of new Set(mine.map(({ name }) => name))) {
    const group = mine.filter((field) => field.name === name), said = fields.filter(([known]) => known === name).map(([, value]) => value);
    if (group.some(isTouched)) continue;
    for (const field of group) {
      if (/checkbox|radio/.test(field.type)) {
        if (field.checked === said.includes(field.value)) continue;
        field.checked = !field.checked;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      } else if (!said.length || lines(field.value) === lines(said[0])) continue;
      else if (field.nodeName !== 'SELECT') types(field, said[0]);
      else if ([...field.options].some(({ value }) => value === said[0])) {
        field.value = said[0];
        field.dispatchEvent(new Event('change', { bubbles: true }));
      } else continue;
      changed = true;
    }
  }
  return changed;
}

// — What is held of a form —

const ofDraft = ({ fields, envelope }) => (fields ? fields.filter(([name]) => DRAFT.includes(name)) : DRAFT.map((name) => [name, envelope.draft[name] ?? '']));
const promptOf = ({ fields, envelope }) => (fields ? valueOf(fields, 'prompt') : envelope.beginning && envelope.beginning.prompt);
const baseOf = ({ fields, envelope }) => Number(fields ? valueOf(fields, 'base_version') : envelope.base_version) || 0;

/// The newest words of this draft that wait, or the share of it. A prompt's piece has another id on each page until the server knows it.
export function heldDraft(form, waiting) {
  const { reflection, prompt } = form.elements, piece = pieceOf(reflection.value);
  return waiting.filter((one) => one.hand && one.state !== 'refused' && (one.over || one.bars) && (one.fields || (one.envelope && one.envelope.draft))
    && (one.piece === piece || (prompt && promptOf(one) === prompt.value))).pop() || null;
}

/// What was pressed last in this form of a plain page and waits, if the form is one that comes with what was said.
export function heldForm(form, waiting) {
  const known = hidden(form).filter(({ name }) => !MINTED.includes(name));
  const offers = (deed) => [...form.elements].some(({ name, value }) => name === 'do' && value === deed);
  const last = waiting.filter(({ kind, fields, state }) => kind === 'form' && state !== 'refused' && offers(valueOf(fields, 'do'))
    && known.every(({ name, value }) => valueOf(fields, name) === value)).pop();
  return last && STANDS.test(valueOf(last.fields, 'do')) ? last : null;
}

// What is written from here on goes on from what waits: it is the same sheet, and the server takes it in the place of those words (a page of
// its own would have read less than them). Not where something else was typed already: there the server shows both.
function asThatSheet(form, fields) {
  const { sheet } = form.elements, reads = ({ name, type, nodeName, value }) => !name || nodeName === 'BUTTON' || type === 'hidden' || lines(value) === lines(valueOf(fields, name) || '');
  if (sheet && [...form.elements].every(reads)) sheet.value = valueOf(fields, 'sheet') || sheet.value;
}

async function draft(form, waiting) {
  const held = heldDraft(form, waiting), piece = form.elements.reflection.value, { words } = form.elements;
  if (!held || isTouched(words)) return;
  const isOurs = await mayGoOn(held.hand);
  // Typed in this moment: those are words of their own, and the server will show both.
  if (!form.isConnected || isTouched(words)) return;
  if (isOurs) goesOn(piece, held.hand, held.piece); else showsOf(piece, held.id, Object.fromEntries(ofDraft(held)));
  const same = lines(words.value) === lines(valueOf(ofDraft(held), 'words') || '');
  // Where the server has these words already, they begin from what it has.
  if (!same) buildsOn(piece, baseOf(held));
  if (says(form, ofDraft(held), DRAFT)) told(form, held);
}

// It is on this device already. It is said until it is gone, whatever else waits longer.
let gone = null, ahead = 0;
function told(form, held) {
  notes(held.over || held.id, held.fields || held.envelope, form);
  showsNewer(held.bars ? 'newer_shared' : 'newer');
  ahead++;
  gone(held.id).then(() => { if (!--ahead) showsNewer(''); });
}

/// From now on every form that comes onto the page, with what waits then (`waiting`); at once those that stand there, with what waited when the
/// page was opened (`first`). Without `first` it was written on them already: they are left as they are. `outcome` is what comes of an entry.
export function watch(waiting, first, outcome) {
  gone = outcome;
  const known = new WeakMap();
  const fresh = () => [...document.querySelectorAll('main form[method=post]')].filter((form) => {
    const { reflection, command } = form.elements, key = (reflection || command || {}).value || '', before = known.get(form);
    known.set(form, key);
    return key && before !== key;
  });
  const look = async (forms, list) => {
    for (const form of forms.filter(({ isConnected }) => isConnected)) {
      if (form.matches('#writing')) await draft(form, list);
      else { const held = heldForm(form, list); if (held && says(form, held.fields)) { asThatSheet(form, held.fields); told(form, held); } }
    }
  };
  const there = fresh();
  new MutationObserver(async () => {
    const forms = fresh();
    if (forms.length) await waiting().then((list) => look(forms, list)).catch(() => {});
  }).observe(document.body, { childList: true, subtree: true });
  return first ? look(there, first) : undefined;
}
