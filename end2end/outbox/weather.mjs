// The network between a device and the server, at its worst: a proxy that does to each request what the weather says. What it has
// forwarded has happened; whether the device hears of it is another matter.
//
// What becomes of a request hangs on the seed, on what is asked and on how often that was asked before (`fate`), and on nothing else: in which
// order requests of two devices arrive is the machine's business, and a seed that is played again has the same weather.
import http from 'node:http';
import { dice, pause } from './dice.mjs';

const PORTAL = '<!doctype html><title>Welcome to Free Wi-Fi</title><form><input name=email></form>';
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/// Where a device says what it asks: in words of the story, without an id that is minted anew each time.
export const ASKED = 'x-asked';

/// What is thrown for this, the how manieth time it is asked.
export const fate = (seed, asked, time) => dice(seed, `${asked}, time ${time}`);

export class Weather {
  /// `seed`: of this run. `wait`: by the clock of this line. `told` hears what becomes of each request.
  static async over(server, seed, wait = pause, told = () => {}) {
    const weather = Object.assign(new Weather(), { server, seed, wait, told, kinds: ['clear'], held: '', times: new Map(), fates: [], late: new Set(), reached: 0 });
    weather.http = http.createServer((request, answer) => {
      const met = weather.meet(request, answer).catch(() => answer.destroy()).finally(() => weather.late.delete(met));
      weather.late.add(met);
    });
    weather.http.keepAliveTimeout = 60000;
    await new Promise((done) => { weather.http.listen(0, '127.0.0.1', done); });
    weather.origin = `http://127.0.0.1:${weather.http.address().port}`;
    return weather;
  }

  becomes(...kinds) { this.kinds = kinds; }

  /// It is this, whatever the wind brings; with nothing, the wind's again.
  is(kind) { this.held = kind; }

  async meet(request, answer) {
    const asked = request.headers[ASKED] ?? `${request.method} ${request.url}`, time = (this.times.get(asked) ?? 0) + 1;
    this.times.set(asked, time);
    const throws = fate(this.seed, asked, time), body = await bytes(request), kind = this.held || throws.one(this.kinds), { wait } = this;
    this.fates.push({ asked, time, kind });
    this.told(`${kind}: ${asked}, time ${time}`);
    const cut = () => request.socket.destroy();
    const pass = async () => this.pass(request, body);
    const tell = ({ status, headers, body }) => { answer.writeHead(status, headers); answer.end(body); };
    switch (kind) {
      case 'clear': return tell(await pass());
      case 'no network': return cut();
      case 'cut before': if (throws.chance(.6)) return cut(); return tell(await pass());
      case 'cut after': { const said = await pass(); if (throws.chance(.6)) return cut(); return tell(said); }
      case 'cut within': {
        const { status, headers, body: said } = await pass();
        if (throws.chance(.4)) return tell({ status, headers, body: said });
        answer.writeHead(status, headers);
        answer.write(said.subarray(0, said.length >> 1));
        await wait(20);
        return cut();
      }
      case 'busy': return tell({ status: 503, headers: { 'content-type': 'text/html', ...(throws.chance(.5) && { 'retry-after': '1' }) }, body: 'Down for a moment' });
      case 'gateway': return tell({ status: throws.one([502, 504, 500, 429]), headers: { 'content-type': 'text/html' }, body: '' });
      case 'slow': await wait(throws.between(50, 1500)); { const said = await pass(); await wait(throws.between(50, 1500)); return tell(said); }
      case 'half a minute': await wait(15000); { const said = await pass(); await wait(15000); return tell(said); }
      case 'twice': {
        const said = await pass();
        // Once more, now or when everything has moved on; nobody hears that answer.
        const once = wait(throws.one([0, 300, 2500])).then(pass).catch(() => {}).finally(() => this.late.delete(once));
        this.late.add(once);
        return tell(said);
      }
      case 'delivered late': {
        // The device gives up on it; it arrives all the same.
        const once = wait(throws.between(1500, 4000)).then(pass).catch(() => {}).finally(() => this.late.delete(once));
        this.late.add(once);
        return undefined;
      }
      case 'half open': if (throws.chance(.5)) await pass(); return undefined;
      case 'buffered': {
        const { status, headers, body: said } = await pass();
        answer.writeHead(status, { ...headers, 'content-length': said.length });
        for (const byte of [said.subarray(0, 10), said.subarray(10)]) { await wait(throws.between(100, 900)); answer.write(byte); }
        return answer.end();
      }
      case 'portal': switch (throws.between(0, 5)) {
        case 0: return tell({ status: 302, headers: { location: 'http://portal.invalid/login' }, body: '' });
        case 1: return tell({ status: 511, headers: { 'content-type': 'text/html' }, body: PORTAL });
        case 2: return tell({ status: 401, headers: { 'content-type': 'text/html' }, body: PORTAL });
        case 4: return tell({ status: 401, headers: {}, body: '' });
        case 3: return tell({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"portal": true}' });
        default: return tell({ status: 200, headers: { 'content-type': 'text/html' }, body: PORTAL });
      }
      case 'filter': return tell({ status: throws.one([400, 403, 404, 413]), headers: { 'content-type': 'text/html' }, body: 'Blocked by your school' });
      default: throw new Error(kind);
    }
  }

  pass(request, body) {
    this.reached++;
    const { host, connection, [ASKED]: _asked, ...headers } = request.headers;
    const { port } = new URL(this.server.origin);
    return new Promise((done, failed) => {
      const onwards = http.request({ agent, port, host: '127.0.0.1', method: request.method, path: request.url, headers: { ...headers, 'content-length': body.length } }, (answer) => {
        const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...headers } = answer.headers;
        bytes(answer).then((body) => done({ status: answer.statusCode, headers: { ...headers, 'content-length': body.length }, body }), failed);
      });
      onwards.on('error', failed);
      onwards.end(body);
    });
  }

  /// Until nothing is on its way any more, whether somebody waits for it or not.
  async calm() { while (this.late.size) await Promise.all(this.late); }

  close() { this.http.closeAllConnections(); return new Promise((done) => { this.http.close(done); }); }
}

async function bytes(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/// Bad weather of every kind, and how often.
export const KINDS = ['no network', 'no network', 'cut before', 'cut after', 'cut after', 'cut within', 'busy', 'gateway', 'slow', 'twice', 'twice', 'delivered late',
  'half open', 'half open', 'buffered', 'portal', 'filter', 'clear', 'clear'];
