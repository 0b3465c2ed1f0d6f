// Chance that can be thrown again: a seed gives the same throws each time.
export function dice(seed) {
  let state = (seed ^ 0x9e3779b9) >>> 0;
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
