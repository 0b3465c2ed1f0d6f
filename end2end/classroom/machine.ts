// What else the machine did while something was measured, in milliseconds of a processor. Who measures says by it that a figure was disturbed,
// and not that it was not liked.
import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** A tick of the kernel's clocks. */
const TICK = 10;

interface Spent { at: number; all: number; ours: number; stolen: number }

/** Whose child each process is, and how long it and its own that are gone have worked. */
function processes(): Map<number, { of: number; worked: number }> {
  const all = new Map<number, { of: number; worked: number }>();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // The name stands in brackets and may hold anything.
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').pop()!.split(' ');
      all.set(Number(id), { of: Number(fields[1]), worked: fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) });
    } catch { /* gone meanwhile */ }
  }
  return all;
}

function spent(): Spent {
  const [, user, nice, system, , , irq, soft, stolen] = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).map(Number);
  const known = processes(), root = process.ppid;
  // Playwright, this worker of it, its browser and its servers.
  const isOurs = (id: number): boolean => id === root || (known.has(id) && known.get(id)!.of > 1 && isOurs(known.get(id)!.of));
  const ours = [...known].filter(([id]) => isOurs(id)).reduce((sum, [, { worked }]) => sum + worked, 0);
  return { at: performance.now(), all: (user + nice + system + irq + soft) * TICK, ours: ours * TICK, stolen: stolen * TICK };
}

/** A process and all its threads take what the others leave: the school's server, and whoever presses, stand on other machines than the page that is watched. */
export function givesWay(process: number): void {
  for (const thread of readdirSync(`/proc/${process}/task`)) setPriority(Number(thread), 19);
}

/** From here on. Gives what part of one processor others took until then, the machine's own host among them. */
export function watchesTheMachine(): () => number {
  const before = spent();
  return () => {
    const now = spent(), others = now.all - before.all - (now.ours - before.ours), stolen = now.stolen - before.stolen;
    return Math.max(0, others + stolen) / (now.at - before.at);
  };
}
