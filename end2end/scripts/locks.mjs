// Locks without a browser: navigator.locks as far as the page's scripts need it. A window that is killed gives up what it held.

/** Locks of one device. `window()` gives those of a window of it, with `dies()`. */
export function makeLocks() {
  let held = [], queue = [];
  const free = ({ name, mode }) => held.every((one) => one.name !== name || (mode === 'shared' && one.mode === 'shared'));
  function next() {
    for (const one of [...queue]) if (free(one) && queue.find(({ name }) => name === one.name) === one) { queue = queue.filter((other) => other !== one); one.granted(); }
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
          if (!free(one) || queue.some((other) => other.name === name)) await new Promise((granted) => { queue.push({ ...one, granted }); });
          held.push(one);
          try { return await deed({ name, mode }); } finally { ends(one); }
        },
        dies() { for (const one of held.filter((one) => one.mine === mine)) ends(one); },
      };
    },
  };
}
