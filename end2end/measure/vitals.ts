// What a page feels like: when its largest part was painted, how long it could not answer, how long it took to answer, whether it jumped. As the
// browser itself tells it, in milliseconds.
import { type Page } from '@playwright/test';

export interface Vitals {
  /** Largest contentful paint. */
  lcp: number;
  /** Total blocking time: of tasks after the first paint, what is longer than 50 ms. */
  tbt: number;
  /** Interaction to next paint: the slowest of the interactions. */
  inp: number;
  /** Cumulative layout shift: the worst five seconds. */
  cls: number;
  /** When the page had come alive. */
  alive: number;
  /** Interactions that were seen. */
  interactions: number;
  /** What the slowest was, where, and how long it waited, was worked on, and waited for its paint. */
  slowest: string;
  /** What the browser took for the largest part, one after the other: when, what, and how many pixels. The last is `lcp`. */
  largest: string[];
  /** Tasks that were longer than 50 ms: when each began, and how long it was. Those after `alive` are no coming alive. */
  tasks: string[];
}

interface Shift extends PerformanceEntry { value: number; hadRecentInput: boolean }
interface Largest extends PerformanceEntry { element: Element | null; size: number }
interface Interaction extends PerformanceEventTiming { interactionId: number }
interface Seen {
  fcp: number; lcp: number; alive: number; tasks: [number, number][]; shifts: [number, number][];
  inputs: Record<number, number>; slowest: [number, string]; largest: string[];
}

/** From the first moment of every page that is opened here. */
export async function watches(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Seen = { fcp: 0, lcp: 0, alive: 0, tasks: [], shifts: [], inputs: {}, slowest: [0, ''], largest: [] };
    (globalThis as unknown as { vitals: Seen }).vitals = seen;
    const on = (type: string, each: (entry: PerformanceEntry) => void, more = {}) => new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) each(entry);
    }).observe({ type, buffered: true, ...more });
    on('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime; });
    // An element's name and kind, never what stands in it.
    const named = (at: unknown) => (at instanceof Element ? `${at.localName}${at.id ? `#${at.id}` : ''}` : 'what is gone');
    on('largest-contentful-paint', (entry) => {
      const { startTime, element, size } = entry as Largest;
      const kind = element?.classList.length ? `.${[...element.classList].join('.')}` : '';
      seen.lcp = startTime;
      seen.largest.push(`${startTime.toFixed(0)}: ${named(element)}${kind}, ${size} px`);
    });
    on('longtask', (entry) => { seen.tasks.push([entry.startTime, entry.duration]); });
    on('layout-shift', (entry) => { if (!(entry as Shift).hadRecentInput) seen.shifts.push([entry.startTime, (entry as Shift).value]); });
    on('event', (entry) => {
      const { interactionId, duration, name, startTime, processingStart, processingEnd, target } = entry as Interaction;
      if (!interactionId) return;
      seen.inputs[interactionId] = Math.max(seen.inputs[interactionId] ?? 0, duration);
      if (duration <= seen.slowest[0]) return;
      const [waits, works] = [processingStart - startTime, processingEnd - processingStart];
      const paints = Math.max(0, duration - waits - works);
      seen.slowest = [duration, `${name} on ${named(target)}: ${waits.toFixed(0)} + ${works.toFixed(0)} + ${paints.toFixed(0)} ms`];
    }, { durationThreshold: 16 });
    // Told, not asked for: whoever asks every few milliseconds keeps the slowed processor from the page.
    const alive = new MutationObserver(() => {
      if (document.documentElement?.dataset.alive !== 'yes') return;
      seen.alive = performance.now();
      alive.disconnect();
    });
    alive.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-alive'] });
  });
}

export async function vitals(page: Page): Promise<Vitals> {
  const seen = await page.evaluate(() => (globalThis as unknown as { vitals: Seen }).vitals);
  const inputs = Object.values(seen.inputs);
  const blocks = seen.tasks.filter(([start, length]) => start + length > seen.fcp);
  return {
    lcp: seen.lcp,
    tbt: blocks.reduce((sum, [start, length]) => sum + Math.max(0, Math.min(length, start + length - seen.fcp) - 50), 0),
    // The browser tells of those that took longer than 16 ms; when it tells of none, all were quicker.
    inp: Math.max(16, ...inputs),
    cls: worst(seen.shifts),
    alive: seen.alive,
    interactions: inputs.length,
    slowest: seen.slowest[1],
    largest: seen.largest,
    tasks: seen.tasks.map(([start, length]) => `${start.toFixed(0)} + ${length.toFixed(0)}`),
  };
}

/** Shifts within a second of each other belong together, up to five seconds long. */
function worst(shifts: [number, number][]): number {
  let [worst, sum, begun, last] = [0, 0, -Infinity, -Infinity];
  for (const [at, value] of shifts) {
    if (at - last > 1_000 || at - begun > 5_000) [sum, begun] = [0, at];
    [sum, last] = [sum + value, at];
    worst = Math.max(worst, sum);
  }
  return worst;
}
