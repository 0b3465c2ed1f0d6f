// A laptop at 200 %: half the room in each direction. Nothing scrolls sideways, everything can be reached, nothing lies over what one writes.
// And what nobody reads as words, a word without an end or a long address, makes no page wider than its window.
import { type BrowserContextOptions, expect, type Page, test } from '../classroom/test';
import { canAllBeReached, fits, liesFree } from '../classroom/layout';
import { demoLesson } from '../classroom/lessons';
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

/** As large as the device says that letters are, in this window from its next page on: twice what is usual, and what is measured in letters with it. */
async function hasLargeLetters(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

/** What hides a part of its own words: too low for them, too narrow, or ended in dots. */
const cut = (page: Page) => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('body *')].flatMap((one) => {
  if (one.closest('.unseen, .skip, svg') || /^(TEXTAREA|INPUT|SELECT)$/.test(one.nodeName) || !one.checkVisibility()) return [];
  const { overflowX, overflowY, display, fontSize } = getComputedStyle(one), hides = (how: string) => display !== 'inline' && /hidden|clip/.test(how);
  // A line is as high as its letters, which may be higher than the room it takes.
  const high = hides(overflowY) && one.scrollHeight > one.clientHeight + parseFloat(fontSize) * .3, wide = hides(overflowX) && one.scrollWidth > one.clientWidth + 1;
  return high || wide ? [one.outerHTML.slice(0, 120)] : [];
}));

test('letters twice as large, as the device has them: nothing is cut, nothing scrolls sideways, all of it is reached', async ({ browser }) => {
  test.setTimeout(240_000);
  const { server, rivera, code } = await demoLesson(browser);
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  for (const { page } of [elias, rivera]) await hasLargeLetters(page);
  const isWhole = async (page: Page, what: string) => {
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), `${what} follows the device`).toBe('32px');
    for (const [width, height] of [[1280, 720], [1366, 768]]) {
      await page.setViewportSize({ width, height });
      await fits(page, `${what} at ${width}`);
      expect(await cut(page), `${what} at ${width}: cut off`).toEqual([]);
    }
    await canAllBeReached(page, what);
  };
  await elias.goes('/home');
  await elias.isAlive();
  await isWhole(elias.page, '/home');
  await elias.page.getByRole('link', { name: 'Answer this' }).click();
  await elias.box.waitFor();
  await elias.isAlive();
  await isWhole(elias.page, 'writing');
  await elias.box.fill('A line of words.\n'.repeat(12));
  await liesFree(elias.page, '#words', 'writing');
  // On a phone as well, where half as many letters stand in a line.
  for (const path of ['/home', new URL(elias.page.url()).pathname]) {
    await elias.goes(path);
    await elias.page.setViewportSize({ width: 390, height: 844 });
    await fits(elias.page, `${path} on a phone`);
  }

  await rivera.watchesTheConsole();
  await isWhole(rivera.page, 'the console');
  await rivera.page.locator('.inbox .item').nth(1).getByRole('link').first().click();
  await rivera.page.locator('#strength').waitFor();
  await isWhole(rivera.page, 'the console with a piece');
  for (const field of ['#strength', '#question', '#next_step']) await liesFree(rivera.page, field, 'the console');
  await server.stop();
});

/** As long as a goal may be, without a place to break it at; and an address, as long as an option of a board may be. */
const ENDLESS = 'x'.repeat(400), ADDRESS = `https://school.example/${'a'.repeat(130)}`;

async function bearsIt(page: Page, what: string): Promise<void> {
  for (const width of [390, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    await fits(page, `${what} at ${width}`);
  }
}

test('a word without an end and a long address make no page wider', async ({ browser }) => {
  test.setTimeout(200_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  const desk = rivera.page;
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor']);
  await rivera.opens('goals', 'choice');
  const code = await rivera.opensTheDoor();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  const { page } = ada;
  await ada.joins(code);

  await test.step('a goal', async () => {
    await ada.goes('/goal/new');
    await ada.isAlive();
    await page.locator('#new-statement').fill(ENDLESS);
    await page.locator('summary', { hasText: 'Who sees it' }).click();
    await page.getByLabel('Ms Rivera').check({ force: true });
    await page.getByRole('button', { name: 'Set this goal' }).click();
    await expect(page).toHaveURL(/\/goal\/[0-9a-f-]{36}$/);
    await bearsIt(page, 'a goal');
  });

  await test.step('a board', async () => {
    await rivera.goes(`${rivera.classPath}/boards`);
    await desk.getByLabel('Learning target').fill(ADDRESS);
    await desk.getByRole('button', { name: 'Make the board' }).click();
    await expect(desk).toHaveURL(/\/edit$/);
    await desk.getByLabel('How I show it: a new option').fill(ADDRESS);
    await desk.getByRole('button', { name: 'Keep' }).first().click();
    await expect(desk.getByText('The board is kept.')).toBeVisible();
    await bearsIt(desk, 'a board being edited');
    await desk.getByRole('link', { name: 'Back to the board' }).click();
    await bearsIt(desk, 'a draft');
    await desk.getByRole('button', { name: 'Open it to the class' }).click();
    await expect(desk.getByText('Your students find the board now.')).toBeVisible();
    await bearsIt(desk, 'an open board');
  });

  for (const path of [`${rivera.classPath}/boards`, `${rivera.classPath}/goals`, '/asks']) {
    await rivera.goes(path);
    await bearsIt(desk, path);
  }
  for (const path of ['/home', '/goals', '/choices']) {
    await ada.goes(path);
    if (path !== '/choices') await ada.isAlive();
    await bearsIt(page, path);
  }
  await ada.goes((await page.locator('a[href^="/board/"]').first().getAttribute('href')) ?? '');
  await bearsIt(page, 'a board');
  await server.stop();
});
