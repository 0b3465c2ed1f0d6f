// Every page, in light and in dark: axe finds nothing, nothing scrolls sideways on a phone, and each has one heading of the first rank.
import { expect, type Page, test } from '@playwright/test';
import { isAccessible } from '../classroom/accessible';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

async function isFitForAll(page: Page, what: string): Promise<void> {
  await isAccessible(page, what);
  await expect(page.locator('h1:visible'), `${what} has one h1`).toHaveCount(1);
  await page.setViewportSize({ width: 320, height: 720 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${what} fits 320 px, which is 1280 at 400 %`).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1366, height: 768 });
}

test('every page is for everyone', async ({ browser }) => {
  test.setTimeout(400_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  for (const path of ['/', '/join', '/sign-in', '/offline', '/no-such-page']) {
    await rivera.goes(path);
    await isFitForAll(rivera.page, path);
  }
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  rivera.classPath = (await rivera.page.locator('a[href^="/class/"]').first().getAttribute('href')) ?? '';
  await rivera.goes(rivera.classPath);
  const code = (await rivera.page.locator('.door-code').first().innerText()).trim();
  const own = rivera.classPath;
  for (const path of ['/classes', own, `${own}/roster`, `${own}/prompts`, `${own}/exit`, '/account', '/school']) {
    await rivera.goes(path);
    await isFitForAll(rivera.page, path.replace(/[0-9a-f-]{36}/, '…'));
  }
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await isFitForAll(ada.page, '/home');
  const piece = await ada.page.locator('a[href^="/piece/"]').first().getAttribute('href');
  for (const path of [piece ?? '', '/growth', '/talk', '/account']) {
    await ada.goes(path);
    await isFitForAll(ada.page, path.replace(/[0-9a-f-]{36}/, '…'));
  }
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  const question = await elias.page.locator('a[href^="/question/"]').first().getAttribute('href');
  await elias.page.getByRole('link', { name: 'Answer this' }).click();
  await elias.box.waitFor();
  await isFitForAll(elias.page, 'writing');
  await elias.goes(question ?? '');
  await isFitForAll(elias.page, 'an own question');
  await rivera.watchesTheConsole();
  await rivera.page.locator('.inbox .item').nth(1).getByRole('link').first().click();
  await rivera.page.locator('#strength').waitFor();
  await isFitForAll(rivera.page, 'the console');
  await server.stop();
});
