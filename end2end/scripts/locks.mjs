// Locks without a browser: navigator.locks as far as the page's scripts need it. A window that is killed gives up what it held.

/** Locks of one device. `window()` gives those of a window of it, with `dies()`. */
export function makeLocks() {
  let held = [], queue = [];
  const free = ({ name, mode }) => held.every((one) => one.name !== name || (mode === 'shared' && one.mode === 'shared'));
  // Who is next has it from this moment on, and not from when they hear of it.
  function next() {
    for (const { one, granted } of [...queue]) {
      if (!free(one) || queue.find((other) => other.one.name === one.name).one !== one) continue;
      queue = queue.filter((other) => other.one !== one);
      held.push(one);
      granted();
    }
  }
  const ends = (one) => { held = held.filter((other) => other !== one); next(); };
  return {
    names: () => held.map(({ name }) => name),
    window() {
      const mine = {};
      return {
        async request(name, ...of) {
          const deed = of.pop(), { mode = 'exclusive', ifAvailable } = of[0] ?? {}, one = { name, mode, mine };
          if (ifAvailable && !free(one)) return deed(null);
          if (!free(one) || queue.some((other) => other.one.name === name)) await new Promise((granted) => { queue.push({ one, granted }); });
          else held.push(one);
          try { return await deed({ name, mode }); } finally { ends(one); }
        },
        dies() {
          queue = queue.filter(({ one }) => one.mine !== mine);
          for (const one of held.filter((one) => one.mine === mine)) ends(one);
        },
      };
    },
  };
}
