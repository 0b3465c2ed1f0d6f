// What the open page gives to the outbox (/outbox.js) and says about it: its commands, forms and files go to the device first (sealed, see
// /sealed.js), and from there to the server. Comes with the first word, or where something waits.

import { makeOutbox, mint, withMemory } from './outbox.js';
import { lockOthers, sealed, whoseKey } from './sealed.js';

export { mint };
const root = document.documentElement, me = root.dataset.me || '', offline = document.querySelector('[data-offline]');
/// That there is something of somebody on this device (`kept`), or that it waits to be sent (`waits`): without it no page looks. Nobody is named.
const FLAG = 'waymark-kept';
const flag = (now) => { try { if (now) localStorage.setItem(FLAG, now); else localStorage.removeItem(FLAG); } catch { /* nothing is kept here */ } };
const wait = (ms, signal) => new Promise((done) => {
  const over = () => { clearTimeout(timer); if (signal) signal.removeEventListener('abort', over); done(); };
  const timer = setTimeout(over, ms);
  if (signal && signal.aborted) over(); else if (signal) signal.addEventListener('abort', over);
});

// — The outbox of whoever is signed in; on the page for no network, of whoever was when it went away. —

let disk = null, tried = -1e9, opening = null, person = '', standing = { waiting: 0, refused: 0, at: 0, of: 0, way: null, stop: '', lasting: true };
const lock = (deed) => (navigator.locks ? navigator.locks.request('waymark outbox ' + person, deed) : deed());
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('waymark outbox');

// Where the key could not be had, the next one asks again, and what was in memory moves in.
async function open() {
  if (disk) return disk;
  if (!person || performance.now() - tried < 4000) throw new Error('no key');
  tried = performance.now();
  return disk = await sealed(person, me ? (...of) => fetch(...of) : null);
}

async function begin() {
  person = me || (offline ? await whoseKey().catch(() => '') : '');
  await open().catch(() => {});
  const store = withMemory({ read: async () => (await open()).read(), write: async (change) => (await open()).write(change), bytes: async (...of) => (await open()).bytes(...of) });
  const box = makeOutbox({
    person, store, wait, lock, fetch: (...of) => fetch(...of),
    say: (message) => others && others.postMessage({ person, ...message }),
    told: (now) => { standing = now; if (now.waiting || disk) flag(now.waiting ? 'waits' : 'kept'); root.dataset.kept = now.lasting ? 'yes' : 'no'; root.dataset.way = now.way === false || now.stop ? 'no' : 'yes'; document.dispatchEvent(new CustomEvent('waymark:outbox', { detail: now })); tell(); },
  });
  if (disk) flag('waits');
  root.dataset.kept = store.lasting ? 'yes' : 'no';
  if (others) others.onmessage = ({ data }) => { if (data.person === person) box.hear(data); };
  addEventListener('online', () => box.drain(true));
  document.addEventListener('visibilitychange', () => { if (!document.hidden) box.drain(true); });
  // Asked for once there is something to keep: a device that is short of room forgets other places first.
  if (disk && navigator.userAgentData && navigator.storage) navigator.storage.persist().catch(() => {});
  box.drain();
  return box;
}
const outbox = () => (opening ??= begin());

/// The page is here: what is of others is locked, and what waits is sent.
export async function start() {
  if (!me && !offline) return flag(await lockOthers('').catch(() => 0) ? 'waits' : '');
  await outbox();
  load();
  if (!disk) return;
  // A recording that was being made when its window ended is kept with what there is of it.
  const left = (await disk.allSeen().catch(() => [])).filter(({ recording }) => recording);
  if (left.length) (await import('./making.js')).finish(disk, left, show).catch(() => {});
}
export const sealedStore = async () => { await outbox(); return open().catch(() => null); };
export const whose = async () => { await outbox(); return person; };

// — Drafts: each window writes with a hand of its own, and goes on with the hand whose words it shows. —

const hands = new Map();
export const takeUp = (piece, [id, stroke]) => hands.set(piece, [id, Math.max(stroke, hands.has(piece) ? hands.get(piece)[1] : 0)]);
function hand(piece) {
  const [id, stroke] = hands.get(piece) || [mint(), 0];
  hands.set(piece, [id, stroke + 1]);
  return [id, stroke + 1];
}

export const handOf = (piece) => hands.get(piece) || null;

/// The newest words of a draft that wait here, and whose hand they are of.
export async function waitingDraft(piece) {
  const last = (await (await outbox()).waiting()).filter((entry) => entry.piece === piece && entry.over && entry.hand).pop();
  if (!last) return null;
  const words = last.envelope ? last.envelope.draft.words : (last.fields.find(([name]) => name === 'words') || [])[1];
  return { words, hand: last.hand };
}

/// What stands in the writing form, as a draft. For pages without WASM.
export async function keepDraft(at) {
  const piece = at.elements.reflection.value, id = mint(), mine = hand(piece), known = ['do', 'command', 'starter'];
  const fields = [...new FormData(at)].filter(([name, value]) => typeof value === 'string' && !known.includes(name));
  const box = await outbox();
  return box.put([{ id, kind: 'form', fields: [['do', 'keep'], ['command', id], ...fields], piece, hand: mine, over: 'draft ' + piece + ' ' + mine[0] }]);
}

function entryOf(envelope) {
  const { do: deed, reflection } = envelope, about = { id: envelope.id, kind: 'command', envelope };
  if (deed !== 'save_draft' && deed !== 'share') return { ...about, ...(reflection && { piece: reflection }) };
  const mine = hand(reflection);
  return { ...about, piece: reflection, hand: mine, ...(deed === 'share' ? { bars: reflection } : { over: 'draft ' + reflection + ' ' + mine[0] }) };
}

// A goal's page, the form of a talk and that of a translation go on while something is on its way: whether the words of this one still stand there.
const WORDS = /^(words|statement|because)$/, lines = (text) => text.replace(/\r\n/g, '\n');
function stands({ do: deed, act, words }) {
  const said = deed === 'goal' ? act.filter(([name]) => WORDS.test(name)).map(([, value]) => value) : ['ask_to_talk', 'translate'].includes(deed) ? [words] : [];
  const there = said.length ? [...document.querySelectorAll('textarea, input')].map(({ value }) => lines(value)) : [];
  return said.every((value) => !value.trim() || there.includes(lines(value)));
}

/// Keeps commands, and gives their answers when they come, as JSON. What is refused, the page says itself; a draft stays with its reason
/// until the next words take its place, and so does what stands nowhere on the page any more.
export async function send(json) {
  const list = JSON.parse(json), entries = list.map(entryOf), box = await outbox();
  // Begun under two ids: what was refused under the other one is answered by these words.
  if (standing.refused) for (const { beginning } of list) if (beginning) {
    const before = (await box.waiting()).filter(({ state, over, envelope }) => state === 'refused' && over && envelope && JSON.stringify(envelope.beginning) === JSON.stringify(beginning));
    await box.forget(before.map(({ id }) => id));
  }
  const answers = await Promise.all(await box.put(entries));
  const told = entries.filter(({ over, envelope }, at) => answers[at].answer === 'refused' && !over && stands(envelope)).map(({ id }) => id);
  if (told.length) await box.forget(told);
  return JSON.stringify(answers.map((answer, at) => (answer.answer === 'replaced' ? { id: list[at].id, answer: 'done', replaced: true } : { id: list[at].id, ...answer })));
}

/// The words of this moment on a page that goes: the browser sends them after it is gone. Should it not, they wait on the device.
export function leaving(json) {
  const list = JSON.parse(json).map((envelope) => {
    const { hand, ...entry } = entryOf(envelope);
    return { hand, ...entry };
  });
  navigator.sendBeacon('/api/v1/commands', new Blob([JSON.stringify(list.map(({ envelope, hand }) => ({ ...envelope, device: hand })))], { type: 'application/json' }));
  outbox().then((box) => box.put(list)).catch(() => {});
}

/// The student gives up what is kept of this draft here: the words of another device are the ones.
export async function giveUp(piece) {
  const box = await outbox();
  await box.forget((await box.waiting()).filter((entry) => entry.piece === piece && entry.over).map(({ id }) => id));
  hands.delete(piece);
}

// — What is half written and no command yet: sealed with every key, until it is saved. —

// One after the other, and what waits for its turn gives way to what is newer.
const halves = new Map();
let turn = Promise.resolve();
export const half = async (name) => { await outbox(); await turn; return (await open()).half(name); };
export function keepHalf(name, json) {
  halves.set(name, json);
  turn = turn.then(async () => {
    if (!halves.has(name)) return;
    const newest = halves.get(name);
    halves.delete(name);
    await outbox();
    await (await open()).keepHalf(name, newest);
  }).catch(() => {});
}

// — Files: bytes first, then what shows them. —

/// Keeps a file and the commands that follow it. Gives their outcomes that are to come, and the way to give them up.
export async function show(blob, { id = mint(), kind, about, over, piece }, envelopes) {
  const box = await outbox(), file = { id, kind, bytes: blob.size, ...(about && { about }) };
  let mine = { id: mint(), kind: 'file', file, over, piece };
  try {
    await outbox();
    await (await open()).addBytes(id, blob);
  } catch { mine = { ...mine, blob }; }
  const all = [mine, ...envelopes.map((envelope) => ({ ...entryOf(envelope), over, needs: id }))];
  return { outcomes: await box.put(all), forget: () => box.forget(all.map(({ id }) => id)) };
}

// — Forms of plain pages. A command's id was minted with the page, so however it arrives, it is done once. —

/// Deeds that make something, with the hidden field that names it (the page minted that as well): said with other words, they make another
/// thing. Where more fields follow, it is another thing only if one of those says something else. Every other deed is about what is there
/// already, or about what stays the same one when it is corrected (a choice).
export const MAKES = {
  goal_set: ['goal'], goal_step: ['step'], goal_think: ['thought'], goal_ask: ['ask'], goal_link: ['evidence'],
  choice_propose: ['option'], choice_begin: ['reflection'],
  strategy_recommend: ['strategy'], strategy_helped: ['helped'], try_pose: ['try'], try_pick: ['tried'],
  question_ask: ['question'], round_write: ['question'], round_change: ['question'],
  inquiry_begin: ['inquiry'], inquiry_note: ['source'], inquiry_say: ['perspective'], inquiry_link: ['evidence'],
  reply_write: ['reply'], talk: ['talk'], translate: ['translation'], grow: ['growth', 'before', 'after'],
};
const valueOf = (fields, name) => (fields.find(([known]) => known === name) || [])[1];
// What a press says, without the ids that are minted for it.
const said = (fields) => { const [made] = MAKES[valueOf(fields, 'do')] || []; return JSON.stringify(fields.filter(([name]) => name !== 'command' && name !== made)); };

/// What a press is sent as, `last` being what was pressed before in this form. The same once more is the same command, whatever became of its
/// answer; other words are another one, and so is what is said on a page out of this device's store (`stale`): what came of that page's own
/// command nobody knows any more, and if it was carried out, it would answer for words that it never had.
export function pressedAs(fields, last, stale) {
  if (last && said(last) === said(fields)) return last;
  if (!last && !stale) return fields;
  const [made, ...which] = MAKES[valueOf(fields, 'do')] || [], other = !which.length || (last && which.some((name) => valueOf(last, name) !== valueOf(fields, name)));
  return fields.map(([name, value]) => [name, name === 'command' || (name === made && other) ? mint() : value]);
}

// What was pressed last under a page's command, also when it is on its way no more.
const pressed = new Map();

/// Takes a form over. It is sent by itself where that is right: its page shows what came of it.
export async function form(at, button) {
  let fields = [...new FormData(at)].filter(([, value]) => typeof value === 'string');
  if (button && button.name) fields.push([button.name, button.value]);
  const value = (name) => valueOf(fields, name), of = value('command'), by = value('person');
  const onwards = () => {
    // As what it was kept as: under the page's own ids it may be something that was said before.
    for (const field of at.querySelectorAll('input[type=hidden]')) if (field.name === 'command' || field.name === (MAKES[value('do')] || [])[0]) field.value = value(field.name);
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
  const as = value('command'), piece = value('reflection'), mine = (saves || shares) && hand(piece);
  const [outcome] = await box.put([{ id: as, kind: 'form', fields, ...(as !== of && !saves && { of }), ...(piece && { piece }), ...(mine && { hand: mine }), ...(saves && { over: 'draft ' + piece + ' ' + mine[0] }), ...(shares && { bars: piece }) }]);
  const what = await Promise.race([outcome, wait(standing.way === false ? 800 : 5000)]);
  if (!what) { at.dataset.waits = ''; delete at.dataset.sent; tell(true); return undefined; }
  // Something else was said meanwhile: the page is that one's. What was refused stays in the outbox, with its words.
  if (!saves && pressed.get(of) !== fields) return undefined;
  if (what.answer === 'refused') await box.forget([as]);
  if (what.answer === 'done' && what.to) return location.assign(what.to);
  return onwards();
}

// — What is said, on one line at the foot of the page. —

let words = null, line = null, shown = '', timer = 0;
const load = async () => (words ??= await fetch('/outbox/words?l=' + root.lang).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null)) || {};
const fill = (text, gaps) => Object.entries(gaps).reduce((text, [gap, value]) => text.replaceAll('{' + gap + '}', value), text || '');
async function say(key, gaps = {}) {
  const table = await load(), entry = table['outbox.' + key];
  const form = typeof entry === 'string' ? entry : entry && (entry[new Intl.PluralRules(root.lang).select(gaps.n)] || entry.other);
  return fill(form, gaps);
}

async function tell(now) {
  clearTimeout(timer);
  if (!now) { timer = setTimeout(tell, standing.way === false || standing.stop || !standing.lasting ? 600 : 2500, true); return; }
  const { waiting, refused, at, of, way, stop, lasting } = standing;
  let text = '', state = 'device';
  if (waiting && !lasting) { text = await say('not_kept'); state = 'failed'; }
  else if (waiting && stop === 'signed_out') text = await say('signed_out', { n: waiting });
  else if (waiting && stop) text = await say('other', { n: waiting });
  else if (waiting && way !== false && of > 1) { text = await say('sending', { at: Math.min(at + 1, of), of }); state = 'sending'; }
  else if (waiting && way === false) text = await say('waits', { n: waiting });
  // Two devices, one draft: that stands on the page itself.
  else if (refused && !document.querySelector('#two-devices')) { text = await say('refused', { n: refused }); state = 'failed'; }
  else if (shown) { text = await say('saved'); state = 'saved'; }
  // The piece's own line says the same of its own words, or is about to.
  const own = document.querySelector('.header .status:is([data-state=device], [data-state=sending]):not([hidden])');
  if (state === 'device' && waiting === 1 && !stop && own) text = '';
  put(text, state, refused && state === 'failed' && lasting);
  if (state === 'saved') timer = setTimeout(() => put('', ''), 4000);
}

function put(text, state, look) {
  if (text === shown) return;
  shown = text;
  if (!line) {
    line = Object.assign(document.createElement('p'), { className: 'kept-line status' });
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('pkg/unsent.css', import.meta.url).href }));
    line.setAttribute('role', 'status');
    document.body.append(line);
  }
  line.hidden = !text;
  line.dataset.state = state;
  const span = Object.assign(document.createElement('span'), { textContent: text });
  line.replaceChildren(span);
  if (look) say('look').then((label) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button quiet', textContent: label });
    button.addEventListener('click', () => import('./unsent.js').then((on) => on.open({ outbox, say })));
    line.append(button);
  });
}

// — The way out. —

// What can be sent in so long; gives how much stays.
async function flush(ms) {
  const box = await outbox(), begun = performance.now();
  const count = async () => (await box.waiting()).filter(({ state }) => state !== 'refused').length;
  box.drain(true);
  while (await count() && performance.now() - begun < ms) await wait(60);
  return (await box.waiting()).length;
}

/// Nobody is there any more (/idle.js): the same, and nobody is asked.
export async function out() {
  const left = await flush(2500);
  if (disk) await disk.lock().catch(() => {});
  flag(left ? 'waits' : '');
  return fetch('/sign-out', { method: 'POST', body: new URLSearchParams(), redirect: 'manual' });
}

/// Sends what it can in three seconds, says what stays, and leaves nothing that can be read.
export async function signOut(at, button) {
  const left = await flush(3000);
  if (left && !(await (await import('./unsent.js')).stays({ left, lasting: standing.lasting, say }))) return;
  if (disk) await disk.lock().catch(() => {});
  flag(left ? 'waits' : '');
  if (button && button.name) at.append(Object.assign(document.createElement('input'), { type: 'hidden', name: button.name, value: button.value }));
  HTMLFormElement.prototype.submit.call(at);
}
