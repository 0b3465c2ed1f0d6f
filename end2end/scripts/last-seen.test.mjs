// A page that is opened without a network is its reader's: their language, from the right, their contrast, the large page of the youngest, in a
// browser that asks for English. And what they type there and do not press is kept under the name that it has on the page itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { insertDisk } from './disk.mjs';
import { makeLocks } from './locks.mjs';
import { open } from './page.mjs';

const ME = '01890000-0000-7000-8000-000000000001';
const says = (tag) => JSON.parse(readFileSync(new URL(`../../app/locales/${tag}/outbox.json`, import.meta.url), 'utf8')), [EN, AR] = [says('en'), says('ar')];
const frame = (skip, last, title, minutes) => `<a class="skip" href="#main">${skip}</a><template id="idle" data-minutes=""><dialog>${minutes}</dialog></template>
  <main id="main" data-offline="" data-last-seen="${last}" data-again="${skip}"><h1>${title}</h1><p data-place="goals" hidden>${title}</p><p data-place="home" hidden>${title}</p>
    <section data-seen hidden><h2>${title}</h2><ul></ul></section><a data-again href="/">${skip}</a></main>`;
const disk = insertDisk(), window = open(frame('Skip', EN['outbox.last_seen'], 'No connection', 'Still here?')), root = document.documentElement, asked = [];
Object.assign(root, { lang: 'en', dir: 'ltr' });
document.title = 'No connection · Waymark';
// Twenty milliseconds are one.
const later = setTimeout, rest = (ms) => new Promise((done) => { later(done, ms); });
globalThis.setTimeout = (deed, ms, ...of) => later(deed, ms / 20, ...of);
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 400, `not so: ${so}`); await rest(5); } };
Object.assign(globalThis, {
  BroadcastChannel: undefined, CustomEvent: window.CustomEvent, HTMLFormElement: window.HTMLFormElement, location: { pathname: '/offline', search: '?to=%2Fgoal%2Fnew' },
  caches: { match: async () => undefined }, fetch: async (address) => { asked.push(String(address)); throw new TypeError('no network'); },
});
Object.defineProperty(globalThis, 'navigator', { value: { locks: makeLocks().window() }, configurable: true });
const flags = new Map();
globalThis.localStorage = { getItem: (name) => flags.get(name) ?? null, setItem: (name, said) => flags.set(name, said), removeItem: (name) => flags.delete(name) };
after(() => later(() => process.exit(), 50));

const { sealed } = await import('/sealed.js');
const { mint } = await import('/mint.js');
const LOOKS = { lang: 'ar', dir: 'rtl', 'data-theme': 'dark', 'data-contrast': 'high', 'data-early': '' };
const GOAL = `<main id="main"><h1>هدف جديد</h1><form method="post" action="/api/v1/commands"><input type="hidden" name="do" value="goal_set"><input type="hidden" name="command" value="${mint()}">
  <input type="hidden" name="person" value="${ME}"><input type="hidden" name="goal" value="${mint()}"><textarea name="statement"></textarea><button>ضع</button></form></main>`;
const mine = await sealed(ME, async () => new Response(new Uint8Array(32), { headers: { 'waymark-person': ME } }));
await mine.sees('/goal/new', { title: 'هدف جديد · Waymark', looks: LOOKS, heading: 'هدف جديد', html: GOAL, hand: null });
await mine.sees('frame', { lang: 'ar', build: '', words: AR, page: `<html lang="ar" dir="rtl"><head><title>لا اتصال · Waymark</title></head><body>${frame('تخطَّ', AR['outbox.last_seen'], 'لا اتصال', 'هل أنت هنا؟')}` });
await mine.write({ put: [{ id: 'one', person: ME, kind: 'command', envelope: { id: 'one', do: 'save_draft', draft: { words: 'x' } } }] });
const statement = () => document.querySelector('[name=statement]');

test('without a network the page is its reader’s', async () => {
  await import('/seen.js');
  await until(() => document.querySelector('main[data-offline="/goal/new"]') && document.title.includes('هدف'));
  assert.deepEqual([...root.attributes].map(({ name, value }) => [name, value]).filter(([name]) => name in LOOKS), Object.entries(LOOKS));
  assert.equal(document.title, 'هدف جديد · لا اتصال · Waymark');
  assert.deepEqual([...document.querySelectorAll('link[rel=stylesheet]')].map(({ href }) => href.split('/').pop()).slice(0, 4), ['plain.css', 'student.css', 'comfort.css', 'early.css']);
  assert.ok(document.querySelector('script[src$="/early.js"]'));
  assert.equal(document.querySelector('main [role=status] span').textContent, AR['outbox.last_seen']);
  assert.deepEqual([document.querySelector('.skip').textContent, document.querySelector('#idle').content.textContent], ['تخطَّ', 'هل أنت هنا؟']);
  await until(() => document.querySelector('.kept-line:not([hidden])'));
  assert.equal(document.querySelector('.kept-line').textContent, AR['outbox.waits'].one);
});

test('what is typed there and not pressed is on the device, under the name that its own page has for it', async () => {
  const kept = await import('/kept.js'), NAME = 'form /goal/new goal_set';
  await rest(50);
  statement().value = 'أقرأ صفحة';
  statement().dispatchEvent(new window.Event('input', { bubbles: true }));
  await until(() => statement().form.querySelector('[data-form-line=half]'));
  assert.equal(statement().form.querySelector('[data-form-line=half]').textContent, AR['outbox.half']);
  assert.match(await kept.half(NAME), /أقرأ صفحة/);
  assert.equal(flags.get('waymark-half'), 'yes');
});

test('a picture of it leaves what is half written to what keeps that, and says nothing of how it was shown', async () => {
  const { picture } = await import('/seen.js'), copy = new window.DOMParser().parseFromString(picture(document.querySelector('main')), 'text/html');
  assert.equal(copy.querySelector('[name=statement]').value, '');
  assert.equal(copy.querySelectorAll('[role=status], [data-form-line]').length, 0);
});

test('opened anew, it stands in its form; and where nothing was seen, the list of what was speaks the reader’s language', async () => {
  document.querySelector('main').outerHTML = frame('Skip', EN['outbox.last_seen'], 'No connection', '');
  document.querySelector('[data-place=home]').hidden = false;
  document.querySelector('a[data-again]').href = '/home';
  root.lang = 'en';
  location.search = '?to=%2Fhome';
  await (await import('/last-seen.js?2')).show();
  assert.deepEqual([root.lang, document.querySelector('h1').textContent, document.title], ['ar', 'لا اتصال', 'لا اتصال · Waymark']);
  assert.deepEqual([...document.querySelectorAll('[data-seen] a')].map((one) => [one.getAttribute('href'), one.textContent]), [['/goal/new', 'هدف جديد']]);
  assert.deepEqual([...document.querySelectorAll('[data-place]')].map(({ hidden }) => hidden), [true, false]);
  assert.equal(document.querySelector('a[data-again]').getAttribute('href'), '/home');
  // Their own page has its name there, not the time of day at which they saw it.
  await mine.sees('/home', { title: 'صفحتي · Waymark', looks: LOOKS, heading: 'صباح الخير', html: '<main id="main"></main>', hand: null });
  location.search = '?to=%2Fshelf';
  await (await import('/last-seen.js?4')).show();
  assert.equal(document.querySelector('[data-seen] a[href="/home"]').textContent, 'صفحتي');
  location.search = '?to=%2Fgoal%2Fnew';
  await (await import('/last-seen.js?3')).show();
  await until(() => statement()?.value === 'أقرأ صفحة');
  assert.deepEqual(asked.filter((address) => address.startsWith('/api/v1/seal')), []);
});

test('a draft that is written there is on the device before the page is gone, and while somebody types on and on', async () => {
  const lies = () => disk.rows('outbox').length, leaf = mint();
  document.querySelector('main').outerHTML = frame('Skip', EN['outbox.last_seen'], 'No connection', '');
  await mine.sees('/piece/1', { title: 'x', looks: LOOKS, heading: 'x', hand: null, html: `<main id="main"><form id="writing" method="post"><input type="hidden" name="reflection" value="${leaf}">
    <input type="hidden" name="person" value="${ME}"><textarea name="words"></textarea></form></main>` });
  location.search = '?to=%2Fpiece%2F1';
  // What /seen.js holds of the page for no network is of the one that stood there first.
  const { show } = await import('/last-seen.js?5');
  document.querySelector('main').dataset.offline = '';
  await show();
  const words = document.querySelector('[name=words]'), types = (text) => { words.value = text; words.dispatchEvent(new window.Event('input', { bubbles: true })); }, before = lies();
  for (let pressed = 1; lies() === before; pressed++) { assert.ok(pressed < 500); types('x'.repeat(pressed)); await rest(1); }
  const kept = async () => (await mine.read()).map(({ fields }) => (fields ?? []).find(([name]) => name === 'words')?.[1]);
  // All of that is saved; from now on no timer comes to its end any more.
  await rest(400);
  const timers = globalThis.setTimeout;
  globalThis.setTimeout = () => ({});
  types('A leaf is a hand.');
  globalThis.setTimeout = timers;
  window.dispatchEvent(new window.Event('pagehide'));
  for (let looks = 0; !(await kept()).includes('A leaf is a hand.'); looks++) { assert.ok(looks < 400); await rest(5); }
});

for (const [of, last, same] of [['is as old as its last words goes on with their hand', 4, true], ['is older than them does not, whatever the browser still knows: their numbers are taken', 6, false]]) test(`a picture that ${of}`, async () => {
  const leaf = mint(), hand = [mint(), 4], draft = { id: mint(), person: ME, kind: 'command', piece: leaf, hand: [hand[0], last], envelope: { do: 'save_draft', draft: { words: 'A leaf' } } };
  // Sent and answered; then the battery ran out, before the browser had written down what it notes beside.
  await mine.write({ put: [draft] });
  const [{ n }] = (await mine.read()).filter(({ id }) => id === draft.id);
  await mine.write({ drop: [n] });
  flags.delete('waymark-strokes');
  document.querySelector('main').outerHTML = frame('Skip', EN['outbox.last_seen'], 'No connection', '');
  const address = `/piece/${last}`;
  await mine.sees(address, { title: 'x', looks: LOOKS, heading: 'x', hand, html: `<main id="main"><form id="writing" method="post"><input type="hidden" name="reflection" value="${leaf}">
    <input type="hidden" name="person" value="${ME}"><textarea name="words">A leaf</textarea></form></main>` });
  location.search = `?to=${encodeURIComponent(address)}`;
  const { show } = await import(`/last-seen.js?${last + 2}`);
  document.querySelector('main').dataset.offline = '';
  await show();
  const words = document.querySelector('[name=words]');
  words.value = 'A leaf, and more.';
  words.dispatchEvent(new window.Event('input', { bubbles: true }));
  const kept = async () => (await mine.read()).find(({ piece }) => piece === leaf);
  for (let looks = 0; !await kept(); looks++) { assert.ok(looks < 400); await rest(5); }
  const [by, stroke] = (await kept()).hand;
  assert.deepEqual([by === hand[0], stroke], same ? [true, 5] : [false, 1]);
});
