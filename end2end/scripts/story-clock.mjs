// The clock of a story: it goes on by ten of its milliseconds with each beat, and a beat is a millisecond or, where the machine is busy, more. So it
// counts what is waited for; what is slow besides, and would have its turn in between, is waited for by it.
const { setTimeout: later, clearTimeout: drops } = globalThis, A_BEAT = 10;
const waits = new Set();
let now = 0, beats = false;

/** By the clock on the wall. */
export const rest = (ms) => new Promise((done) => { later(done, ms); });

function beat() {
  now += A_BEAT;
  const due = [...waits].filter((one) => one.at <= now).sort((one, other) => one.at - other.at);
  for (const one of due) if (waits.delete(one)) one.deed();
  beats = waits.size > 0;
  if (beats) later(beat, 1);
}

/** From now on this process's scripts live by it. */
export function begins() {
  globalThis.setTimeout = (deed, ms = 0, ...of) => {
    const one = { at: now + ms, deed: () => deed(...of) };
    waits.add(one);
    if (!beats) { beats = true; later(beat, 1); }
    return one;
  };
  globalThis.clearTimeout = (one) => { if (!waits.delete(one)) drops(one); };
  performance.now = () => now;
}
