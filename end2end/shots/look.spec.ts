// Every page of the demo school that a link leads to, once each, in both themes and sizes, for looking at: WAYMARK_LOOK=1 .ci/shots look
import { mkdirSync } from 'node:fs';
import { type Page, test } from '@playwright/test';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

const folder = new URL('../test-results/look/', import.meta.url).pathname;
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** What tells one kind of page from another. */
const kind = (path: string): string => path.split(/[?#]/)[0].replace(ID, 'one').replace(/^\//, '').replaceAll('/', '-') || 'landing';

async function shoot(page: Page, name: string): Promise<void> {
  for (const [width, height] of [[1366, 768], [390, 844]]) {
    await page.setViewportSize({ width, height });
    for (const theme of ['light', 'dark']) {
      await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
      await page.waitForTimeout(150);
      await page.screenshot({ path: `${folder}${name}-${width}-${theme}.png`, fullPage: true });
    }
  }
}

/** Follows links from `start`, and looks once at each kind of page. */
async function walk(page: Page, who: string, start: string[], most = 60): Promise<void> {
  const waiting = [...start];
  const seen = new Set<string>();
  const origin = new URL(page.url()).origin;
  while (waiting.length && seen.size < most) {
    const path = waiting.shift() as string;
    if (seen.has(kind(path)) || /^\/(file|pkg|sign-out|projector|language)/.test(path)) continue;
    seen.add(kind(path));
    await page.goto(origin + path).catch(() => undefined);
    await page.waitForTimeout(400);
    await page.evaluate(() => document.querySelectorAll('main details').forEach((fold) => { (fold as HTMLDetailsElement).open = true; }));
    await shoot(page, `${who}-${kind(path)}`);
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    waiting.push(...links);
  }
  console.log(who, [...seen].join(' '));
}

test('every page that a link leads to', async ({ browser }) => {
  test.setTimeout(1_200_000);
  mkdirSync(folder, { recursive: true });
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const ada = await Student.arrives(browser, server.origin, 'Priya Raman');
  await ada.joins(code);
  const looks = [walk(rivera.page, 'teacher', ['/classes', '/class/x', '/new-password/x']), walk(ada.page, 'student', ['/home'])];
  await Promise.all(looks);
  await server.stop();
});
