// The network between a device and the server, at its worst: a proxy that does to each request what the weather says. What it has
// forwarded has happened; whether the device hears of it is another matter.
//
// What becomes of a request hangs on the seed, on what is asked and on how often that was asked before (`fate`), and on nothing else: in which
// order requests of two devices arrive is the machine's business, and a seed that is played again has the same weather.
import http from 'node:http';
import { dice, pause } from './dice.mjs';
import { beginning, bytes, whole } from './onwards.mjs';

const PORTAL = '<!doctype html><title>Welcome to Free Wi-Fi</title><form><input name=email></form>';

/// Where a device says what it asks: in words of the story, without an id that is minted anew each time.
export const ASKED = 'x-asked';

/// What is thrown for this, the how manieth time it is asked.
export const fate = (seed, asked, time) => dice(seed, `${asked}, time ${time}`);

export class Weather {
  /// `seed`: of this run. `wait`: by the clock of this line. `told` hears what becomes of each request.
  static async over(server, seed, wait = pause, told = () => {}) {
    const weather = Object.assign(new Weather(), { server, seed, wait, told, kinds: ['clear'], ofParts: ['clear'], held: '', times: new Map(), fates: [], late: new Set(), open: new Set(), reached: 0 });
    weather.http = http.createServer((request, answer) => {
      const met = weather.meet(request, answer).catch(() => answer.destroy()).finally(() => weather.late.delete(met));
      weather.late.add(met);
    });
    weather.http.keepAliveTimeout = 60000;
    await new Promise((done) => { weather.http.listen(0, '127.0.0.1', done); });
    weather.origin = `http://127.0.0.1:${weather.http.address().port}`;
    return weather;
  }

  /// `ofParts`: what becomes of parts of files.
  becomes(kinds, ofParts = kinds) { Object.assign(this, { kinds, ofParts }); }

  /// It is this, whatever the wind brings; with nothing, the wind's again.
  is(kind) { this.held = kind; }

  async meet(request, answer) {
    const asked = request.headers[ASKED] ?? `${request.method} ${request.url}`, time = (this.times.get(asked) ?? 0) + 1;
    this.times.set(asked, time);
    const throws = fate(this.seed, asked, time), body = await bytes(request), part = partOf(request, body), { wait } = this;
    const kind = this.held || throws.one(part ? this.ofParts : this.kinds);
    this.fates.push({ asked, time, kind, ...part });
    this.told(`${kind}: ${asked}, time ${time}`);
    const cut = () => request.socket.destroy();
    const onwards = { server: this.server, request, own: ASKED }, pass = async () => { this.reached++; return whole(onwards, body); };
    const later = (ms, deed) => { const once = wait(ms).then(deed).catch(() => {}).finally(() => this.late.delete(once)); this.late.add(once); };
    // Nobody answers, and the line stays.
    const swallows = () => { const one = { bytes: part?.bytes ?? 0 }; this.open.add(one); answer.on('close', () => this.open.delete(one)); };
    const tell = ({ status, headers, body }) => { answer.writeHead(status, headers); answer.end(body); };
    switch (kind) {
      case 'clear': return tell(await pass());
      case 'no network': return cut();
      case 'cut before': if (throws.chance(.6)) return cut(); return tell(await pass());
      case 'cut after': { const said = await pass(); if (throws.chance(.6)) return cut(); return tell(said); }
      case 'cut midway': {
        if (body.length < 2) return cut();
        this.reached++;
        const breaks = await beginning(onwards, body, throws.between(1, body.length - 1));
        // The device hears of it now; the server now, or when the rest has come on another line.
        later(throws.one([0, 300, 2500]), breaks);
        return cut();
      }
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
        later(throws.one([0, 300, 2500]), pass);
        return tell(said);
      }
      // The device gives up on it; it arrives all the same.
      case 'delivered late': later(throws.between(1500, 4000), pass); return swallows();
      case 'half open': swallows(); if (throws.chance(.5)) await pass(); return undefined;
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

  /// Bytes of the longest part of a file that a line has swallowed and somebody still waits on.
  get swallowed() { return Math.max(0, ...[...this.open].map(({ bytes }) => bytes)); }

  /// Until nothing is on its way any more, whether somebody waits for it or not.
  async calm() { while (this.late.size) await Promise.all(this.late); }

  close() { this.http.closeAllConnections(); return new Promise((done) => { this.http.close(done); }); }
}

/// Of which file this is a part, from where on.
const partOf = ({ method, url, headers }, { length }) => (method === 'PATCH' ? { file: url, from: Number(headers['upload-offset']), bytes: length } : null);

/// No part of a long file is shorter, but its last (/outbox-files.js); and no drawing of this proof is as long.
const LEAST_PART = 32 << 10;

/// What a run met of long files, by its fates: how many went in several parts, from how many places on one was sent at most, and how often one of them was
/// cut in the midst of a part.
export function inParts(fates) {
  const parts = fates.filter(({ file }) => file), places = (of) => new Set(parts.filter(({ file }) => file === of).map(({ from }) => from)).size;
  const files = [...new Set(parts.filter(({ bytes }) => bytes >= LEAST_PART).map(({ file }) => file))].filter((file) => places(file) > 1);
  return { files: files.length, most: Math.max(0, ...files.map(places)), cut: parts.filter(({ file, kind, bytes }) => files.includes(file) && kind === 'cut midway' && bytes > 1).length };
}

/// Bad weather of every kind, and how often.
export const KINDS = ['no network', 'no network', 'cut before', 'cut after', 'cut after', 'cut midway', 'cut within', 'busy', 'gateway', 'slow', 'twice', 'twice', 'delivered late',
  'half open', 'half open', 'buffered', 'portal', 'filter', 'clear', 'clear'];
/// Of those, in which nobody ever answers and the line stays.
export const SWALLOWS = ['delivered late', 'half open'];
