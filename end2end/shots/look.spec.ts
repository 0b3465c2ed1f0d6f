// Every page of the demo school that a link leads to, once each, in both themes and sizes, for looking at: WAYMARK_LOOK=1 .ci/shots look
import { mkdirSync } from 'node:fs';
import { type Page, test } from '@playwright/test';
import { walk } from '../classroom/links';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

const folder = new URL('../test-results/look/', import.meta.url).pathname;

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

test('every page that a link leads to', async ({ browser }) => {
  test.setTimeout(1_200_000);
  mkdirSync(folder, { recursive: true });
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const priya = await Student.arrives(browser, server.origin, 'Priya Raman');
  await priya.joins(code);
  const looks = [
    walk(rivera.page, ['/classes', '/class/x', '/new-password/x'], (kind) => shoot(rivera.page, `teacher-${kind}`)),
    walk(priya.page, ['/home'], (kind) => shoot(priya.page, `student-${kind}`)),
  ];
  for (const seen of await Promise.all(looks)) console.log(seen.join(' '));
  await server.stop();
});
