// The outbox of whoever is signed in; on the page for no network, of whoever was when it went away. It needs no key to begin: what is kept before
// there is one, or where there is no room, is in memory, and moves to the disk when it can.

import { isLeft, isOwed, says } from './away.js';
import { STROKES } from './hands.js';
import { say, stands } from './kept-line.js';
import { A_WHILE, wait, within } from './later.js';
import { withMemory } from './outbox-memory.js';
import { makeOutbox } from './outbox.js';
import { cameWith } from './pressed.js';
import { handsOver, tells } from './safe.js';
import { lockOthers, sealed, whoseKey } from './sealed.js';

const root = document.documentElement;
export const me = root.dataset.me || '', offline = document.querySelector('[data-offline]');
/// That there is something of somebody on this device (`kept`), or that it waits to be sent (`waits`): without it no page looks. Nobody is named.
const FLAG = 'waymark-kept';
/// Milliseconds before the key is asked for again; in which the other windows answer.
const AGAIN = 4000, ANSWERED = 300;
export const flag = (now) => { try { if (now) localStorage.setItem(FLAG, now); else for (const gone of [FLAG, STROKES]) localStorage.removeItem(gone); } catch { /* nothing is kept here */ } };
export const flagged = () => { try { return localStorage.getItem(FLAG); } catch { return null; } };

/// What is to be read of it: the disk once there is a key, else nothing; what is in memory; whose it is; how it stands.
export let disk = null, store = null, person = '', standing = { waiting: 0, refused: 0, at: 0, of: 0, way: null, stop: '', lasting: true };
let tried = -1e9, asking = null, comes = () => {}, opening = null, newer = null;
const lock = (deed) => (navigator.locks ? navigator.locks.request('waymark outbox ' + person, deed) : deed());
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('waymark outbox');

// Left by its student, in another window (/here.js) or in this one: the key is forgotten, nothing is sealed or sent any more.
const leave = new AbortController();
export const gone = leave.signal;
/// Gives the disk that there was, to be locked.
export function leaves() {
  const mine = disk;
  leave.abort();
  disk = null;
  return mine;
}
document.addEventListener('waymark:left', leaves);

// Cleared by hand or by the browser, and the key with it. Whether this device is still known, the server says as it gives the key again; until then
// what waits is in memory, and no line that was true before says otherwise.
document.addEventListener('waymark:cleared', () => {
  [disk, tried] = [null, -1e9];
  for (const said of document.querySelectorAll('.header .status[data-state=device]')) said.hidden = true;
  if (opening) opening.then((box) => box.lost()).catch(() => {});
});

// Asked for once at a time, by all who wait. Where it could not be had, the next one asks again, and what was in memory moves in.
export async function open() {
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
export const toldHere = new Set(), isAside = ({ kind, state }) => kind === 'form' && state === 'refused';
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
export const outbox = () => (opening ??= begin());
let held = 0;
/// Something was done here, and until what this gives is called nothing has taken it, neither the disk nor this page's memory.
export function holds() {
  let over = false;
  held++;
  return () => { if (!over) held--; over = true; };
}
export const isHeld = () => held > 0 || Boolean(root.dataset.notKept);
// What was typed and not pressed is kept as well (/halves.js), until it is handed over.
let handedOver = async () => {};
export const whenHandedOver = (deed) => { handedOver = deed; };
export async function put(box, entries, form) {
  const outcomes = await handsOver(entries, () => box.put(entries), () => store.alone, form);
  await within(A_WHILE, handedOver());
  document.dispatchEvent(new CustomEvent('waymark:outbox', { detail: standing }));
  return outcomes;
}

let holdsElsewhere = 0;
/// How much the other windows hold in their memory alone: a sign-out here ends them.
export async function elsewhere() {
  holdsElsewhere = 0;
  if (!others) return 0;
  others.postMessage({ person, asks: true });
  await wait(ANSWERED);
  return holdsElsewhere;
}
