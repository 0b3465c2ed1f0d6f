// One stream for all tabs, through what schools put in between: gathered, cut, answered by a portal, or ended by a sign-out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';

const text = readFileSync(new URL('../../frontend/public/live-worker.js', import.meta.url), 'utf8');
const rest = (ms) => new Promise((done) => { setTimeout(done, ms); });
const until = async (so) => { for (let tries = 0; !so(); tries++) { assert.ok(tries < 400, `not so: ${so}`); await rest(5); } };
const plain = (lines, status = 200) => new Response(lines, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
const page = () => new Response('<title>Free Wi-Fi</title>', { headers: { 'content-type': 'text/html' } });

/** A worker of its own. `polls` answers what is polled; time runs a hundred times faster. `Shared`: one for several pages, which are told by messages. */
function worker(polls, Shared) {
  const streams = [], asked = [], self = Shared ? new Shared() : {}, heard = [];
  class EventSource {
    static CLOSED = 2;
    readyState = 1;
    hears = {};
    constructor(address) { this.address = address; streams.push(this); }
    addEventListener(kind, deed) { this.hears[kind] = deed; }
    close() { this.readyState = 2; }
    says(kind, data, lastEventId) { (kind ? this.hears[kind] : this.onmessage)({ data, lastEventId }); }
    breaks(state) { this.readyState = state; this.onerror(); }
  }
  const fetch = async (address) => { asked.push(address); await rest(1); return polls(asked.length, address); };
  const faster = (deed, ms) => setTimeout(deed, ms / 100);
  new Function('self', 'EventSource', 'fetch', 'setTimeout', 'SharedWorkerGlobalScope', text)(self, EventSource, fetch, faster, Shared);
  if (Shared) return { self, streams };
  const hub = self.waymarkHubFor('/api/v1/live'), tab = (kind, data) => heard.push([kind, data]);
  ends.push(() => hub.leave(tab));
  return { hub, tab, streams, asked, heard, changes: () => heard.filter(([kind]) => kind === 'change').map(([, data]) => data) };
}
const ends = [];
afterEach(() => { for (const end of ends.splice(0)) end(); });

test('a stream that comes through is heard as it comes, and goes on where it was', async () => {
  const { hub, tab, streams, heard, asked } = worker(() => plain(''));
  hub.join(tab, 'c1');
  streams[0].says('here', '', 'c2');
  streams[0].says('', 'one', 'c3');
  streams[0].breaks(0);
  assert.deepEqual([streams[0].address, heard, asked], ['/api/v1/live?cursor=c1', [['open', ''], ['change', 'one'], ['lost', '']], []]);
  // The browser gave it up: it is asked where it stands, and opened again from there.
  streams[0].breaks(2);
  await until(() => streams.length === 2);
  assert.deepEqual([asked, streams[1].address], [['/api/v1/live/poll?wait=0&cursor=c3'], '/api/v1/live?cursor=c3']);
});

test('a filter that gathers it: nothing of it comes, so it is polled, each answer from where the last one ended', async () => {
  const { hub, tab, streams, asked, changes } = worker((nth) => nth <= 2 ? plain(`id: p${nth}\ndata: number ${nth}\n\n`) : new Promise(() => {}));
  hub.join(tab, 'c1');
  await until(() => changes().length === 2);
  assert.deepEqual(changes(), ['number 1', 'number 2']);
  assert.equal(streams[0].readyState, 2, 'and it holds no line');
  assert.deepEqual(asked.slice(0, 3).map((address) => address.split('cursor=')[1]), ['c1', 'p1', 'p2']);
});

test('what comes together is told its page in one message, in its order, and nothing twice', async () => {
  const { self, streams } = worker(() => plain(''), class {}), told = [], port = { postMessage: (what) => told.push(what), close() { this.closed = true; } };
  self.onconnect({ ports: [port] });
  port.onmessage({ data: { join: true, address: '/api/v1/live', cursor: 'c1' } });
  for (const [n, says] of ['one', 'two', 'three'].entries()) streams[0].says('', says, 'c' + (n + 2));
  assert.deepEqual(told, []);
  await until(() => told.length);
  streams[0].says('', 'four', 'c5');
  await until(() => told.length === 2);
  assert.deepEqual(told, [[['open', ''], ['change', 'one'], ['change', 'two'], ['change', 'three']], [['change', 'four']]]);
  port.onmessage({ data: { leave: true } });
  assert.ok(port.closed);
});

test('a stream that goes silent in the middle is polled, too', async () => {
  const { hub, tab, streams, asked } = worker(() => new Promise(() => {}));
  hub.join(tab, 'c1');
  streams[0].says('here', '', 'c2');
  await until(() => asked.length === 1);
  assert.deepEqual([asked[0], streams[0].readyState], ['/api/v1/live/poll?wait=20&cursor=c2', 2]);
});

test('a portal that answers with its page is no way: nothing is made of it, and it is not asked all the time', async () => {
  let through = false;
  const { hub, tab, asked, heard, changes } = worker(() => through ? plain('id: c9\ndata: at last\n\n') : page());
  hub.join(tab, 'c1');
  await until(() => asked.length >= 2);
  const before = asked.length;
  await rest(100);
  assert.ok(asked.length - before <= 12, `${asked.length - before} in ten seconds`);
  assert.deepEqual(changes(), []);
  assert.ok(!heard.some(([kind]) => kind === 'open'), 'a portal is nobody to hear from');
  through = true;
  await until(() => changes().length);
});

test('signed out: it ends, and asks nobody any more', async () => {
  const { hub, tab, streams, asked, heard } = worker(() => plain('', 401));
  hub.join(tab, 'c1');
  streams[0].breaks(2);
  await until(() => heard.some(([kind]) => kind === 'ended'));
  await rest(60);
  assert.deepEqual([asked.length, streams.length], [1, 1]);
});

test('a portal that refuses with a page of its own ends nobody’s sign-in', async () => {
  for (const status of [401, 404]) {
    const { hub, tab, asked, heard } = worker(() => new Response('<title>Blocked</title>', { status, headers: { 'content-type': 'text/html' } }));
    hub.join(tab, 'c1');
    await until(() => asked.length >= 2);
    assert.ok(!heard.some(([kind]) => kind === 'ended'), String(status));
  }
});

test('a tab that joins later and is answered by something in between reads anew: the stream is past what it missed', async () => {
  for (const between of [page(), plain('', 503)]) {
    const { hub, tab, streams } = worker(() => between), later = [], second = (...of) => later.push(of);
    ends.push(() => hub.leave(second));
    hub.join(tab, 'c1');
    streams[0].says('here', '', 'c9');
    await hub.join(second, 'c4');
    assert.deepEqual(later, [['open', ''], ['refetch', '']]);
  }
});

test('a tab that joins later hears what its own page missed, and nobody else hears it twice', async () => {
  const { hub, tab, streams, heard, asked } = worker(() => plain('id: c5\ndata: missed\n\n')), later = [], second = (...of) => later.push(of);
  ends.push(() => hub.leave(second));
  hub.join(tab, 'c1');
  streams[0].says('here', '', 'c5');
  await hub.join(second, 'c4');
  assert.deepEqual([later, heard, asked], [[['open', ''], ['change', 'missed']], [['open', '']], ['/api/v1/live/poll?wait=0&cursor=c4']]);
});
