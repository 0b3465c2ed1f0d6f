// A shared device: a disk that outlives every window, windows that are killed in the middle of anything, and one sign-in at a time. What a window does
// with its disk, its locks and its hand is done by the pages' own modules (scripts.mjs); the disk and the locks are a browser's as far as those need it.
import { setMaxListeners } from 'node:events';
import { mint } from '../../frontend/public/mint.js';
import { withMemory } from '../../frontend/public/outbox-memory.js';
import { makeOutbox } from '../../frontend/public/outbox.js';
import { makeDisk } from '../scripts/disk.mjs';
import { makeLocks } from '../scripts/locks.mjs';
import { dice, pause } from './dice.mjs';
import { hands, sealed } from './scripts.mjs';
import { ASKED } from './weather.mjs';

const never = new Promise(() => {});

export class Device {
  /// `wait`: by the clock of this run's line. `off`: by how many milliseconds the device's is. Each of its windows throws dice of its own.
  constructor({ weather, seed, wait = pause }, name, off = 0) {
    Object.assign(this, { weather, seed, wait, name, off, signedIn: null, windows: new Set(), all: [], disk: makeDisk(), locks: makeLocks() });
    this.clock = () => Date.now() + off;
    const kept = new Map();
    this.localStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, said) => { kept.set(name, said); }, removeItem: (name) => { kept.delete(name); } };
    /// What entries and files are called in the story, by their ids.
    this.names = new Map();
  }

  /// For what there is no room: '', 'for files' or 'for everything'. What lies there may be written anew.
  isFull(what) { this.disk.room = { '': {}, 'for files': { bytes: 0 }, 'for everything': { bytes: 0, outbox: 0 } }[what]; }

  /// A window of whoever is signed in: its page came, so there was a way to it, and to the key. `work` puts what waits on its pages before it is sent.
  async opens(work) {
    const window = new Window(this, this.signedIn);
    await window.begins(work);
    return window;
  }

  kill() { for (const window of this.windows) window.kill(); }
}

export class Window {
  constructor(device, student) {
    Object.assign(this, { device, student, names: device.names, dead: new AbortController(), pages: new Map(), sent: new Map(), nth: device.all.length + 1 });
    setMaxListeners(0, this.dead.signal);
    this.locks = device.locks.window();
    this.globals = { mint: () => mint(device.clock()), navigator: { locks: this.locks }, localStorage: device.localStorage, ...device.disk.globals };
    this.hands = hands(this.globals);
    device.windows.add(this);
    device.all.push(this);
  }

  get name() { return `${this.device.name}, window ${this.nth}`; }

  async begins(work) {
    const { device, student, locks } = this, { signal } = this.dead, throws = dice(device.seed, `${this.name}: disk`);
    this.box = await sealed(this.globals).sealed(student.person, (address, init) => student.fetch(address, init));
    const slowly = async (deed) => {
      await pause(throws.between(0, 6));
      if (!signal.aborted) return deed();
      // Killed while it was being written: it is written, or not.
      if (throws.chance(.5)) await deed();
      return never;
    };
    const { read, write, bytes } = this.box, disk = { read: () => slowly(read), write: (change) => slowly(() => write(change)), bytes: (...of) => slowly(() => bytes(...of)) };
    this.store = withMemory(disk);
    this.outbox = makeOutbox({
      person: student.person, store: this.store, random: dice(device.seed, `${this.name}: outbox`).random, signal, wait: this.wait, clock: device.clock,
      fetch: (address, init) => this.fetch(address, init),
      lock: (deed) => locks.request(`waymark outbox ${student.person}`, deed),
      say: (message) => { for (const other of device.windows) if (other !== this && other.student === student) other.outbox.hear(message); },
    });
    await work.sheets.opens(this);
    this.outbox.drain();
  }

  get wait() { return this.device.wait; }

  /// What is asked, as the story calls it: whose it is, which deed, and of a file from where on.
  #asked(address, { method = 'GET', headers = {}, body } = {}) {
    const named = (id) => this.names.get(id) ?? id, [, , , , file] = address.split('/');
    const what = address === '/healthz' ? 'is it there' : file ? `${named(file)}, from ${headers['upload-offset']}`
      : body?.startsWith?.('[') ? named(JSON.parse(body)[0].id) : body?.startsWith?.('{') ? named(JSON.parse(body).id) : named(new URLSearchParams(body).get('command'));
    return `${this.device.name}, ${method} of ${this.student.name}: ${what}`;
  }

  // With the cookies of whoever is signed in on the device now, whoever's window it is.
  async fetch(address, init = {}, asked = this.#asked(address, init)) {
    const { device, dead } = this, who = device.signedIn;
    if (dead.signal.aborted) return never;
    const headers = { origin: device.weather.server.origin, ...init.headers, [ASKED]: asked, ...(who && { cookie: who.cookie }) };
    const { cache, credentials, ...rest } = init;
    if (who === this.student && address === '/api/v1/commands') this.#counts(asked);
    const answer = await fetch(device.weather.origin + address, { ...rest, headers });
    return dead.signal.aborted ? never : answer;
  }

  /// When this window has sent this, while its student was signed in.
  #counts(asked) { this.sent.set(asked, [...this.sent.get(asked) ?? [], performance.now()]); }

  kill() { this.dead.abort(); this.device.windows.delete(this); this.locks.dies(); }
}
