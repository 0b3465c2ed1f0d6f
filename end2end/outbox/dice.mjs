// Chance that can be thrown again: a seed and a name give the same throws each time. Whatever happens at its own speed (a disk, a request, the
// wind) throws dice of its own name: who shares them with others gets what the others left, and that hangs on how fast the machine is.
export function dice(seed, name) {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  // FNV-1a, on from the seed.
  for (const letter of Buffer.from(name)) state = Math.imul(state ^ letter, 0x01000193) >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least, most) => Math.floor(least + random() * (most - least + 1));
  return { random, between, chance: (part) => random() < part, one: (list) => list[between(0, list.length - 1)] };
}

export const pause = (ms, signal) => new Promise((done) => {
  const over = () => { clearTimeout(timer); if (signal) signal.removeEventListener('abort', over); done(); };
  const timer = setTimeout(over, ms);
  if (signal && signal.aborted) over(); else if (signal) signal.addEventListener('abort', over);
});
