// Words that are typed into a form and not pressed: kept a moment after the last key, there again when the page is, gone when they are handed
// over. (In a browser: tests/halves.spec.ts.)
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { makeLocks } from './locks.mjs';
import { json, open } from './page.mjs';

const ME = '01890000-0000-7000-8000-000000000001';
const INQUIRY = '01890000-0000-7000-8000-00000000000a';
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

const flags = new Map();
globalThis.localStorage = { getItem: (name) => flags.get(name) ?? null, setItem: (name, said) => flags.set(name, said), removeItem: (name) => flags.delete(name) };

const way = false;
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
const kept = await import('/kept.js');
after(() => later(() => process.exit(), 50));

/** An inquiry's page, as the server makes it each time: a note that is new, a perspective that stands there. */
const page = ({ rev = 3, draft = '' } = {}) => `
  <form method="post" action="/api/v1/commands"><input type="hidden" name="command" value="${mint()}"><input type="hidden" name="person" value="${ME}">
    <input type="hidden" name="inquiry" value="${INQUIRY}"><input type="hidden" name="source" value="${mint()}">
    <input name="title" type="text" value=""><textarea name="says"></textarea><button name="do" value="inquiry_note">Add</button></form>
  <details><summary>Think again</summary><form method="post" action="/api/v1/commands"><input type="hidden" name="command" value="${mint()}"><input type="hidden" name="person" value="${ME}">
    <input type="hidden" name="inquiry" value="${INQUIRY}"><input type="hidden" name="perspective" value="${mint()}"><input type="hidden" name="rev" value="${rev}">
    <textarea name="words">${draft}</textarea>
    <input type="radio" name="trust" value="much" checked><input type="radio" name="trust" value="partly"><input type="checkbox" name="signed" value="yes" checked>
    <button name="do" value="inquiry_keep">Keep</button><button name="do" value="inquiry_say">Say</button></form></details>`;
const shows = (html) => { document.querySelector('main').innerHTML = html; };
const field = (name) => document.querySelector(`[name=${name}]`);
const types = (name, words) => { field(name).value = words; field(name).dispatchEvent(new window.Event('input', { bubbles: true })); };
const line = (name) => field(name).form.querySelector('[data-form-line]')?.textContent ?? '';
const rows = () => disk.rows('half').length;

test('typed and not pressed: it is on the device, that is said once, and it stands there again with what was read', async () => {
  shows(page());
  await kept.start();
  types('title', 'Bees of our town');
  document.querySelector('[value=partly]').checked = true;
  types('words', 'I think that bees dance');
  await until(() => line('title') === SAYS['outbox.half'] && line('words') === SAYS['outbox.half']);
  assert.equal(rows(), 2);
  const said = field('title').form.querySelector('[data-form-line]');
  types('title', 'Bees of our town, 2019');
  await rest(60);
  assert.equal(said, field('title').form.querySelector('[data-form-line]'), 'nothing moves with each key');

  // Opened anew: other ids, and somebody was here meanwhile.
  shows(page({ rev: 4, draft: 'Bees see colours.' }));
  await until(() => field('title').value === 'Bees of our town, 2019' && field('words').value === 'I think that bees dance');
  assert.equal(document.querySelector('[value=partly]').checked, true, 'what was picked beside it as well');
  assert.deepEqual([field('says').value, field('signed').checked], ['', true], 'nothing else is changed');
  assert.equal(field('rev').value, '3', 'over other words it is not said without a word');
  assert.ok(document.querySelector('details').open);
  assert.equal(line('words'), SAYS['outbox.half']);
});

test('whoever types on and on never pauses: it is on the device all the same, three seconds after the first key', async () => {
  shows(page().replaceAll(INQUIRY, mint()));
  const many = rows();
  for (let pressed = 1; rows() === many; pressed++) { assert.ok(pressed < 500); types('title', 'x'.repeat(pressed)); await rest(1); }
  types('title', '');
  await until(() => rows() === many);
});

test('another inquiry, and what was taken out again, show nothing', async () => {
  shows(page().replaceAll(INQUIRY, mint()));
  await rest(60);
  assert.deepEqual([field('title').value, field('words').value], ['', '']);
  shows(page());
  await until(() => field('title').value !== '');
  types('title', '');
  await until(() => rows() === 1);
  shows(page());
  await until(() => field('words').value !== '');
  assert.equal(field('title').value, '');
});

test('what is handed over is the outbox’s, before the page goes on', async () => {
  const form = field('words').form;
  kept.form(form, form.querySelector('[value=inquiry_keep]'));
  await until(() => disk.rows('outbox').length === 1 && rows() === 0);
  assert.notEqual(line('words'), SAYS['outbox.half']);
  shows(page({ rev: 3, draft: 'Bees see colours.' }));
  await rest(60);
  assert.equal(field('title').value, '');
  // And no page looks any more.
  await until(() => flags.get('waymark-half') === undefined);
});

test('the same words in another form are that form’s: nobody was handed those, and they stay', async () => {
  shows(page());
  const { form } = field('words');
  for (const name of ['title', 'words']) types(name, 'Thank you!');
  await until(() => rows() === 2);
  const waits = disk.rows('outbox').length;
  kept.form(form, form.querySelector('[value=inquiry_say]'));
  await until(() => disk.rows('outbox').length === waits + 1 && rows() === 1);
  types('title', 'Thank you!');
  await rest(100);
  assert.equal(rows(), 1);
  shows(page());
  await until(() => field('title').value === 'Thank you!');
  types('title', '');
  await until(() => rows() === 0);
});

test('another student’s half-written words are looked for when they are back, whoever finished theirs meanwhile', async () => {
  disk.stores.half.set([mint(), 'form /goal/new goal_set'], {});
  await kept.keepHalf('form /elsewhere', JSON.stringify({ fields: [], read: [] }));
  assert.equal(await kept.noHalves('form '), false);
  await kept.keepHalf('form /elsewhere', '');
  assert.equal(await kept.noHalves('form '), false, 'it is the other one’s');
});

test('what a form is about may be somebody’s words: on the disk its name is a digest; what an older release called by words is found, and called anew', async () => {
  const named = () => disk.rows('half').map(([[, name]]) => name), ABOUT = 'form /rubric/1 rubric_note about=Her evidence convinces';
  await kept.keepHalf(ABOUT, JSON.stringify({ fields: [['words', 'More of it']], read: [] }));
  assert.ok(named().some((name) => /^form [0-9a-f]{64}$/.test(name)) && !named().join().includes('convinces'), named().join());
  assert.match(await kept.half(ABOUT), /More of it/);
  // As an older release left it.
  const rows = disk.stores.half, row = rows.list.find(([[person]]) => person === ME);
  rows.list = [[[ME, ABOUT], row[1]]];
  assert.match(await kept.half(ABOUT), /More of it/);
  await (await import('/sealed.js')).sweep();
  assert.ok(rows.list.length === 1 && !named().join().includes('convinces'), named().join());
  assert.match(await kept.half(ABOUT), /More of it/);
  rows.list = [[[ME, ABOUT], row[1]]];
  await kept.keepHalf(ABOUT, '');
  assert.deepEqual(named(), [], 'given up, by either name');
});

test('what was read is the same fields for a live page and for what is kept half written', () => {
  const read = (name) => /const READ = (\[.*?\]);/.exec(readFileSync(new URL(`../../frontend/public/${name}.js`, import.meta.url), 'utf8'))[1].match(/\w+/g).sort();
  assert.deepEqual(read('live'), read('pressed'));
});
