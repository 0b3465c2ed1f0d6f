// Forms of plain pages. A command's id was minted with the page, so however it arrives, it is done once.

import { hand } from './hands.js';
import { inForm, tell } from './kept-line.js';
import { holds, isAside, offline, outbox, person, put, standing, store, toldHere } from './kept-outbox.js';
import { wait } from './later.js';
import { mint } from './mint.js';
import { cameWith, makes, pressedAs, valueOf } from './pressed.js';

// What was pressed last under a page's command, also when it is on its way no more.
const pressed = new Map();

// What this form says waits: said at its end, and where it is. The page may hold others that say something else.
async function waits(at, id, outcome, isNewest) {
  at.dataset.waits = '';
  delete at.dataset.sent;
  tell();
  await inForm(at, store.alone.some((one) => one.id === id) ? 'not_kept' : 'form_waits');
  outcome.then(({ answer }) => { if (isNewest()) return inForm(at, answer === 'done' ? 'form_sent' : ''); });
}

/// Takes a form over. It is sent by itself where that is right: its page shows what came of it.
export async function form(at, button) {
  const taken = holds();
  try { return await takes(at, button, taken); } finally { taken(); }
}

async function takes(at, button, taken) {
  let fields = [...new FormData(at)].filter(([, value]) => typeof value === 'string');
  if (button && button.name) fields.push([button.name, button.value]);
  const value = (name) => valueOf(fields, name), of = value('command'), by = value('person');
  const onwards = () => {
    // As what it was kept as: under the page's own ids it may be something that was said before.
    for (const field of at.querySelectorAll('input[type=hidden]')) if (field.name === 'command' || field.name === makes(fields)[0]) field.value = value(field.name);
    if (button && button.name) at.append(Object.assign(document.createElement('input'), { type: 'hidden', name: button.name, value: button.value }));
    HTMLFormElement.prototype.submit.call(at);
  };
  // What is typed from now on is said with a press of its own (/plain.js lets none through while one is on its way).
  at.addEventListener('input', () => delete at.dataset.sent, { once: true });
  const box = await outbox().catch(() => null);
  if (!box || !of || by !== person) return onwards();
  const saves = ['keep', 'begin', 'starter'].includes(value('do')) && value('reflection'), shares = value('do') === 'share' && value('reflection');
  // Each save is one of its own; everything else is the page's command, as often as it says the same.
  if (saves) fields = fields.map(([name, value]) => [name, name === 'command' ? mint() : value]);
  else {
    const last = (await box.waiting()).filter((entry) => entry.fields && !entry.over && (entry.of || entry.id) === of).pop();
    fields = pressedAs(fields, pressed.get(of) || (last && last.fields), offline && !shares);
    pressed.set(of, fields);
  }
  // What this page is the answer to is said anew with this press.
  const before = (await box.waiting()).filter((entry) => isAside(entry) && cameWith(at, entry.fields)).map(({ id }) => id);
  const as = value('command'), piece = value('reflection'), mine = (saves || shares) && hand(piece);
  const [outcome] = await put(box, [{ id: as, kind: 'form', fields, ...(as !== of && !saves && { of }), ...(piece && { piece }), ...(mine && { hand: mine }), ...(saves && { over: 'draft ' + piece + ' ' + mine[0] }), ...(shares && { bars: piece }) }], at);
  taken();
  for (const id of before) toldHere.delete(id);
  await box.forget(before.filter((id) => id !== as));
  const what = await Promise.race([outcome, wait(standing.way === false ? 800 : 5000)]);
  if (!what) return waits(at, as, outcome, () => saves || pressed.get(of) === fields);
  // Something else was said meanwhile: the page is that one's. What was refused stays in the outbox, with its words.
  if (!saves && pressed.get(of) !== fields) return undefined;
  // Its words stay, whatever becomes of the page that says why: until they are said anew there, or given up.
  if (what.answer === 'refused' && ![...at.elements].some(({ name, type, value }) => name && /^text/.test(type) && value.trim())) await box.forget([as]);
  if (what.answer === 'done' && what.to) return location.assign(what.to);
  return onwards();
}
