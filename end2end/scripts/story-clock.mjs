// The clock of a story: eight of its milliseconds are one. It counts what is waited for, and not what a busy machine takes besides.
const later = globalThis.setTimeout, TIMES = 8;
let now = 0;

/** By the clock on the wall. */
export const rest = (ms) => new Promise((done) => { later(done, ms); });

/** From now on this process's scripts live by it. */
export function begins() {
  globalThis.setTimeout = (deed, ms = 0, ...of) => { const due = now + ms; return later(() => { now = Math.max(now, due); deed(...of); }, ms / TIMES); };
  performance.now = () => now;
}
