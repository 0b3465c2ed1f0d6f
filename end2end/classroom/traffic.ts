// What a window is told from its first moment on, whether it shows it or not; and the projector's, which must never be told a name.
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Teacher } from './people';

/** From here on, what each page of a browser is told: what the live stream hands it, and the pages and data it asks for; not code. */
export async function hears(context: BrowserContext): Promise<(page: Page) => string[]> {
  const told = new Map<Page, string[]>();
  const of = (page: Page) => told.get(page) ?? told.set(page, []).get(page)!;
  context.on('response', (answer) => {
    if (!/html|json|text\/plain/.test(answer.headers()['content-type'] ?? '')) return;
    // A page that is left has no body any more, and what the service worker fetched has no page.
    try {
      const page = answer.frame().page();
      answer.text().then((text) => of(page).push(text), () => {});
    } catch { /* none */ }
  });
  await context.exposeBinding('classroomHears', ({ page }, message: string) => { of(page).push(message); });
  // The stream itself is in a worker, which hands every event of it to the page.
  await context.addInitScript(() => {
    const hear = (window as unknown as { classroomHears(message: string): void }).classroomHears;
    window.SharedWorker = class extends window.SharedWorker {
      constructor(...of: ConstructorParameters<typeof SharedWorker>) {
        super(...of);
        this.port.addEventListener('message', ({ data }) => hear(typeof data === 'string' ? data : data.join(' ')));
      }
    };
  });
  return of;
}

/** None of these words was among it. Whole words: Bo is in no bookmark. */
export function neverHeld(told: string[], words: string[], what: string): void {
  const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const held = words.filter((word) => told.some((text) => new RegExp(`(?<![\\p{L}\\d])${escaped(word)}(?![\\p{L}\\d])`, 'u').test(text)));
  expect(held, what).toEqual([]);
}

export interface Wall { page: Page; told: string[] }

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
