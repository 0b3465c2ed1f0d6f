// What a plain form is kept as: the same words are one command, other words are another one, and nothing that was said is lost in between.
// (The queue itself: outbox.test.mjs.)
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, beforeEach, test } from 'node:test';
import { open } from './page.mjs';

const ME = '01890000-0000-7000-8000-000000000001', window = open('');
document.documentElement.dataset.me = ME;
// Twenty milliseconds are one.
const later = setTimeout, rest = (ms) => new Promise((done) => { later(done, ms); });
globalThis.setTimeout = (deed, ms, ...of) => later(deed, ms / 20, ...of);
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 400, `not so: ${so}`); await rest(5); } };
const went = [], posted = [];
Object.assign(globalThis, {
  // Nothing of a disk here: it is kept in the page, by the same rules.
  BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement, location: { assign: (to) => went.push(to) },
});
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
window.HTMLFormElement.prototype.submit = function submit() { posted.push(Object.fromEntries(new FormData(this))); };

const sent = [];
let way = true, answers = (id) => ({ id, answer: 'done' }), held = null;
globalThis.fetch = async (address, { body } = {}) => {
  if (!way) throw new TypeError('no network');
  if (String(address) === '/healthz') return new Response('ok');
  if (String(address) !== '/api/v1/commands') return new Response(null, { status: 404 });
  const list = body.startsWith('[') ? JSON.parse(body) : [Object.fromEntries(new URLSearchParams(body))];
  await held;
  sent.push(...list);
  return new Response(JSON.stringify(list.map((one) => answers(one.id ?? one.command, one))), { headers: { 'content-type': 'application/json', 'x-waymark-to': `/done/${sent.length}` } });
};
const { form, send } = await import('/kept.js');
const { MAKES, pressedAs } = await import('/pressed.js');
// Another try, as when the network comes back.
const comes = () => { way = true; window.dispatchEvent(new window.Event('online')); };
after(() => later(() => process.exit(), 50));

let pages = 0;
/** A form that the server rendered, with ids of its own. */
function shows(deed, made, typed = 'words') {
  const n = String(++pages).padStart(12, '0'), id = (of) => `0189000${of}-0000-7000-8000-${n}`;
  document.body.innerHTML = `<form><input type="hidden" name="do" value="${deed}"><input type="hidden" name="command" value="${id(1)}">
    <input type="hidden" name="person" value="${ME}"><input type="hidden" name="${made}" value="${id(2)}"><textarea name="${typed}"></textarea></form>`;
  return { at: document.querySelector('form'), command: id(1), made: id(2) };
}
const press = (at, words) => {
  at.querySelector('textarea').value = words;
  at.dataset.sent = 'yes';
  return form(at, null);
};

beforeEach(() => {
  [way, held] = [true, null];
  answers = (id) => ({ id, answer: 'done' });
  for (const list of [sent, went, posted]) list.length = 0;
});

test('a choice that is corrected while nothing can be sent is sent as both, and stays one choice', async () => {
  const { at, command, made } = shows('choice_choose', 'choice', 'why');
  way = false;
  await press(at, 'A');
  assert.deepEqual([at.dataset.waits, at.dataset.sent], ['', undefined], 'it can be pressed again');
  await press(at, 'B');
  await press(at, 'B');
  await press(at, 'A');
  comes();
  await until(() => sent.length === 3);
  assert.deepEqual(sent.map(({ why }) => why), ['A', 'B', 'A'], 'what was said last counts');
  assert.ok(sent[0].command === command && new Set(sent.map((one) => one.command)).size === 3);
  assert.ok(sent.every(({ choice }) => choice === made));
});

test('two thoughts are two, the same one twice is one', async () => {
  const { at, command, made } = shows('goal_think', 'thought');
  way = false;
  for (const words of ['The bus is late', 'The bus is late', 'It is loud', 'It is loud']) await press(at, words);
  comes();
  await until(() => sent.length === 2);
  assert.deepEqual(sent.map(({ words }) => words), ['The bus is late', 'It is loud']);
  assert.deepEqual([sent[0].command, sent[0].thought], [command, made]);
  assert.ok(sent[1].command !== command && sent[1].thought !== made);
});

test('what was sent already answers for no other words: the page still stands there with its old ids', async () => {
  const { at, made } = shows('question_ask', 'question');
  way = false;
  await press(at, 'Why?');
  comes();
  await until(() => sent.length === 1);
  await press(at, 'Why not?');
  assert.ok(sent[1].words === 'Why not?' && sent[1].command !== sent[0].command && sent[1].question !== made);
  // Its own answer was heard, or not: the same words are the same command.
  await press(at, 'Why not?');
  assert.deepEqual([sent[2].command, sent[2].question], [sent[1].command, sent[1].question]);
});

test('other words while the first are on their way: the page goes where the last ones lead, and only once', async () => {
  const { at } = shows('inquiry_begin', 'inquiry', 'question');
  let go;
  held = new Promise((done) => { go = done; });
  const first = press(at, 'Who?');
  at.querySelector('textarea').dispatchEvent(new window.Event('input', { bubbles: true }));
  assert.equal(at.dataset.sent, undefined, 'what is typed meanwhile may be pressed');
  const second = press(at, 'Who else?');
  go();
  await Promise.all([first, second]);
  assert.deepEqual(sent.map(({ question }) => question), ['Who?', 'Who else?']);
  assert.deepEqual([went, posted], [['/done/2'], []]);
});

test('what is refused is answered by the server’s page, as what it was sent as', async () => {
  const { at, command } = shows('try_pose', 'try');
  await press(at, 'Start on time');
  answers = (id) => ({ id, answer: 'refused', refusal: { refused: 'conflict', sentence: { key: 'shelf.too_many', gaps: [] } } });
  await press(at, 'Start early');
  assert.ok(sent[1].command !== command, 'under its own id the server would answer for the first');
  assert.deepEqual([posted[0].command, posted[0].try, posted[0].words], [sent[1].command, sent[1].try, 'Start early']);
  // It stays in the outbox until it is said again, or given up (refused.test.mjs).
  answers = (id) => ({ id, answer: 'done' });
  await press(at, 'Start early');
  assert.equal(sent[2].command, sent[1].command);
});

test('at a conference, two questions of the family are two; a plan that is worded anew is the same conference', async () => {
  const { at, made } = shows('conference_ask', 'question');
  way = false;
  for (const words of ['When does she read?', 'Where does she read?']) await press(at, words);
  comes();
  await until(() => sent.length === 2);
  assert.deepEqual(sent.map(({ words, question }) => [words, question === made]), [['When does she read?', true], ['Where does she read?', false]]);
  const plan = (whom, begins) => [['do', 'conference_plan'], ['command', 'c'], ['conference', 'k'], ...begins, ['whom', whom]];
  const conference = (begins) => pressedAs(plan('Dad', begins), plan('Mom', begins), false)[2][1];
  assert.deepEqual([conference([]), conference([['begins', 'yes']]) === 'k'], ['k', false]);
});

test('two figures of one day are two: the second is not taken for the first', async () => {
  const { at, made } = shows('measure_add', 'point', 'amount');
  way = false;
  for (const amount of ['12', '15']) await press(at, amount);
  comes();
  await until(() => sent.length === 2);
  assert.ok(sent[0].point === made && sent[1].point !== made && sent[1].amount === '15');
});

test('on a page out of the store, nothing goes under ids that may have had their answer', () => {
  const of = (deed, made, words) => [['do', deed], ['command', 'c'], [made, 'm'], ['words', words]], value = (fields, name) => fields.find(([known]) => known === name)[1];
  const thought = pressedAs(of('goal_think', 'thought', 'A'), null, true), again = pressedAs(of('goal_think', 'thought', 'A'), thought, true);
  assert.ok(value(thought, 'command') !== 'c' && value(thought, 'thought') !== 'm' && again === thought);
  const choice = pressedAs(of('choice_choose', 'choice', 'A'), null, true);
  assert.ok(value(choice, 'command') !== 'c' && value(choice, 'choice') === 'm');
  assert.deepEqual(pressedAs(of('goal_think', 'thought', 'A'), null, false), of('goal_think', 'thought', 'A'));
});

test('other words about the same two pieces are the same pair; other pieces are another', () => {
  const of = (after, now) => [['do', 'grow'], ['command', 'c'], ['growth', 'g'], ['before', 'v1'], ['after', after], ['now', now]], first = of('v2', 'A');
  const growth = (fields) => pressedAs(fields, first, false)[2][1];
  assert.deepEqual([growth(of('v2', 'B')), growth(of('v3', 'B')) === 'g', pressedAs(of('v2', 'A'), null, true)[2][1]], ['g', false, 'g']);
});

test('a goal’s page says what was refused while its words stand there; else they stay in the outbox', async () => {
  answers = (id, { act }) => (act[1][1].startsWith('no') ? { id, answer: 'refused', refusal: { refused: 'not_found' } } : { id, answer: 'done' });
  const says = (id, words) => send(JSON.stringify([{ id, person: ME, do: 'goal', goal: 'g', act: [['do', 'think'], ['words', words]] }])).then((list) => JSON.parse(list)[0].answer);
  document.body.innerHTML = '<textarea>no bus</textarea>';
  assert.equal(await says('t1', 'no bus'), 'refused');
  document.body.innerHTML = '<textarea>a friend</textarea>';
  let standing;
  const hears = ({ detail }) => { standing = detail; };
  document.addEventListener('waymark:outbox', hears);
  assert.equal(await says('t2', 'no money'), 'refused');
  await rest(40);
  assert.equal(standing.refused, 1);
  // Said again as it was, it is sent again: what stood aside makes room.
  answers = (id) => ({ id, answer: 'done' });
  assert.equal(await says('t2', 'no money'), 'done');
  await until(() => standing.refused === 0);
  document.removeEventListener('waymark:outbox', hears);
});

test('a sentence that was refused after another one was sent is not lost', async () => {
  answers = (id) => ({ id, answer: 'refused', refusal: { refused: 'not_found' } });
  const says = (id, words) => send(JSON.stringify([{ id, person: ME, do: 'ask_to_talk', talk: id, words }])).then((list) => JSON.parse(list)[0].answer);
  let standing;
  const hears = ({ detail }) => { standing = detail; };
  document.addEventListener('waymark:outbox', hears);
  document.body.innerHTML = '<textarea>About recess</textarea>';
  assert.equal(await says('k2', 'About recess'), 'refused');
  await rest(40);
  assert.equal(standing.refused, 0, 'its page says it, beside its words');
  assert.equal(await says('k1', 'About lunch'), 'refused');
  await rest(40);
  assert.equal(standing.refused, 1);
  answers = (id) => ({ id, answer: 'done' });
  assert.equal(await says('k1', 'About lunch'), 'done');
  await until(() => standing.refused === 0);
  document.removeEventListener('waymark:outbox', hears);
});

test('what was shared without a network waits as it was shared, and what is written next is a stroke of its own', async () => {
  const { keepDraft, waitingDraft } = await import('/kept.js'), { at, made } = shows('share', 'reflection');
  way = false;
  at.querySelector('textarea').value = 'It was yellow.';
  await keepDraft(at);
  await press(at, 'It was yellow. I saw it.');
  const { words, hand } = await waitingDraft(made);
  assert.deepEqual([words, hand[1]], ['It was yellow. I saw it.', 2]);
  comes();
  await until(() => sent.length === 2);
  assert.equal(await waitingDraft(made), null);
});

// — What makes something, in the sources of the pages —

const SOURCES = ['goals', 'choices', 'shelf', 'inquiry', 'questions', 'talk', 'growth', 'reflections', 'early', 'portfolio', 'measures', 'rubrics', 'plain'].flatMap((folder) => {
  const at = new URL(`../../app/src/${folder}/`, import.meta.url);
  return readdirSync(at, { recursive: true }).filter((name) => name.endsWith('.rs')).map((name) => readFileSync(new URL(name, at), 'utf8').split('#[cfg(test)]')[0]);
});

test('words of a piece that was begun elsewhere, too, reach it once its student keeps them', async () => {
  const { goesOn } = await import('/hands.js');
  // Held as H, and R on the page that the server made.
  goesOn('R', ['hand', 3], 'H');
  const save = (id) => send(JSON.stringify([{ id, person: ME, do: 'save_draft', reflection: 'R', base_version: 4, beginning: { prompt: 'p' }, draft: { words: 'Mine' } }]));
  answers = (id) => ({ id, answer: 'refused', refusal: { refused: 'conflict', sentence: { key: 'drafts.already_begun' } } });
  assert.equal(JSON.parse(await save('one'))[0].answer, 'refused');
  answers = (id, { reflection }) => ({ id, answer: 'done', reflection, rev: 5 });
  assert.equal(JSON.parse(await save('two'))[0].answer, 'done');
  assert.deepEqual(sent.map(({ reflection }) => reflection), ['H', 'R']);
  assert.notEqual(sent[1].device[0], 'hand', 'with a hand of this page');
});

test('every deed that makes something is one of a page’s, with the field that names it', () => {
  // Some have their hidden fields from beside them: a goal's own from `Mine::form`, a round's questions from `about`, a pair's from `hidden`.
  const beside = { goal: '"goal_', question: 'scribe.about(', growth: 'hidden(' };
  for (const [deed, [made]] of Object.entries(MAKES)) {
    const pages = SOURCES.filter((text) => text.includes(`"${deed}"`));
    assert.ok(pages.some((text) => [`"${made}"`, `of_${made}(`, beside[made]].some((named) => named && text.includes(named))), `${deed}: ${made}`);
    assert.ok(SOURCES.some((text) => text.includes(`("${made}", `)), made);
  }
  for (const which of MAKES.grow.slice(1)) assert.ok(SOURCES.some((text) => text.includes(`("${which}", `)), which);
});

test('what a page mints for something new stands among them', () => {
  const known = new Set(Object.values(MAKES).map(([made]) => made)), mints = /\("(\w+)",\s*(?:(?!Command)\w+Id::mint\(\)|mine\.made(?:_by)?::)|of_(\w+)\((?!Command)\w+Id::mint\(\)\)/g;
  const found = new Set(SOURCES.flatMap((text) => [...text.matchAll(mints)].map(([, field, of]) => field || of)));
  assert.ok(found.size > 10, [...found].join(' '));
  // An agreed step becomes one goal's, once: whatever is said of it again is about that step. A sheet is what a draft is written on.
  const once = ['new', 'as_step', 'sheet'];
  assert.deepEqual([...found].filter((field) => !known.has(field) && !once.includes(field)), []);
});
