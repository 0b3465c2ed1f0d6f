// What is done later: a wait that can be broken off, what comes in time or not at all, and a deed that lets more of the same come first.

/// Milliseconds until whoever waits for a disk or a key goes on without it.
export const A_WHILE = 1500;

export const wait = (ms, signal) => new Promise((done) => {
  const over = () => { clearTimeout(timer); if (signal) signal.removeEventListener('abort', over); done(); };
  const timer = setTimeout(over, ms);
  if (signal && signal.aborted) over(); else if (signal) signal.addEventListener('abort', over);
});
/// What comes of it in so long, or nothing.
export const within = (ms, what) => Promise.race([what.catch(() => null), wait(ms).then(() => null)]);

/// Does it so long after the last time that it was asked for, and at the latest so long after the first: somebody who types on and on never pauses.
/// `now` does at once what is due.
export function later(deed, ms, most = Infinity) {
  let pause = null, end = null;
  const does = () => {
    for (const timer of [pause, end]) clearTimeout(timer);
    pause = end = null;
    deed();
  };
  const asks = () => {
    clearTimeout(pause);
    pause = setTimeout(does, ms);
    if (most < Infinity) end ??= setTimeout(does, most);
  };
  return Object.assign(asks, { now: () => { if (pause) does(); } });
}
