// What the open page gives to the outbox (/outbox.js) and says about it: its commands, forms and files go to the device first (sealed, see
// /sealed.js), and from there to the server. Comes with the first word, or where something waits.

import { isLeft, isOwed, noClock, says } from './away.js';
import { answered, baseOf, entryShown, goesOn, hand, handOf, letsGo, pieceOf, STROKES, takeUp } from './hands.js';
import { tells as tellsWindows } from './here.js';
import { inForm, load, say, stands, tell } from './kept-line.js';
import { mint } from './mint.js';
import { withMemory } from './outbox-memory.js';
import { makeOutbox } from './outbox.js';
import { cameWith, makes, pressedAs, valueOf } from './pressed.js';
import { handsOver, notes, tells } from './safe.js';
import { holdsBytes, lockOthers, sealed, sweep, whoseKey } from './sealed.js';

export { handOf, mint, takeUp };
const root = document.documentElement, me = root.dataset.me || '', offline = document.querySelector('[data-offline]');
/// That there is something of somebody on this device (`kept`), or that it waits to be sent (`waits`): without it no page looks. Nobody is named.
const FLAG = 'waymark-kept';
/// Milliseconds until a page is at rest; that whoever begins waits for the key, which may come later; before it is asked for again; in which the
/// other windows answer.
const AT_REST = 6000, A_WHILE = 1500, AGAIN = 4000, ANSWERED = 300;
const flag = (now) => { try { if (now) localStorage.setItem(FLAG, now); else for (const gone of [FLAG, STROKES]) localStorage.removeItem(gone); } catch { /* nothing is kept here */ } };
const wait = (ms, signal) => new Promise((done) => {
  const over = () => { clearTimeout(timer); if (signal) signal.removeEventListener('abort', over); done(); };
  const timer = setTimeout(over, ms);
  if (signal && signal.aborted) over(); else if (signal) signal.addEventListener('abort', over);
});
// What comes of it in so long, or nothing.
const within = (ms, what) => Promise.race([what.catch(() => null), wait(ms).then(() => null)]);

/// Does it so long after the last time that it was asked for, and at the latest so long after the first: somebody who types on and on never pauses.
/// `now` does at once what is due.
export function later(deed, ms, most = Infinity) {
  let pause = null, end = null;
  const does = () => {
    for (const timer of [pause, end]) clearTimeout(timer);
    pause = end = null;
    deed();
  };
  const asks = () => {
    clearTimeout(pause);
    pause = setTimeout(does, ms);
    if (most < Infinity) end ??= setTimeout(does, most);
  };
  return Object.assign(asks, { now: () => { if (pause) does(); } });
}

// — The outbox of whoever is signed in; on the page for no network, of whoever was when it went away. —

let disk = null, store = null, tried = -1e9, asking = null, comes = () => {}, opening = null, newer = null, person = '', standing = { waiting: 0, refused: 0, at: 0, of: 0, way: null, stop: '', lasting: true };
const lock = (deed) => (navigator.locks ? navigator.locks.request('waymark outbox ' + person, deed) : deed());
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('waymark outbox');

// Left by its student, in another window (/here.js) or in this one: the key is forgotten, nothing is sealed or sent any more.
const leave = new AbortController(), gone = leave.signal;
document.addEventListener('waymark:left', () => { leave.abort(); disk = null; });

// Asked for once at a time, by all who wait. Where it could not be had, the next one asks again, and what was in memory moves in.
async function open() {
  if (disk) return disk;
  if (gone.aborted || !person || (!asking && performance.now() - tried < AGAIN)) throw new Error('no key');
  return asking ??= sealed(person, me ? (...of) => fetch(...of) : null, gone).then((mine) => {
    if (gone.aborted) throw new Error('no key');
    disk = mine;
    Promise.resolve(comes()).catch(() => {});
    return mine;
  }).finally(() => { [asking, tried] = [null, performance.now()]; });
}
// What is to be kept waits for no key: it is in memory until there is one.
function opened() {
  if (!disk) open().catch(() => {});
  if (!disk) throw new Error('no key');
  return disk;
}

// What waits here is newer than what the page came with: it is shown. `first`: what waited when the page was opened.
function shows(first) {
  newer ??= import('./newer.js').then((on) => on.watch(async () => (await outbox()).waiting(), first, async (id) => (await outbox()).outcome(id))).catch(() => { newer = null; });
}

// What was refused in a form of this page, by the server's own answer: the page says so beside its words.
const toldHere = new Set(), isAside = ({ kind, state }) => kind === 'form' && state === 'refused';
async function hasAnswers(box, list) {
  // Without a network the page is a picture: what stands in it is not what the server said.
  const forms = me ? [...document.querySelectorAll('main form[method=post]')] : [];
  for (const { id, fields } of list.filter(isAside)) {
    const form = forms.find((form) => cameWith(form, fields));
    // At the desk they are its draft: the server has them.
    if (form && form.id === 'writing') await box.forget([id]); else if (form) toldHere.add(id);
  }
}

function hears(now) {
  standing = now;
  if (now.waiting || disk) flag(now.waiting ? 'waits' : 'kept');
  root.dataset.kept = now.lasting ? 'yes' : 'no';
  root.dataset.way = now.way === false || now.stop ? 'no' : 'yes';
  tells(store.alone);
  // The pages that are opened now are older than what waits.
  if (me && now.waiting && root.dataset.way === 'no') shows();
  document.dispatchEvent(new CustomEvent('waymark:outbox', { detail: now }));
  stands({ ...now, refused: Math.max(0, now.refused - toldHere.size) }, () => import('./unsent.js').then((on) => on.open({ outbox, say })));
}

// Whoever is signed in; on the page for no network, whoever was. Where a sign-out is owed, or was to be long ago, nobody.
async function whoIsHere() {
  if (!await isOwed() && !(offline && isLeft())) return me || (offline ? whoseKey().catch(() => '') : '');
  // This page came past the worker, with the cookie of somebody who has left: nothing is sent with it.
  if (me) { location.replace('/join'); await new Promise(() => {}); }
  flag(await lockOthers('').catch(() => 0) ? 'waits' : '');
  says();
  return '';
}

async function begin() {
  person = await whoIsHere();
  await within(A_WHILE, open());
  store = withMemory({ read: async () => opened().read(), write: async (change) => opened().write(change), bytes: async (...of) => opened().bytes(...of) });
  const box = makeOutbox({
    person, store, wait, lock, fetch: (...of) => fetch(...of), told: hears, signal: gone,
    say: (message) => others && others.postMessage({ person, ...message }),
  });
  const keeps = () => {
    flag('waits');
    // Asked for once there is something to keep: a device that is short of room forgets other places first.
    if (navigator.userAgentData && navigator.storage) navigator.storage.persist().catch(() => {});
  };
  if (disk) keeps();
  const looks = (list) => {
    if (me && list.some(({ state }) => state !== 'refused')) shows(list);
    return hasAnswers(box, list);
  };
  // The key was late: what is in memory goes to what lay on the disk all the time, and there is a way.
  comes = async () => {
    keeps();
    const typed = store.alone.map(({ id }) => id);
    await store.write({});
    await looks((await box.waiting()).filter(({ id }) => !typed.includes(id)));
    box.drain(true);
  };
  if (others) others.onmessage = ({ data }) => {
    if (data.person !== person) return;
    if (data.asks) { others.postMessage({ person, holds: store.alone.length }); box.drain(true); }
    if (data.holds) holdsElsewhere += data.holds;
    box.hear(data);
  };
  addEventListener('online', () => box.drain(true));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) box.drain(true); });
  // Before it is sent: the page may have come without it all the same.
  const first = await box.waiting();
  root.dataset.kept = store.lasting ? 'yes' : 'no';
  await looks(first);
  box.drain();
  return box;
}
const outbox = () => (opening ??= begin());
// What was typed and not pressed is kept as well (/halves.js), until it is handed over.
let handedOver = async () => {};
export const whenHandedOver = (deed) => { handedOver = deed; };
async function put(box, entries, form) {
  const outcomes = await handsOver(entries, () => box.put(entries), () => store.alone, form);
  await within(A_WHILE, handedOver());
  document.dispatchEvent(new CustomEvent('waymark:outbox', { detail: standing }));
  return outcomes;
}

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
  const box = await outbox();
  return put(box, [{ id, kind: 'form', fields: [['do', 'keep'], ['command', id], ...fields], piece, hand: mine, over: 'draft ' + piece + ' ' + mine[0] }], at);
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
  const list = JSON.parse(json), elsewhere = await waitsElsewhere(list);
  if (elsewhere) return elsewhere;
  const entries = list.map(entryOf), box = await outbox();
  // Begun under two ids: what was refused under the other one is answered by these words.
  if (standing.refused) for (const { beginning } of list) if (beginning) {
    const before = (await box.waiting()).filter(({ state, over, envelope }) => state === 'refused' && over && envelope && JSON.stringify(envelope.beginning) === JSON.stringify(beginning));
    await box.forget(before.map(({ id }) => id));
  }
  const answers = await Promise.all(await put(box, entries));
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
export async function show(blob, { id = mint(), kind, about, over, piece }, envelopes) {
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

// — Forms of plain pages. A command's id was minted with the page, so however it arrives, it is done once. —

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

// — The way out. —

// How much the other windows hold in their memory alone: a sign-out here ends them.
let holdsElsewhere = 0;
async function elsewhere() {
  holdsElsewhere = 0;
  if (!others) return 0;
  others.postMessage({ person, asks: true });
  await wait(ANSWERED);
  return holdsElsewhere;
}

// What can be sent in so long; gives how much stays, and how much of it another window has. A disk or a key that says nothing holds nobody up.
async function flush(ms) {
  const begun = performance.now(), box = await within(ms, outbox());
  if (!box) return [0, 0];
  let left = store.alone;
  const list = async () => (left = await within(A_WHILE, box.waiting()) || left), waits = async () => (await list()).some(({ state }) => state !== 'refused');
  box.drain(true);
  while (await waits() && performance.now() - begun < ms) await wait(60);
  let away = await elsewhere();
  while (away && performance.now() - begun < ms) away = await elsewhere();
  return [(await list()).length + away, away];
}

// From here on nothing is kept as theirs, however long the server takes to hear of it. Somebody else's work may wait on this device as well.
async function locks(left) {
  tellsWindows('');
  leave.abort();
  const mine = disk;
  disk = null;
  if (mine) await mine.lock().catch(() => {});
  flag(await lockOthers('').catch(() => left) ? 'waits' : '');
  noClock();
}

/// Nobody is there any more (/idle.js): the same, and nobody is asked.
export async function out() {
  const [left] = await flush(2500);
  await locks(left);
  return fetch('/sign-out', { method: 'POST', body: new URLSearchParams(), redirect: 'manual' });
}

/// Sends what it can in three seconds, says what stays, and leaves nothing that can be read.
export async function signOut(at, button) {
  const [left, away] = await flush(3000);
  if (left && !(await (await import('./unsent.js')).stays({ left, lasting: standing.lasting && !away, say }))) return;
  await locks(left);
  if (button && button.name) at.append(Object.assign(document.createElement('input'), { type: 'hidden', name: button.name, value: button.value }));
  HTMLFormElement.prototype.submit.call(at);
}
