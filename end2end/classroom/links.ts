// Walking: from link to link, each kind of page once.
import { expect, type Page, type Response } from '@playwright/test';

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
/** Not pages, or not to be followed: the second would end the walk. */
const NOT_A_PAGE = /^\/(file|pkg|sign-out|projector|language)/;

/** What tells one kind of page from another. */
const kind = (path: string): string => path.split(/[?#]/)[0].replace(ID, 'one').replace(/^\//, '').replaceAll('/', '-') || 'landing';

/** Goes to each kind of page once, with its folds open; tells which there were. */
export async function walk(page: Page, start: string[], look: (kind: string) => Promise<void>, most = 80): Promise<string[]> {
  const waiting = [...start];
  const seen = new Set<string>();
  const origin = new URL(page.url()).origin;
  while (waiting.length && seen.size < most) {
    const path = waiting.shift() as string;
    if (seen.has(kind(path)) || NOT_A_PAGE.test(path)) continue;
    seen.add(kind(path));
    const answer = await opens(page, origin + path);
    if (!answer) continue;
    expect(answer.status(), `${path}, which a link leads to`).toBeLessThan(400);
    await page.waitForTimeout(400);
    await page.evaluate(() => document.querySelectorAll('main details').forEach((fold) => { (fold as HTMLDetailsElement).open = true; }));
    await look(kind(path));
    waiting.push(...await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? '')));
  }
  return [...seen];
}

/** The page that a link leads to; none where it leads to something to download, which is no page and ends no walk. */
async function opens(page: Page, address: string): Promise<Response | null> {
  try {
    return await page.goto(address);
  } catch (error) {
    if (!String(error).includes('Download is starting')) throw error;
    return null;
  }
}
