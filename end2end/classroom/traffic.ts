// What a window is told from its first moment on, whether it shows it or not; and the projector's, which must never be told a name.
import { type BrowserContext, expect, type Page, type Response } from '@playwright/test';
import type { Teacher } from './people';

/** What one page was told. */
export interface Told {
  /** All of it. */
  all: string[];
  /** Of it what the live stream handed it, as it stands there: `change {"kind":"counts",…}`. */
  stream: string[];
  /** Answers whose words nobody could read here. What was asked for by a page that is left may be gone; of one that stays nothing is. */
  unread: string[];
  /** What is being read, of any page of this browser. */
  reading: Set<Promise<void>>;
}

/** Without words of its own: it sends on to another one, or all is as it was. */
const bodiless = (status: number) => status === 204 || (status >= 300 && status < 400);

/** Whose it is. A window that opens has answers before it is one. */
async function pageOf(answer: Response): Promise<Page> {
  for (let tries = 0; ; tries++) {
    try { return answer.frame().page(); } catch (why) { if (tries === 100) throw why; }
    await new Promise((soon) => { setTimeout(soon, 50); });
  }
}

/** From here on, what each page of a browser is told: what the live stream hands it, and the pages and data it asks for; not code. */
export async function hears(context: BrowserContext): Promise<(page: Page) => Told> {
  const told = new Map<Page, Told>(), reading = new Set<Promise<void>>();
  const of = (page: Page) => told.get(page) ?? told.set(page, { all: [], stream: [], unread: [], reading }).get(page)!;
  const reads = async (answer: Response) => {
    const text = answer.text().catch((why) => new Error(`${new URL(answer.url()).pathname}: ${why}`)), { all, unread } = of(await pageOf(answer)), said = await text;
    if (typeof said === 'string') all.push(said); else unread.push(said.message);
  };
  context.on('response', (answer) => {
    // What the service worker fetched is no page's; it comes to one as an answer of its own.
    if (answer.request().serviceWorker() || bodiless(answer.status()) || !/html|json|text\/plain/.test(answer.headers()['content-type'] ?? '')) return;
    const read = reads(answer).catch((why) => { for (const { unread } of told.values()) unread.push(`of no page: ${why}`); });
    reading.add(read);
    void read.then(() => reading.delete(read));
  });
  await context.exposeBinding('classroomHears', ({ page }, message: string) => {
    const { all, stream } = of(page);
    for (const list of [all, stream]) list.push(message);
  });
  // The stream itself is in a worker, which hands every event of it to the page.
  await context.addInitScript(() => {
    const hear = (window as unknown as { classroomHears(message: string): void }).classroomHears;
    window.SharedWorker = class extends window.SharedWorker {
      constructor(...of: ConstructorParameters<typeof SharedWorker>) {
        super(...of);
        this.port.addEventListener('message', ({ data }) => { for (const one of typeof data === 'string' ? [[data]] : data) hear(one.join(' ')); });
      }
    };
  });
  return of;
}

/**
 * Nothing went past whoever listened: the stream told of these kinds of changes (their names are in no page and no data, so a hook that hangs
 * at nothing is found), and every answer that the page had was read.
 */
export async function wasHeard({ stream, unread, reading }: Told, kinds: string[], what: string): Promise<void> {
  await Promise.all(reading);
  const lines = stream.filter((line) => line.startsWith('change ')).map((line) => JSON.parse(line.slice('change '.length)) as { kind: string });
  expect(kinds.filter((kind) => !lines.some((line) => line.kind === kind)), `${what}: what the stream did not tell`).toEqual([]);
  expect(unread, `${what}: what nobody read`).toEqual([]);
}

/** None of these words was among it. Whole words: Bo is in no bookmark. */
export function neverHeld(told: string[], words: string[], what: string): void {
  const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const held = words.filter((word) => told.some((text) => new RegExp(`(?<![\\p{L}\\d])${escaped(word)}(?![\\p{L}\\d])`, 'u').test(text)));
  expect(held, what).toEqual([]);
}

export interface Wall { page: Page; told: Told }

/** The projector in a window of its own, from the console on an extended screen. */
export async function opensTheWall(teacher: Teacher): Promise<Wall> {
  const told = await hears(teacher.context);
  const opened = teacher.context.waitForEvent('page');
  await teacher.page.getByRole('button', { name: /^Projector/ }).first().click();
  const start = teacher.page.getByRole('button', { name: 'Start', exact: true });
  if (await start.isVisible().catch(() => false)) await start.click();
  const page = await opened;
  await page.setViewportSize({ width: 1280, height: 720 });
  return { page, told: told(page) };
}
