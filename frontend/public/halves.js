// Words that are typed into a form and not pressed yet. They are on this device a moment after the last key, sealed like everything else, and stand
// in their form again when its page is opened anew: a reload, the way back, a tab that was closed. Once they are handed over they are the
// outbox's, and once they are gone from their field they are gone here.

import { half, keepHalf, noHalves } from './kept.js';
import { whenHandedOver } from './kept-outbox.js';
import { later } from './later.js';
import { inForm } from './kept-line.js';
import { isTouched, says } from './newer.js';
import { formOf, hidden, READ, valueOf } from './pressed.js';
import { onlyHere } from './safe.js';

/// That there are such words on this device, of somebody: without it no page looks.
const FLAG = 'waymark-half';
const flag = (now) => { try { if (now) localStorage.setItem(FLAG, 'yes'); else localStorage.removeItem(FLAG); } catch { /* nothing is kept here */ } };
/// Milliseconds after the last key, and at the latest after the first; until it is tried once more where the device could not.
const A_MOMENT = 500, AT_MOST = 3000, AGAIN = 5000;
// What becomes a command of a student's. The editor of a piece and the console save by themselves.
const FORMS = 'main form[method=post][action="/api/v1/commands"]:not(#writing)';

const said = ({ name, value }) => [name, value];
// On the page for no network, of the page that it shows (/last-seen.js).
const address = () => { const shown = document.querySelector('main[data-offline]'); return (shown && shown.dataset.offline) || location.pathname; };
const nameOf = (form) => 'form ' + address() + ' ' + formOf(form);

// Names under which something of this page is kept; and forms that came anew and are not yet asked what they said: a slow disk takes its time,
// and an empty field is no word taken out until then.
const there = new Map(), asked = new Set();

// What was typed and picked in a form.
const changed = (form) => [...form.elements].filter((field) => field.name && !/^(hidden|file|submit|button)$/.test(field.type) && isTouched(field) && (!/checkbox|radio/.test(field.type) || field.checked));

/// Forms with words in them that nobody was handed.
export const typed = () => [...new Set(onlyHere().map(({ form }) => form))].filter((form) => form.matches(FORMS));

/// Keeps what is typed now, and drops what is handed over or taken out again. Resolves when the device has it.
async function keeps() {
  const now = new Map(typed().map((form) => [nameOf(form), { form, json: JSON.stringify({ fields: changed(form).map(said), read: hidden(form).filter(({ name }) => READ.includes(name)).map(said) }) }]));
  const kept = [...now].filter(([name, { json }]) => there.get(name) !== json).map(async ([name, { form, json }]) => {
    there.set(name, json);
    flag(true);
    watch();
    if (await keepHalf(name, json)) tells(form);
    else { there.delete(name); again(); }
  });
  // A form that went away with its page took nothing with it.
  const here = new Set([...document.querySelectorAll(FORMS)].filter((form) => !asked.has(form)).map(nameOf)), gone = [...there.keys()].filter((name) => here.has(name) && !now.has(name)).map((name) => { there.delete(name); return keepHalf(name, ''); });
  for (const line of document.querySelectorAll('[data-form-line=half]')) if (!onlyHere().some(({ form }) => form === line.parentElement)) line.remove();
  await Promise.all([...kept, ...gone]);
  if (gone.length && !there.size && await noHalves('form ')) flag(false);
}

// Said once, and as long as it is true: nothing moves with each key.
function tells(form) {
  if (form.isConnected && !form.querySelector(':scope > [data-form-line]')) inForm(form, 'half', onlyHere).catch(() => {});
}

async function shows(forms) {
  for (const form of forms) asked.add(form);
  for (const form of forms) {
    const name = nameOf(form), kept = await half(name).catch(() => '');
    asked.delete(form);
    if (!kept || !form.isConnected) continue;
    const { fields, read } = JSON.parse(kept);
    there.set(name, kept);
    if (!says(form, fields, fields.map(([name]) => name))) continue;
    for (const field of hidden(form)) if (valueOf(read, field.name) !== undefined) field.value = valueOf(read, field.name);
    for (let fold = form.closest('details'); fold; fold = fold.parentElement && fold.parentElement.closest('details')) fold.open = true;
    tells(form);
  }
}

let begun = false, watched = null;
const soon = later(() => keeps().catch(() => {}), A_MOMENT, AT_MOST), again = later(soon, AGAIN);

// From then on forms that come onto the page are looked at, too: a document of the student's has several pages.
function watch() {
  if (watched) return undefined;
  const fresh = () => [...document.querySelectorAll(FORMS)].filter((form) => !watched.has(form) && watched.add(form));
  watched = new WeakSet();
  new MutationObserver(() => { const forms = fresh(); if (forms.length) shows(forms).catch(() => {}); }).observe(document.body, { childList: true, subtree: true });
  return fresh();
}

/// From the first reach for a field on this page, or where something may stand again.
export async function start() {
  if (begun) return;
  begun = true;
  whenHandedOver(keeps);
  document.addEventListener('input', soon);
  document.addEventListener('visibilitychange', () => { if (document.hidden) keeps().catch(() => {}); });
  // Nothing is here any more: it is kept anew, and said again once it is.
  document.addEventListener('waymark:cleared', () => {
    there.clear();
    for (const line of document.querySelectorAll('[data-form-line=half]')) line.remove();
    soon();
  });
  soon();
  let has = false;
  try { has = Boolean(localStorage.getItem(FLAG)); } catch { /* nothing is kept here */ }
  if (has) await shows(watch());
}
