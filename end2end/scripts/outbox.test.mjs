// The outbox's queue without a browser: what it makes of answers, and what it keeps. (Bad weather and a real server: end2end/outbox.)
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pause } from '../outbox/dice.mjs';
import { mint } from '../../frontend/public/mint.js';
import { withMemory } from '../../frontend/public/outbox-memory.js';
import { replaced } from '../../frontend/public/outbox-queue.js';
import { makeOutbox } from '../../frontend/public/outbox.js';
import { makeWay } from '../../frontend/public/outbox-way.js';

const ADA = mint(), over = new AbortController();
after(() => over.abort());
// A hundred milliseconds are one.
const wait = (ms, signal) => pause(ms / 100, signal);

function device({ full = () => false } = {}) {
  let rows = [], last = 0;
  return {
    read: async () => structuredClone(rows).sort((one, other) => one.n - other.n),
    async write({ put = [], drop = [] }) {
      // As /sealed.js: bytes that are in memory alone are on no disk.
      if ((full() && put.some(({ n }) => n === undefined)) || put.some(({ blob }) => blob)) throw new Error('full');
      rows = rows.filter(({ n }) => !drop.includes(n));
      for (const one of put) { const n = one.n ?? ++last; rows = [...rows.filter((other) => other.n !== n), { ...structuredClone(one), n }]; }
    },
    bytes: async ({ file }, from, to) => Buffer.alloc(Math.min(to, file.bytes) - from),
  };
}

/// An outbox whose server answers what the test says, by address.
function desk(answers, { disk = device(), ...more } = {}) {
  const asked = [], store = withMemory(disk);
  const fetch = async (address, init = {}) => {
    const body = typeof init.body === 'string' && init.body.startsWith('[') ? JSON.parse(init.body) : init.body;
    asked.push({ address, method: init.method ?? 'GET', body, headers: init.headers });
    const answer = answers({ address, method: init.method ?? 'GET', body, signal: init.signal, times: asked.filter((one) => one.address === address).length });
    return answer ?? new Response('ok');
  };
  const box = makeOutbox({ person: ADA, store, fetch, wait, lock: (deed) => deed(), random: () => .5, signal: over.signal, ...more });
  return { box, asked, store, sent: () => asked.filter(({ address }) => address === '/api/v1/commands') };
}
const json = (status, body, headers = {}) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const done = (list) => json(200, list.map(({ id }) => ({ id, answer: 'done' })));
const refuses = (key) => (list) => json(200, list.map(({ id }) => ({ id, answer: 'refused', refusal: { refused: 'conflict', sentence: { key, gaps: [] } }, says: `Because of ${key}.` })));
const says = (words, more = {}) => { const id = mint(); return { id, kind: 'command', envelope: { id, person: ADA, do: 'talk', words }, ...more }; };
const saves = (words, stroke) => says(words, { piece: 'leaf', hand: ['h', stroke], over: 'draft leaf h' });
const outcome = async (box, entry) => (await box.put([entry]))[0];

test('ids sort by age', () => {
  const ids = [mint(1), mint(2), mint(3000), mint()];
  assert.deepEqual([...ids].sort(), ids);
  assert.match(ids[0], /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('what is done goes to the device, then to the server in its order, and leaves with its answer', async () => {
  const { box, sent, store } = desk(({ body }) => done(body));
  const told = await Promise.all(await box.put([says('one'), says('two'), says('three')]));
  assert.deepEqual(sent().flatMap(({ body }) => body.map(({ words }) => words)), ['one', 'two', 'three']);
  assert.ok(told.every(({ answer }) => answer === 'done'));
  assert.deepEqual(await store.read(), []);
});

test('what is no answer of the server is no way, whatever it says', async () => {
  const portal = [
    () => new Response('<title>Free Wi-Fi</title>', { headers: { 'content-type': 'text/html' } }),
    () => new Response(null, { status: 302, headers: { location: 'http://portal.invalid/' } }),
    () => new Response('Sign in', { status: 511 }),
    () => json(200, []),
    () => json(200, [{ id: mint(), answer: 'done' }]),
    () => json(200, { answer: 'done' }),
    () => new Response('[{"id":', { headers: { 'content-type': 'application/json' } }),
    () => new Response('Busy', { status: 503, headers: { 'retry-after': '1' } }),
    () => new Response('Forbidden', { status: 403 }),
    () => { throw new TypeError('Failed to fetch'); },
  ];
  const { box, sent, store } = desk(({ body, address, times }) => address === '/api/v1/commands' ? portal[times - 1]?.() ?? done(body) : undefined);
  const entry = says('through the portal');
  assert.equal((await outcome(box, entry).then((one) => one)).answer, 'done');
  assert.equal(sent().length, portal.length + 1);
  assert.ok(sent().every(({ body }) => body[0].id === entry.id), 'always the same id');
  assert.deepEqual(await store.read(), []);
});

test('what is refused steps aside with its words, and what comes after it goes on', async () => {
  const { box, store } = desk(({ body }) => (body.some(({ words }) => words === 'late') && body.length === 1 ? refuses('reflections.class_put_away')(body)
    : json(200, body.map(({ id, words }) => (words === 'late' ? { id, answer: 'refused', refusal: { refused: 'conflict', sentence: { key: 'reflections.class_put_away', gaps: [] } }, says: 'Put away.' } : { id, answer: 'done' })))));
  const [late, next] = await Promise.all(await box.put([says('late'), says('in time')]));
  assert.deepEqual([late.answer, late.says, next.answer], ['refused', 'Put away.', 'done']);
  const [kept] = await store.read();
  assert.deepEqual([kept.envelope.words, kept.state, kept.says], ['late', 'refused', 'Put away.']);
  await box.drain();
  assert.equal(box.standing().refused, 1);
});

test('what was refused and is said again under its id is sent again, once', async () => {
  let open = false;
  const { box, store, sent } = desk(({ body }) => (open ? done(body) : refuses('reflections.class_put_away')(body))), entry = says('later');
  assert.equal((await outcome(box, entry)).answer, 'refused');
  open = true;
  assert.equal((await outcome(box, entry)).answer, 'done');
  assert.deepEqual([sent().length, await store.read()], [2, []]);
});

test('of a draft only the newest words wait, back to where it was shared', async () => {
  let way = false;
  const { box, store, sent } = desk(({ body }) => (way ? done(body) : new Response('', { status: 502 })));
  const first = await box.put([saves('a', 1)]);
  await box.put([saves('a b', 2)]);
  assert.equal((await first[0]).answer, 'replaced');
  await box.put([says('shared', { piece: 'leaf', hand: ['h', 3], bars: 'leaf' })]);
  await box.put([saves('next', 4)]);
  const last = await box.put([saves('next words', 5)]);
  assert.deepEqual((await store.read()).map(({ envelope }) => envelope.words), ['a b', 'shared', 'next words']);
  way = true;
  await box.drain(true);
  assert.equal((await last[0]).answer, 'done');
  assert.deepEqual(sent().at(-1).body.map(({ device }) => device), [['h', 2], ['h', 3], ['h', 5]]);
});

test('when it was begun goes along, and what this clock shows as it is sent: a day off is no reason to be late', async () => {
  let way = false, now = 1000;
  const { box, sent } = desk(({ body }) => (!way ? new Response('', { status: 502 }) : Array.isArray(body) ? done(body) : done([{ id: new URLSearchParams(body).get('command') }])), { clock: () => now });
  await box.put([saves('a', 1)]);
  now = 2000;
  await box.put([saves('a b', 2)]);
  const form = mint(), [, told] = await box.put([says('a share'), { id: form, kind: 'form', fields: [['do', 'share'], ['command', form]] }]);
  [way, now] = [true, 9000];
  box.drain(true);
  await told;
  const [commands, posted] = sent().slice(-2);
  assert.deepEqual(commands.body.map(({ words, done_at }) => [words, done_at]), [['a b', 1000], ['a share', 2000]], 'newer words are part of what was begun');
  assert.deepEqual([commands, posted].map(({ headers }) => [headers['x-waymark-sent'], headers['x-waymark-done']]), [['9000', undefined], ['9000', '2000']]);
});

test('another window of the same draft is another hand: neither takes the other’s place', () => {
  const one = { ...saves('mine', 1), n: 1 }, other = saves('theirs', 1);
  assert.deepEqual(replaced([one], [{ ...other, over: 'draft leaf other' }]), []);
  assert.deepEqual(replaced([one], [other]), [one]);
});

test('somebody else is signed in: nothing is sent on, nothing is lost', async () => {
  const { box, store } = desk(({ body }) => refuses('commands.somebody_else')(body));
  await box.put([says('hers'), says('hers too')]);
  await pause(40);
  assert.equal(box.standing().stop, 'other');
  assert.equal((await store.read()).filter(({ state }) => !state).length, 2);
});

test('signed out: it stays, and goes when there is somebody again', async () => {
  let inside = false;
  const { box, store } = desk(({ body }) => (inside ? done(body) : new Response(null, { status: 401 })));
  const told = await box.put([says('later')]);
  await pause(30);
  assert.equal(box.standing().stop, 'signed_out');
  assert.equal((await store.read()).length, 1);
  inside = true;
  box.drain(true);
  assert.equal((await told[0]).answer, 'done');
});

test('a line that is half open is noticed by a later question that is answered earlier', async () => {
  const { box, sent, asked } = desk(({ body, address, times }) => address === '/healthz' ? new Response('ok') : times === 1 ? new Promise(() => {}) : done(body));
  const told = await box.put([says('into the void')]);
  assert.equal((await told[0]).answer, 'done');
  assert.equal(sent().length, 2);
  assert.equal(sent()[0].body[0].id, sent()[1].body[0].id);
  assert.ok(asked.some(({ address }) => address === '/healthz'));
});

test('half a minute of latency is no reason to ask twice', async () => {
  const late = (answer) => pause(300).then(() => answer);
  const { box, sent } = desk(({ body, address }) => late(address === '/healthz' ? new Response('ok') : done(body)));
  const told = await box.put([says('slow')]);
  assert.equal((await told[0]).answer, 'done');
  assert.equal(sent().length, 1);
});

test('a device without room keeps it in the page, says so, and makes up for it', async () => {
  let full = true, way = false;
  const disk = device({ full: () => full });
  const { box, store } = desk(({ body }) => (way ? done(body) : new Response('', { status: 502 })), { disk });
  await box.put([says('one')]);
  await box.put([says('two')]);
  assert.equal(store.lasting, false);
  assert.deepEqual([(await store.read()).length, (await disk.read()).length], [2, 0]);
  full = false;
  await box.put([says('three')]);
  assert.equal(store.lasting, true);
  assert.deepEqual((await disk.read()).map(({ envelope }) => envelope.words), ['one', 'two', 'three']);
  way = true;
  await box.drain(true);
  assert.deepEqual(await store.read(), []);
});

test('a file that found no room waits in the page with what is about its piece; words, and what is about another piece, are on the device', async () => {
  let way = false;
  const disk = device(), file = { id: mint(), kind: 'sound', bytes: 3 }, words = ({ envelope, kind }) => envelope?.words ?? kind;
  const { box, store, sent } = desk(({ address, method, body }) => {
    if (!way) return new Response('', { status: 502 });
    if (address === '/api/v1/commands') return done(body);
    return json(200, { id: file.id, state: method === 'PATCH' ? 'ready' : 'arriving', received: 0, bytes: 3 });
  }, { disk });
  await box.put([{ id: mint(), kind: 'file', file, piece: 'leaf', blob: new Blob(['abc']) }, says('shows it', { needs: file.id, piece: 'leaf' })]);
  await box.put([saves('typed beside it', 1)]);
  await box.put([says('names it', { piece: 'leaf' }), says('of another', { piece: 'stone' })]);
  assert.deepEqual((await disk.read()).map(words), ['typed beside it', 'of another']);
  assert.deepEqual((await store.read()).map(words), ['file', 'shows it', 'typed beside it', 'names it', 'of another']);
  assert.equal(store.lasting, false);
  await box.put([says('shared', { piece: 'leaf', hand: ['h', 2], bars: 'leaf' })]);
  await box.put([saves('the next words', 3)]);
  assert.deepEqual((await disk.read()).map(words), ['typed beside it', 'of another'], 'what follows a share that waits waits with it');
  way = true;
  await box.drain(true);
  assert.deepEqual([await store.read(), await disk.read(), store.lasting], [[], [], true]);
  const all = sent().flatMap(({ body }) => body.map(({ words }) => words));
  assert.deepEqual(all.slice(all.lastIndexOf('of another')), ['of another', 'typed beside it', 'shows it', 'names it', 'shared', 'the next words']);
});

test('words that are on the device stay there until the newer ones are', async () => {
  let full = false, way = false;
  const disk = device({ full: () => full }), { box, store, sent } = desk(({ body }) => (way ? done(body) : new Response('', { status: 502 })), { disk });
  const lie = async () => (await disk.read()).map(({ envelope }) => envelope.words);
  await box.put([saves('a', 1)]);
  full = true;
  await box.put([saves('a b', 2)]);
  const last = await box.put([saves('a b c', 3)]);
  assert.deepEqual([await lie(), (await store.read()).map(({ envelope }) => envelope.words), store.lasting], [['a'], ['a', 'a b c'], false]);
  full = false;
  await box.put([says('elsewhere')]);
  await box.put([saves('a b c d', 4)]);
  assert.equal((await last[0]).answer, 'replaced');
  assert.deepEqual([await lie(), store.lasting], [['elsewhere', 'a b c d'], true]);
  way = true;
  await box.drain(true);
  assert.deepEqual([await store.read(), sent().at(-1).body.map(({ words }) => words)], [[], ['elsewhere', 'a b c d']]);
});

test('what moved to the device while it was on its way has one place, whatever became of it', async () => {
  let full = true;
  const disk = device({ full: () => full }), store = withMemory(disk), [one] = await store.write({ put: [says('one')] }).then(() => store.read());
  full = false;
  await store.write({ put: [says('two')] });
  // Read before it moved, written after it: as it is when an answer comes late.
  await store.write({ put: [{ ...one, state: 'refused' }] });
  assert.deepEqual((await store.read()).map(({ n, envelope, state }) => [n, envelope.words, state]), [[1, 'one', undefined], [2, 'two', undefined]]);
});

test('without a store at all it is kept in the page', async () => {
  const { box, store } = desk(({ body }) => done(body), { disk: null });
  assert.equal((await outcome(box, says('private window'))).answer, 'done');
  assert.equal(store.lasting, false);
});

test('what the server fails on steps aside after a while, and the rest goes on', async () => {
  const { box, store } = desk(({ body }) => {
    const at = body.findIndex(({ words }) => words === 'poison');
    return json(200, body.map(({ id }, nth) => (at >= 0 && nth >= at ? { id, answer: 'try_again', incident: 'a7' } : { id, answer: 'done' })));
  });
  const [, poison, after] = await Promise.all(await box.put([says('before'), says('poison'), says('after')]));
  assert.deepEqual([poison.answer, poison.refusal.key, after.answer], ['refused', 'refusal.internal', 'done']);
  assert.deepEqual((await store.read()).map(({ envelope }) => envelope.words), ['poison']);
  assert.deepEqual((await store.read()).map(({ state }) => state), ['refused']);
});

test('a file goes before what shows it, in parts from where it was cut; what is refused takes what shows it along', async () => {
  const file = { id: mint(), kind: 'image', bytes: 200000 }, shows = says('look', { needs: file.id });
  let received = 0, judged = 'ready', parts = 0;
  const stands = () => ({ id: file.id, state: received < file.bytes ? 'arriving' : judged, received, bytes: file.bytes, ...(judged === 'refused' && received >= file.bytes && { refused: { key: 'files.not_image', gaps: [] } }) });
  const answers = ({ address, method, body }) => {
    if (address === '/api/v1/commands') return done(body);
    if (address === '/healthz') return new Response('ok');
    if (method === 'PATCH') { received = Math.min(file.bytes, received + body.length); if (++parts === 2) throw new TypeError('cut'); }
    return json(200, stands());
  };
  const { box, asked, sent } = desk(answers);
  await Promise.all(await box.put([{ id: mint(), kind: 'file', file }, shows]));
  assert.ok(received === file.bytes && sent().length === 1 && asked.at(-1).address === '/api/v1/commands');

  [received, judged] = [0, 'refused'];
  const other = desk(answers), [, told] = await Promise.all(await other.box.put([{ id: mint(), kind: 'file', file }, says('look', { needs: file.id })]));
  assert.deepEqual([told.answer, told.refusal.key, other.sent().length], ['refused', 'files.not_image', 0]);
});

test('what a filter says now and then of a long file is not believed as long as its parts arrive; three times of the same part is', async () => {
  const file = { id: mint(), kind: 'video', bytes: 1400000 };
  let received = 0, parts = 0, blocked = (nth) => nth % 2;
  const { box } = desk(({ address, method, body }) => {
    if (address === '/healthz') return new Response('ok');
    if (method === 'PATCH' && blocked(++parts)) return new Response('Blocked by your school', { status: 413, headers: { 'content-type': 'text/html' } });
    if (method === 'PATCH') received = Math.min(file.bytes, received + body.length);
    return json(200, { id: file.id, state: received < file.bytes ? 'arriving' : 'ready', received, bytes: file.bytes });
  });
  assert.equal((await outcome(box, { id: mint(), kind: 'file', file })).answer, 'done');
  assert.ok(parts > 12, 'blocked more than three times');
  [received, parts, blocked] = [0, 0, (nth) => nth > 1];
  assert.deepEqual([(await outcome(box, { id: mint(), kind: 'file', file })).refusal.key, parts], ['refusal.invalid', 4]);
});

test('a question does not wait for a long recording; what is about the recording’s piece does', async () => {
  const file = { id: mint(), kind: 'sound', bytes: 600000 };
  let received = 0, asks = null;
  const stands = () => ({ id: file.id, state: received < file.bytes ? 'arriving' : 'ready', received, bytes: file.bytes });
  const { box, asked, sent } = desk(({ address, method, body }) => {
    if (address === '/api/v1/commands') return done(body);
    if (method === 'PATCH') { received = Math.min(file.bytes, received + body.length); asks ??= box.put([says('a question')]); }
    return json(200, stands());
  });
  await Promise.all(await box.put([
    { id: mint(), kind: 'file', file, piece: 'leaf' }, says('shows it', { needs: file.id, piece: 'leaf' }), says('of the piece', { piece: 'leaf' }), says('of another', { piece: 'stone' }),
  ]));
  await Promise.all(await asks);
  assert.deepEqual(sent().map(({ body }) => body.map(({ words }) => words)), [['of another'], ['a question'], ['shows it', 'of the piece']]);
  const parts = asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body.length);
  assert.ok(parts.reduce((sum, part) => sum + part) === file.bytes, 'no byte is sent twice');
  assert.ok(asked.findIndex(({ body }) => Array.isArray(body) && body[0].words === 'a question') < asked.findLastIndex(({ method }) => method === 'PATCH'));
});

test('a break is three seconds at most, so that two are left of five to send in; and no two devices have the same', () => {
  const breaks = (random) => { const way = makeWay({ random: () => random }); return Array.from({ length: 12 }, () => way.noWay({ status: 0 }).wait); };
  assert.equal(Math.max(...breaks(1)), 3000);
  assert.equal(breaks(0).at(-1), 1500);
});
