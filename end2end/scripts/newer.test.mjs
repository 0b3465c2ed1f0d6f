// A page that the server made while this device still held newer words: it shows the newer ones, says where they are, and takes nothing from
// whoever has begun to type. (In a browser: tests/newer.spec.ts.)
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, beforeEach, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { makeLocks } from './locks.mjs';
import { json, open } from './page.mjs';

const ME = '01890000-0000-7000-8000-000000000001', BO = '01890000-0000-7000-8000-000000000002';
const LEAF = '01890000-0000-7000-8000-00000000000a', STONE = '01890000-0000-7000-8000-00000000000b', PROMPT = '01890000-0000-7000-8000-0000000000aa';
const SAYS = JSON.parse(readFileSync(new URL('../../app/locales/en/outbox.json', import.meta.url), 'utf8'));
const disk = insertDisk(), locks = makeLocks(), window = open('<main></main>');
Object.assign(document.documentElement.dataset, { me: ME });
document.documentElement.lang = 'en';
// Twenty milliseconds are one.
const later = setTimeout, rest = (ms) => new Promise((done) => { later(done, ms); });
globalThis.setTimeout = (deed, ms, ...of) => later(deed, ms / 20, ...of);
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 400, `not so: ${so}`); await rest(5); } };
Object.assign(globalThis, { BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement });
Object.defineProperty(globalThis, 'navigator', { value: { locks: locks.window() }, configurable: true });

let way = false;
const sent = [];
globalThis.fetch = async (address, { body } = {}) => {
  if (address === '/api/v1/seal') return new Response(new Uint8Array(32), { headers: { 'waymark-person': ME } });
  if (/^\/outbox\/words/.test(address)) return json(200, SAYS);
  if (!way) throw new TypeError('no network');
  if (address !== '/api/v1/commands') return new Response('ok');
  const list = JSON.parse(body);
  sent.push(...list);
  return new Response(JSON.stringify(list.map(({ id, reflection }) => ({ id, answer: 'done', reflection, rev: 9 }))), { headers: { 'content-type': 'application/json' } });
};
const { mint } = await import('/mint.js');
const { handOf, pieceOf, takeUp } = await import('/hands.js');
const { sealed } = await import('/sealed.js');
const kept = await import('/kept.js');
const newer = await import('/newer.js');
// What waits in a test that does not say more is gone at once.
const watch = (waiting, first, outcome = async () => {}) => newer.watch(waiting, first, outcome);
after(() => later(() => process.exit(), 50));

/** The page of a piece as the server makes it: with the words that it has, and the number that they have there. */
const page = (words, { piece = LEAF, prompt = PROMPT, base = 3, ask = 'just_read' } = {}) => `<form id="writing" method="post" action="/api/v1/commands">
  <input type="hidden" name="command" value="${mint()}"><input type="hidden" name="person" value="${ME}"><input type="hidden" name="prompt" value="${prompt}">
  <input type="hidden" name="reflection" value="${piece}"><input type="hidden" name="base_version" value="${base}">
  <textarea name="words">\n${words}</textarea>
  ${['just_read', 'part', 'own'].map((name) => `<input type="radio" name="ask" value="${name}"${name === ask ? ' checked' : ''}>`).join('')}
  <input name="ask_words" type="text" value=""></form>
  <select name="language" form="writing"><option value="" selected></option><option value="es">Español</option></select>`;
/** What was typed and not sent: by a window that is gone, if nobody holds its hand. */
function held(words, { piece = LEAF, prompt = PROMPT, base = 3, hand = [mint(), 5], deed = 'save_draft', ...draft } = {}) {
  const envelope = { id: mint(), person: ME, do: deed, reflection: piece, base_version: base, beginning: { answers: 'prompt', prompt }, draft: { words, ask: 'just_read', ask_words: '', language: null, scribe: null, ...draft } };
  return { id: envelope.id, kind: 'command', envelope, piece, hand, n: 1, ...(deed === 'share' ? { bars: piece } : { over: `draft ${piece} ${hand[0]}` }) };
}
const shows = (html) => { document.querySelector('main').innerHTML = html; };
const field = (name) => document.querySelector(`[name=${name}]`);
const picked = () => document.querySelector('[name=ask]:checked').value;
const line = () => document.querySelector('.kept-line:not([hidden])')?.textContent ?? '';
const nothing = async () => [];

beforeEach(() => { way = false; sent.length = 0; });

test('the words that are held stand on the page as soon as its script runs, and the line says where they are; what goes then is one hand’s', async () => {
  const entry = held('The leaf is green. It has teeth.', { ask: 'part', language: 'es' }), { n: _, ...row } = entry;
  await (await sealed(ME, fetch)).write({ put: [row] });
  // Another student's, sealed beside it: it is neither shown nor read.
  disk.stores.outbox.set(77, { person: BO, iv: new Uint8Array(12), box: new ArrayBuffer(40) });
  shows(page('The leaf is green.'));
  let heard = 0;
  field('words').addEventListener('input', () => { heard++; });
  await kept.start();
  await until(() => field('words').value === 'The leaf is green. It has teeth.');
  assert.deepEqual([picked(), field('language').value, heard], ['part', 'es', 1], 'with what else was said, and the page hears of it');
  await until(() => line() === SAYS['outbox.newer']);
  assert.deepEqual(handOf(LEAF), entry.hand, 'its window is gone: this one goes on');

  // As the desk does a moment later: the page's own number goes along no sooner than the server has heard of these words.
  const saves = (base, words) => kept.send(JSON.stringify([{ id: mint(), person: ME, do: 'save_draft', reflection: LEAF, base_version: base, beginning: {}, draft: { words } }]));
  field('words').value = 'The leaf is green. It has teeth. Many.';
  const mine = () => disk.rows('outbox').filter(([, { person }]) => person === ME).map(([at]) => at), [before] = mine();
  const first = saves(4, 'The leaf is green. It has teeth. Many.');
  // In the place of the older one, on the disk: before that, a way lets the older one go first.
  await until(() => mine().length === 1 && mine()[0] !== before && document.documentElement.dataset.notKept === '');
  way = true;
  window.dispatchEvent(new window.Event('online'));
  await first;
  await until(() => sent.length && line() === SAYS['outbox.saved']);
  assert.deepEqual(sent.map(({ draft, device, base_version }) => [draft.words, device, base_version]), [['The leaf is green. It has teeth. Many.', [entry.hand[0], 6], 3]], 'once, in place of what waited');
  await saves(9, 'And more.');
  assert.deepEqual([sent.at(-1).device[1], sent.at(-1).base_version], [7, 9]);
  assert.equal(disk.rows('outbox').length, 1, 'the other student’s is still there');
});

test('what was typed since is not overwritten, and those words keep a hand of their own', async () => {
  const entry = held('Held words', { piece: STONE });
  shows(page('Old words', { piece: STONE }));
  field('words').value = 'Typed before any script';
  await watch(nothing, [entry]);
  assert.deepEqual([field('words').value, handOf(STONE)], ['Typed before any script', null]);
});

test('what is typed in the very moment stays, too', async () => {
  const entry = held('Held words', { piece: STONE });
  shows(page('Old words', { piece: STONE }));
  const looks = watch(nothing, [entry]);
  field('words').value = 'Just now';
  await looks;
  assert.deepEqual([field('words').value, handOf(STONE)], ['Just now', null]);
});

test('an ask that was picked since stays picked; the words come all the same', async () => {
  const piece = mint();
  shows(page('Old words', { piece }));
  document.querySelector('[value=own]').checked = true;
  await watch(nothing, [held('Held words', { piece, ask: 'part' })]);
  assert.deepEqual([field('words').value, picked()], ['Held words', 'own']);
});

test('words of another piece, and words that stepped aside, are not shown', async () => {
  const piece = mint();
  shows(page('Old words', { piece }));
  await watch(nothing, [held('Of a stone', { piece: STONE, prompt: mint() }), { ...held('Refused', { piece }), state: 'refused' }]);
  assert.equal(field('words').value, 'Old words');
});

test('a prompt that was begun without a network: its page has another id each time, and goes on with the first', async () => {
  const [first, now, prompt] = [mint(), mint(), mint()], entry = held('Begun on the bus', { piece: first, prompt, base: 0 });
  shows(page('', { piece: now, prompt, base: 0 }));
  await watch(nothing, [entry]);
  assert.deepEqual([field('words').value, pieceOf(now), handOf(now)], ['Begun on the bus', first, entry.hand]);
  way = true;
  await kept.send(JSON.stringify([{ id: mint(), person: ME, do: 'save_draft', reflection: now, base_version: 0, beginning: { answers: 'prompt', prompt }, draft: { words: 'Begun on the bus.' } }]));
  assert.deepEqual(sent.map(({ reflection, device }) => [reflection, device[0]]), [[first, entry.hand[0]]]);
});

test('another window still writes these words: they are shown, and this one keeps a hand of its own', async () => {
  const piece = mint(), entry = held('From the first tab', { piece }), other = locks.window();
  other.request(`waymark hand ${entry.hand[0]}`, () => new Promise(() => {}));
  shows(page('Old words', { piece }));
  await watch(nothing, [entry]);
  assert.deepEqual([field('words').value, handOf(piece)], ['From the first tab', null]);
  // It is closed: its hand is free, for one.
  other.dies();
  await takeUp(piece, entry.hand);
  assert.deepEqual(handOf(piece), entry.hand);
});

test('what another window wrote is saved when that is; here nothing is written until something else is said', async () => {
  const piece = mint(), entry = held('From the first tab', { piece }), { n: _, ...row } = entry, ours = () => disk.rows('outbox').filter(([, { person }]) => person === ME).length;
  const beacons = [];
  navigator.sendBeacon = (...of) => beacons.push(of);
  locks.window().request(`waymark hand ${entry.hand[0]}`, () => new Promise(() => {}));
  await (await sealed(ME, fetch)).write({ put: [row] });
  shows(page('Old words', { piece }));
  await watch(nothing, [entry]);
  const save = (words) => [{ id: mint(), person: ME, do: 'save_draft', reflection: piece, base_version: 4, beginning: { answers: 'prompt', prompt: PROMPT }, draft: { ...entry.envelope.draft, words } }];
  let answer;
  kept.send(JSON.stringify(save('From the first tab'))).then((said) => { answer = JSON.parse(said)[0]; });
  kept.leaving(JSON.stringify(save('From the first tab')));
  await rest(60);
  assert.deepEqual([ours(), beacons.length, answer, handOf(piece)], [1, 0, undefined, null]);
  way = true;
  window.dispatchEvent(new window.Event('online'));
  await until(() => answer);
  assert.deepEqual([answer.answer, answer.rev, sent.map(({ draft, device }) => [draft.words, device])], ['done', 9, [['From the first tab', entry.hand]]]);
  await kept.send(JSON.stringify(save('And from the second')));
  assert.ok(sent.at(-1).device[0] !== entry.hand[0] && sent.at(-1).base_version === 4, 'a hand of its own, from where the page stands');
});

test('what was shared and is not sent yet stands there as that', async () => {
  const piece = mint();
  shows(page('Old words', { piece }));
  [way] = [false];
  kept.send(JSON.stringify([{ id: mint(), person: ME, do: 'talk', words: 'x' }]));
  await until(() => document.documentElement.dataset.way === 'no');
  let arrives;
  await watch(nothing, [held('Shared on the bus', { piece, deed: 'share' })], () => new Promise((done) => { arrives = done; }));
  assert.equal(field('words').value, 'Shared on the bus');
  await until(() => line() === SAYS['outbox.newer_shared']);
  // It is gone, and something else still waits: that is what is said now.
  arrives({ answer: 'done' });
  await until(() => line() !== SAYS['outbox.newer_shared']);
  way = true;
  window.dispatchEvent(new window.Event('online'));
  await until(() => line() === SAYS['outbox.saved']);
});

test('a page that comes in place of another is looked at when it comes; one that was written on is left alone', async () => {
  const [one, other] = [mint(), mint()];
  let waits = [held('Of the first', { piece: one })];
  shows(page('Old words', { piece: one }));
  watch(async () => waits);
  await rest(20);
  assert.equal(field('words').value, 'Old words', 'it was there before');
  waits = [...waits, held('Of the second', { piece: other })];
  shows(page('Older words', { piece: other }));
  await until(() => field('words').value === 'Of the second');
});

// — Forms of plain pages —

const plain = (deed, about, inside) => `<form method="post" action="/api/v1/commands"><input type="hidden" name="do" value="${deed}"><input type="hidden" name="command" value="${mint()}">
  <input type="hidden" name="person" value="${ME}">${Object.entries(about).map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('')}${inside}</form>`;
const pressed = (deed, about, said) => ({ id: mint(), kind: 'form', n: 1, fields: [['do', deed], ['command', mint()], ['person', ME], ...Object.entries(about), ...said] });

test('a choice that was corrected without a network stands there as it was corrected', async () => {
  const form = (board) => plain('choice_choose', { board, choice: mint(), options: 'a,b' }, '<input type="radio" name="pick-show" value="draw" checked><input type="radio" name="pick-show" value="speak"><input type="checkbox" name="pick-a" value="yes" checked><textarea name="why">Because</textarea>');
  shows(form('board-1'));
  const said = [['pick-show', 'speak'], ['why', 'My voice says it better']];
  await watch(nothing, [pressed('choice_choose', { board: 'board-1', choice: mint(), options: 'a,b' }, said)]);
  assert.deepEqual([document.querySelector('[name=pick-show]:checked').value, field('pick-a').checked, field('why').value], ['speak', false, 'My voice says it better']);
  shows(form('board-2'));
  await watch(nothing, [pressed('choice_choose', { board: 'board-1', choice: mint(), options: 'a,b' }, said)]);
  assert.equal(field('why').value, 'Because', 'another board is another form');
});

test('a form that says something new each time stays empty: what waits is said already', async () => {
  shows(plain('goal_think', { goal: 'g', thought: mint() }, '<textarea name="words"></textarea>'));
  await watch(nothing, [pressed('goal_think', { goal: 'g', thought: mint() }, [['words', 'The bus is late']])]);
  assert.equal(field('words').value, '');
});

test('a perspective that was kept stands in its sheet, until it was said', async () => {
  const sheet = `<form method="post" action="/api/v1/commands"><input type="hidden" name="command" value="${mint()}"><input type="hidden" name="person" value="${ME}"><input type="hidden" name="inquiry" value="i"><input type="hidden" name="perspective" value="${mint()}">
    <textarea name="words">I think</textarea><button name="do" value="inquiry_keep"></button><button name="do" value="inquiry_say"></button></form>`;
  const keeps = (words) => pressed('inquiry_keep', { inquiry: 'i', perspective: mint() }, [['words', words]]);
  shows(sheet);
  await watch(nothing, [keeps('I think that bees'), keeps('I think that bees dance')]);
  assert.equal(field('words').value, 'I think that bees dance');
  shows(sheet);
  await watch(nothing, [keeps('I think that bees dance'), pressed('inquiry_say', { inquiry: 'i', perspective: mint() }, [['words', 'I think that bees dance']])]);
  assert.equal(field('words').value, 'I think');
});

test('what is written on goes on as the sheet that waits, and not where something else was typed meanwhile', async () => {
  const sheet = (rev, id) => plain('inquiry_keep', { inquiry: 'i', rev, sheet: id }, '<textarea name="words"></textarea><input type="text" name="now" value="">');
  const waits = [pressed('inquiry_keep', { inquiry: 'i', rev: 2, sheet: 'first' }, [['words', 'Bees'], ['now', 'They dance']])].map((one) => ({ ...one, fields: one.fields.map(([name, value]) => [name, String(value)]) }));
  const opens = async (rev, typed) => { shows(sheet(rev, 'second')); if (typed) field('words').value = typed; await watch(nothing, waits); return [field('words').value, field('now').value, field('sheet').value]; };
  assert.deepEqual(await opens(2), ['Bees', 'They dance', 'first'], 'the server takes what is said next in the place of what waits');
  assert.deepEqual(await opens(2, 'Wasps'), ['Wasps', 'They dance', 'second']);
  assert.deepEqual(await opens(3), ['', '', 'second'], 'something else is kept there by now');
});
