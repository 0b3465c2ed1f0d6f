// A shared device: a disk that outlives every window, windows that are killed in the middle of anything, and one sign-in at a time.
import { withMemory } from '../../frontend/public/outbox-memory.js';
import { makeOutbox } from '../../frontend/public/outbox.js';
import { setMaxListeners } from 'node:events';
import { dice, pause } from './dice.mjs';

const never = new Promise(() => {});

export class Device {
  /// `off`: by how many milliseconds its clock is. Each of its windows throws dice of its own.
  constructor(weather, seed, name, off = 0) {
    Object.assign(this, { weather, seed, name, off, opened: 0, rows: [], last: 0, files: new Map(), signedIn: null, windows: new Set(), full: '', turn: Promise.resolve(), pages: new Map() });
  }

  /// Everything or nothing, as a transaction of IndexedDB.
  write({ put = [], drop = [] }) {
    this.rows = this.rows.filter(({ n }) => !drop.includes(n));
    for (const one of put) {
      const row = structuredClone({ ...one, n: one.n ?? ++this.last }), at = this.rows.findIndex(({ n }) => n === row.n);
      if (at >= 0) this.rows[at] = row; else this.rows.push(row);
    }
  }

  opens() { return new Window(this, this.signedIn); }

  kill() { for (const window of this.windows) window.kill(); }
}

export class Window {
  constructor(device, student) {
    Object.assign(this, { device, student, dead: new AbortController() });
    const name = `${device.name}, window ${++device.opened}`, throws = dice(device.seed, `${name}: disk`), { signal } = this.dead;
    setMaxListeners(0, signal);
    const slowly = async (deed) => {
      await pause(throws.between(0, 6));
      if (!signal.aborted) return deed();
      // Killed while it was being written: it is written, or not.
      if (throws.chance(.5)) deed();
      return never;
    };
    const disk = {
      read: () => slowly(() => structuredClone(device.rows.filter(({ person }) => person === student.person)).sort((one, other) => one.n - other.n)),
      write: (change) => slowly(() => {
        const { put = [] } = change;
        // As /sealed.js: bytes that are in memory alone are on no disk.
        if (put.some(({ blob }) => blob) || (device.full === 'for everything' && put.some(({ n }) => n === undefined))) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
        device.write(change);
      }),
      bytes: ({ file }, from, to) => slowly(() => device.files.get(file.id).subarray(from, to)),
    };
    this.store = withMemory(disk);
    this.outbox = makeOutbox({
      person: student.person, store: this.store, random: dice(device.seed, `${name}: outbox`).random, signal, wait: pause, clock: () => Date.now() + device.off,
      fetch: (address, init) => this.fetch(address, init),
      lock: (deed) => this.alone(deed),
      say: (message) => { for (const other of device.windows) if (other !== this && other.student === student) other.outbox.hear(message); },
    });
    device.windows.add(this);
    this.outbox.drain();
  }

  // With the cookies of whoever is signed in on the device now, whoever's window it is.
  async fetch(address, init = {}) {
    const { device, dead } = this, who = device.signedIn;
    if (dead.signal.aborted) return never;
    const headers = { origin: device.weather.server.origin, ...init.headers, ...(who && { cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }) };
    const { cache, credentials, ...rest } = init;
    const answer = await fetch(device.weather.origin + address, { ...rest, headers });
    return dead.signal.aborted ? never : answer;
  }

  alone(deed) {
    const { device, dead } = this;
    const killed = new Promise((done) => { dead.signal.addEventListener('abort', () => done({})); });
    const mine = device.turn.then(() => (dead.signal.aborted ? {} : Promise.race([deed(), killed])));
    device.turn = mine.catch(() => {});
    return mine;
  }

  kill() { this.dead.abort(); this.device.windows.delete(this); }
}
