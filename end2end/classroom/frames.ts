// How evenly a page draws: the time from each of its frames to the next, as the page itself sees it. Nothing is asked of the page meanwhile,
// because whoever asks takes of its time; it says itself what changed.
import { expect, type Page } from '@playwright/test';

/** Longer than this takes no answer of a page. */
const PATIENCE = 10_000;

export class Frames {
  private said: string[] = [];
  private heard = () => {};

  private constructor(private readonly page: Page) {}

  /** From here on each frame is counted. `of` are the elements whose words are told when they come or change. */
  static async of(page: Page, of: string): Promise<Frames> {
    const frames = new Frames(page);
    // Not by the console: the browser would gather the stack of each line, in the frame that is counted.
    const line = await page.context().newCDPSession(page);
    line.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name !== 'shown') return;
      frames.said.push(payload);
      frames.heard();
    });
    await line.send('Runtime.enable');
    await line.send('Runtime.addBinding', { name: 'shown' });
    await page.evaluate((of) => {
      const counting = { frames: [] as number[], counts: false, begin: () => {} };
      (globalThis as unknown as { counting: unknown }).counting = counting;
      const tell = (node: Node | null) => {
        const one = node instanceof Element ? node : node?.parentElement;
        const told = one?.closest(of);
        // Some frames later: whoever watches takes none of its time.
        if (told) setTimeout(() => (globalThis as unknown as { shown(words: string): void }).shown(told.textContent ?? ''), 60);
      };
      new MutationObserver((changes) => {
        for (const { type, target, addedNodes } of changes) {
          if (type === 'characterData') tell(target);
          else for (const node of addedNodes) tell(node);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      counting.begin = () => {
        counting.frames = [];
        counting.counts = true;
        let last = performance.now();
        const next = () => {
          const now = performance.now();
          counting.frames.push(now - last);
          last = now;
          if (counting.counts) requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      };
    }, of);
    return frames;
  }

  async begin(): Promise<void> {
    this.said = [];
    await this.page.evaluate(() => (globalThis as unknown as { counting: { begin(): void } }).counting.begin());
  }

  /** Until the page has said that it shows this. */
  async shows(words: string): Promise<void> {
    const there = () => this.said.some((one) => one.includes(words));
    const ends = Date.now() + PATIENCE;
    while (!there() && Date.now() < ends) {
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, ends - Date.now());
        this.heard = () => { clearTimeout(late); resolve(); };
      });
    }
    expect(there(), `the page shows “${words}”`).toBe(true);
  }

  /** How long each took so far, in milliseconds. The counting ends. */
  async end(): Promise<number[]> {
    return this.page.evaluate(async () => {
      const { counting } = globalThis as unknown as { counting: { frames: number[]; counts: boolean } };
      // What came last is drawn with the next one.
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      counting.counts = false;
      return counting.frames;
    });
  }
}

/** In one line: how many, and how long from the quickest to the slowest. */
export function spread(frames: number[]): string {
  const ordered = [...frames].sort((a, b) => a - b);
  const at = (part: number) => ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * part))].toFixed(1);
  const slow = ordered.filter((one) => one > 50).map((one) => one.toFixed(0));
  return `${frames.length} frames, ms: median ${at(.5)}, p90 ${at(.9)}, p99 ${at(.99)}, longest ${at(1)}; over 50: ${slow.join(' ') || 'none'}`;
}
