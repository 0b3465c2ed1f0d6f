// The demo school as the README shows it, and every page in both themes and sizes for looking at (WAYMARK_LOOK=1).
import { mkdirSync } from 'node:fs';
import { type Page, test } from '@playwright/test';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

const folder = new URL(process.env.WAYMARK_LOOK ? '../test-results/look/' : '../../docs/screenshots/', import.meta.url).pathname;

async function shoot(page: Page, name: string): Promise<void> {
  const looks = process.env.WAYMARK_LOOK ? [[1366, 768], [390, 844]] : [[1366, 768]];
  const own = await page.locator('html').getAttribute('data-theme');
  for (const [width, height] of own === 'projector' ? [[1280, 720]] : looks) {
    await page.setViewportSize({ width, height });
    for (const theme of process.env.WAYMARK_LOOK && own !== 'projector' ? ['light', 'dark'] : [own ?? 'light']) {
      await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${folder}${process.env.WAYMARK_LOOK ? `${name}-${width}-${theme}` : name}.png` });
    }
  }
}

test('screenshots', async ({ browser }) => {
  test.setTimeout(300_000);
  mkdirSync(folder, { recursive: true });
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.goes('/');
  await shoot(rivera.page, 'landing');
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  await shoot(rivera.page, 'classes');
  const code = await rivera.goesToTheFirstClass();
  await shoot(rivera.page, 'class');
  for (const [path, name] of [['/roster', 'roster'], ['/prompts', 'prompts'], ['/exit', 'exit']]) {
    await rivera.goes(rivera.classPath + path);
    await shoot(rivera.page, name);
  }
  for (const [path, name] of [['/account', 'account'], ['/school', 'school'], ['/style', 'style']]) {
    await rivera.goes(path);
    await shoot(rivera.page, name);
  }
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.goes('/join');
  await shoot(ada.page, 'join');
  await ada.joins(code);
  await shoot(ada.page, 'home');
  await ada.page.locator('a[href^="/piece/"]').first().click();
  await ada.page.waitForTimeout(800);
  await shoot(ada.page, 'piece');
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  await elias.page.getByRole('link', { name: 'Answer this' }).click();
  await elias.box.waitFor();
  await shoot(elias.page, 'write');
  for (const [path, name] of [['/growth', 'growth'], ['/talk', 'talk']]) {
    await ada.goes(path);
    await ada.isAlive();
    await shoot(ada.page, name);
  }
  await rivera.watchesTheConsole();
  await rivera.page.locator('.inbox .item').nth(1).getByRole('link').first().click();
  await rivera.page.locator('#strength').waitFor();
  await shoot(rivera.page, 'console');
  await rivera.page.setViewportSize({ width: 1366, height: 768 });
  const opened = rivera.context.waitForEvent('page');
  await rivera.page.getByRole('button', { name: /^Projector/ }).first().click();
  const start = rivera.page.getByRole('button', { name: 'Start', exact: true });
  if (await start.isVisible().catch(() => false)) await start.click();
  const wall = await opened;
  await wall.locator('.join-code').first().waitFor();
  await shoot(wall, 'projector');
  await server.stop();
});
