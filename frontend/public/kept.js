// What the open page gives to the outbox (/outbox.js): its commands, forms and files go to the device first (sealed, see /sealed.js), and from
// there to the server. Comes with the first word, or where something waits. How it stands is told by /kept-line.js.

import { noClock } from './away.js';
import { answered, baseOf, entryShown, goesOn, hand, handOf, letsGo, pieceOf, takeUp } from './hands.js';
import { load } from './kept-line.js';
import { flag, gone, holds, me, offline, open, outbox, person, put, standing, store } from './kept-outbox.js';
import { mint } from './mint.js';
import { notes } from './safe.js';
import { holdsBytes, lockOthers, sweep } from './sealed.js';

export { form } from './kept-forms.js';
export { out, signOut } from './kept-out.js';
export { handOf, mint, takeUp };
/// Milliseconds until a page is at rest.
const AT_REST = 6000;

/// The page is here: what is of others is locked, and what waits is sent.
export async function start() {
  setTimeout(() => sweep().catch(() => {}), AT_REST);
  if (!me && !offline) return flag(await lockOthers('').catch(() => 0) ? 'waits' : '');
  await outbox();
  if (me && !document.getElementById('idle')) noClock();
  if (me) import('./halves.js').then((on) => on.start()).catch(() => {});
  load();
  const here = await open().catch(() => null);
  if (!here) return;
  // A recording that was being made when its window ended is kept with what there is of it.
  const left = (await here.allSeen().catch(() => [])).filter(({ recording }) => recording);
  if (left.length) (await import('./making.js')).finish(here, left, show).catch(() => {});
}
export const sealedStore = async () => { await outbox(); return open().catch(() => null); };
export const whose = async () => { await outbox(); return person; };

// — Drafts: each window writes with a hand of its own, and goes on with the hand whose words it shows. —

/// The newest words of a piece that wait here, shared or not, and whose hand they are of. What waits says itself how many strokes there were:
/// what the browser noted of them (`hands.js`) is lost where it ended without a word.
export async function waitingDraft(piece) {
  const mine = (await (await outbox()).waiting()).filter((entry) => entry.piece === pieceOf(piece) && entry.hand);
  const last = mine.filter(({ over, bars, fields, envelope }) => (over || bars) && (fields || envelope.draft)).pop();
  if (!last) return null;
  const words = last.envelope ? last.envelope.draft.words : (last.fields.find(([name]) => name === 'words') || [])[1], [id] = last.hand;
  return { words, hand: [id, Math.max(...mine.filter(({ hand }) => hand[0] === id).map(({ hand }) => hand[1]))] };
}

/// What stands in the writing form, as a draft. For pages without WASM.
export async function keepDraft(at) {
  const piece = at.elements.reflection.value, id = mint(), mine = hand(piece), known = ['do', 'command', 'starter'];
  const fields = [...new FormData(at)].filter(([name, value]) => typeof value === 'string' && !known.includes(name));
  const taken = holds();
  try {
    return await put(await outbox(), [{ id, kind: 'form', fields: [['do', 'keep'], ['command', id], ...fields], piece, hand: mine, over: 'draft ' + piece + ' ' + mine[0] }], at);
  } finally { taken(); }
}

function entryOf(envelope) {
  const { do: deed, reflection } = envelope;
  if (deed !== 'save_draft' && deed !== 'share') return { id: envelope.id, kind: 'command', envelope, ...(reflection && { piece: reflection }) };
  const piece = pieceOf(reflection), mine = hand(reflection), about = { ...envelope, reflection: piece, base_version: baseOf(reflection, envelope.base_version) };
  return { id: envelope.id, kind: 'command', envelope: about, piece, hand: mine, ...(deed === 'share' ? { bars: piece } : { over: 'draft ' + piece + ' ' + mine[0] }) };
}

// A goal's page, the form of a talk and that of a translation go on while something is on its way: whether the words of this one still stand there.
const WORDS = /^(words|statement|because)$/, lines = (text) => text.replace(/\r\n/g, '\n');
function standsThere({ do: deed, act, words }) {
  const said = deed === 'goal' ? act.filter(([name]) => WORDS.test(name)).map(([, value]) => value) : ['ask_to_talk', 'translate'].includes(deed) ? [words] : [];
  const there = said.length ? [...document.querySelectorAll('textarea, input')].map(({ value }) => lines(value)) : [];
  return said.every((value) => !value.trim() || there.includes(lines(value)));
}

// What another window of this device wrote and keeps, and this one only shows, is saved once it is that.
async function waitsElsewhere([one, ...more]) {
  const entry = !more.length && one.do === 'save_draft' && entryShown(one.reflection, one.draft);
  if (!entry) return null;
  // Asked for before one looks: meanwhile the other window may have heard.
  const box = await outbox(), told = box.outcome(entry);
  if (!(await box.waiting()).some(({ id, state }) => id === entry && state !== 'refused')) return null;
  const answer = await told;
  if (answer.answer !== 'replaced') answered(one.reflection);
  return JSON.stringify([answer.answer === 'replaced' ? { id: one.id, answer: 'done', replaced: true } : { ...answer, id: one.id }]);
}

/// Keeps commands, and gives their answers when they come, as JSON. What is refused, the page says itself; a draft stays with its reason
/// until the next words take its place, and so does what stands nowhere on the page any more.
export async function send(json) {
  const taken = holds();
  try { return await sends(json, taken); } finally { taken(); }
}

async function sends(json, taken) {
  const list = JSON.parse(json), elsewhere = await waitsElsewhere(list);
  if (elsewhere) return elsewhere;
  const entries = list.map(entryOf), box = await outbox();
  // Begun under two ids: what was refused under the other one is answered by these words.
  if (standing.refused) for (const { beginning } of list) if (beginning) {
    const before = (await box.waiting()).filter(({ state, over, envelope }) => state === 'refused' && over && envelope && JSON.stringify(envelope.beginning) === JSON.stringify(beginning));
    await box.forget(before.map(({ id }) => id));
  }
  const outcomes = await put(box, entries);
  taken();
  const answers = await Promise.all(outcomes);
  for (const [at, { hand, piece }] of entries.entries()) if (hand && answers[at].answer !== 'replaced') {
    answered(piece);
    // It was begun under another id: what is written next is of the same hand.
    const { reflection, refusal } = answers[at];
    // Begun elsewhere: from here on it is called as the page calls it.
    if (refusal && refusal.sentence && refusal.sentence.key === 'drafts.already_begun') letsGo(list[at].reflection);
    if (reflection && reflection !== pieceOf(piece)) goesOn(piece, handOf(piece), reflection);
  }
  const told = entries.filter(({ over, envelope }, at) => answers[at].answer === 'refused' && !over && standsThere(envelope)).map(({ id }) => id);
  if (told.length) await box.forget(told);
  return JSON.stringify(answers.map((answer, at) => (answer.answer === 'replaced' ? { id: list[at].id, answer: 'done', replaced: true } : { id: list[at].id, ...answer })));
}

/// The words of this moment on a page that goes: the browser sends them after it is gone. Should it not, they wait on the device.
export function leaving(json) {
  if (gone.aborted) return;
  const list = JSON.parse(json).filter(({ do: deed, reflection, draft }) => deed !== 'save_draft' || !entryShown(reflection, draft)).map((envelope) => {
    const { hand, ...entry } = entryOf(envelope);
    return { hand, ...entry };
  });
  if (!list.length) return;
  navigator.sendBeacon('/api/v1/commands', new Blob([JSON.stringify(list.map(({ envelope, hand }) => ({ ...envelope, device: hand })))], { type: 'application/json' }));
  outbox().then((box) => put(box, list)).catch(() => {});
}

/// The student gives up what is kept of this draft here: the words of another device are the ones.
export async function giveUp(piece) {
  const box = await outbox();
  await box.forget((await box.waiting()).filter((entry) => entry.piece === pieceOf(piece) && entry.over).map(({ id }) => id));
  letsGo(piece);
}

// — What is half written and no command yet: sealed with every key, until it is saved. —

// One after the other, and what waits for its turn gives way to what is newer.
const halves = new Map();
let turn = Promise.resolve();
export const half = async (name) => { await outbox(); await turn; return (await open()).half(name); };
/// True once the device has it.
export function keepHalf(name, json) {
  halves.set(name, json);
  const kept = turn.then(async () => {
    if (!halves.has(name)) return true;
    const newest = halves.get(name);
    halves.delete(name);
    await outbox();
    await (await open()).keepHalf(name, newest);
    // A form's words are handed over when they are pressed.
    if (!name.startsWith('form ')) notes('half ' + name, newest ? JSON.parse(newest) : '');
    return true;
  }).catch(() => false);
  turn = kept;
  return kept;
}
/// Whether nothing is half written under names that begin so.
export const noHalves = async (start) => (await open()).noHalves(start);

// — Files: bytes first, then what shows them. —

/// Keeps a file and the commands that follow it. Gives their outcomes that are to come, and the way to give them up.
export async function show(...of) {
  const taken = holds();
  try { return await shows(...of); } finally { taken(); }
}

async function shows(blob, { id = mint(), kind, about, over, piece }, envelopes) {
  const box = await outbox(), file = { id, kind, bytes: blob.size, ...(about && { about }) };
  let mine = { id: mint(), kind: 'file', file, over, piece };
  // Until something says what the bytes are, nobody sweeps them away.
  const letGo = await holdsBytes(id);
  try {
    await (await open()).addBytes(id, blob);
  } catch { mine = { ...mine, blob }; }
  const all = [mine, ...envelopes.map((envelope) => ({ ...entryOf(envelope), over, needs: id }))], outcomes = await put(box, all).catch((why) => { letGo(); throw why; });
  // In memory alone, it says so as long as this window is there.
  if (store.alone.some(({ id }) => id === mine.id)) outcomes[0].then(letGo); else letGo();
  return { outcomes, forget: () => box.forget(all.map(({ id }) => id)) };
}
