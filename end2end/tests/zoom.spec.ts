// A laptop at 200 %: half the room in each direction. Nothing scrolls sideways, everything can be reached, nothing lies over what one writes.
import { type BrowserContextOptions, type Page, test } from '@playwright/test';
import { canAllBeReached, fits, liesFree } from '../classroom/layout';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

const ZOOMED: BrowserContextOptions = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };

async function isUsable(page: Page, what: string): Promise<void> {
  await fits(page, what);
  await canAllBeReached(page, what);
}

test('at 200 % everything can be read, reached and written', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin, ZOOMED);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  await isUsable(rivera.page, '/classes');
  const code = await rivera.goesToTheFirstClass();
  await isUsable(rivera.page, 'a class');

  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor', ZOOMED);
  await ada.joins(code);
  await isUsable(ada.page, '/home');
  await ada.goes((await ada.page.locator('a[href^="/piece/"]').first().getAttribute('href')) ?? '');
  await ada.isAlive();
  await isUsable(ada.page, 'a piece');
  if (!(await ada.box.isVisible())) await ada.page.locator('summary', { hasText: 'Go on with version' }).click();
  await liesFree(ada.page, '#words', 'a piece');
  for (const path of ['/choices', '/helped']) {
    await ada.goes(path);
    await isUsable(ada.page, path);
  }
  await ada.goes('/choices');
  await ada.goes((await ada.page.locator('a[href^="/board/"]').first().getAttribute('href')) ?? '');
  await isUsable(ada.page, 'a board');
  for (const path of ['/shelf', '/try', '/questions', '/inquiries', '/reads', '/rubrics', '/data', '/portfolio', '/portfolio/story', '/conferences']) {
    await ada.goes(path);
    await isUsable(ada.page, path);
  }
  await rivera.goes(`${rivera.classPath}/shelf`);
  await isUsable(rivera.page, 'a shelf');

  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson', ZOOMED);
  await elias.joins(code);
  await elias.page.getByRole('link', { name: 'Answer this' }).click();
  await elias.box.waitFor();
  await isUsable(elias.page, 'writing');
  await elias.box.fill('A line of words.\n'.repeat(12));
  await liesFree(elias.page, '#words', 'writing');

  await rivera.watchesTheConsole();
  await isUsable(rivera.page, 'the console');
  await rivera.page.locator('.inbox .item').nth(1).getByRole('link').first().click();
  for (const field of ['#strength', '#question', '#next_step']) {
    await rivera.page.locator(field).waitFor();
    await liesFree(rivera.page, field, 'the console');
  }
  await isUsable(rivera.page, 'the console with a piece');
  await server.stop();
});
