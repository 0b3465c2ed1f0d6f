// Written from right to left. English pages are turned before they are first painted (Arabic ones: languages.spec.ts): what is laid out then must
// be laid out from the right. And what a student writes in Arabic runs from the right on every page that shows it.
import { type BrowserContext, expect, type Locator, type Page, test } from '../classroom/test';
import { fits, runsFromTheRight } from '../classroom/layout';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

const LEAVES = 'الأوراق تصنع غذاءها بنفسها.';
const UNSURE = 'هل يفهم أخي ما كتبت؟';

async function turn(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const turn = () => document.documentElement?.setAttribute('dir', 'rtl');
    new MutationObserver(turn).observe(document, { childList: true });
    turn();
  });
}

async function isTurned(page: Page, what: string): Promise<number> {
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  let icons = 0;
  for (const width of [390, 1366]) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, `${what} at ${width}`);
    icons += await runsFromTheRight(page, `${what} at ${width}`);
  }
  return icons;
}

test('pages that are turned are laid out from the right', async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await turn(rivera.context);
  let icons = 0;
  for (const path of ['/', '/join', '/sign-in']) {
    await rivera.goes(path);
    icons += await isTurned(rivera.page, path);
  }
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  icons += await isTurned(rivera.page, '/classes');
  const code = await rivera.goesToTheFirstClass();
  icons += await isTurned(rivera.page, 'a class');

  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await turn(ada.context);
  await ada.goes('/join');
  await ada.page.locator('[name=code]').fill(code);
  await ada.page.locator('main form').first().getByRole('button').click();
  await ada.page.locator('[name=q]').fill('ada');
  await ada.page.getByRole('button', { name: 'Find me' }).click();
  await ada.page.locator('.name-button').first().waitFor();
  icons += await isTurned(ada.page, 'the names');
  await ada.joins(code);
  icons += await isTurned(ada.page, '/home');
  await ada.goes((await ada.page.locator('a[href^="/piece/"]').first().getAttribute('href')) ?? '');
  await ada.isAlive();
  icons += await isTurned(ada.page, 'a piece');
  await ada.goes('/goals');
  await ada.isAlive();
  icons += await isTurned(ada.page, '/goals');
  await ada.goes((await ada.page.locator('a[href^="/goal/"]:not([href$="new"])').first().getAttribute('href')) ?? '');
  await ada.isAlive();
  icons += await isTurned(ada.page, 'a goal');
  await ada.goes('/choices');
  await isTurned(ada.page, '/choices');
  await ada.goes((await ada.page.locator('a[href^="/board/"]').first().getAttribute('href')) ?? '');
  icons += await isTurned(ada.page, 'a board');
  await ada.goes('/helped');
  await isTurned(ada.page, '/helped');
  for (const path of ['/shelf', '/try', '/questions', '/portfolio', '/portfolio/story', '/conferences']) {
    await ada.goes(path);
    icons += await isTurned(ada.page, path);
  }
  for (const path of ['/rubrics', '/data']) {
    await ada.goes(path);
    await isTurned(ada.page, path);
  }

  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await turn(elias.context);
  await elias.joins(code);
  await elias.page.getByRole('link', { name: 'Answer this' }).click();
  await elias.box.waitFor();
  icons += await isTurned(elias.page, 'writing');

  await rivera.watchesTheConsole();
  icons += await isTurned(rivera.page, 'the console');
  await rivera.page.locator('.inbox .item').nth(1).getByRole('link').first().click();
  await rivera.page.locator('#strength').waitFor();
  icons += await isTurned(rivera.page, 'the console with a piece');
  expect(icons, 'there were icons that point').toBeGreaterThan(5);
  await server.stop();
});

/** Arabic runs from the right, and its line ends at the right edge; on a page that runs from the left. */
async function runsItsOwnWay(text: Locator, what: string): Promise<void> {
  await expect(text, what).toHaveCSS('direction', 'rtl');
  const gap = await text.evaluate((one) => {
    const inside = document.createRange();
    inside.selectNodeContents(one);
    const { paddingRight, borderRightWidth } = getComputedStyle(one);
    const ends = Math.max(...[...inside.getClientRects()].map((box) => box.right));
    return one.getBoundingClientRect().right - parseFloat(paddingRight) - parseFloat(borderRightWidth) - ends;
  });
  expect(gap, `${what}: from its text to the right edge`).toBeLessThanOrEqual(4);
}

test('Arabic runs from the right wherever it is shown', async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science');
  await rivera.putsOnTheRoster(['Dina Haddad', 'Bo Lindqvist']);
  const code = await rivera.opensTheDoor();
  await rivera.asks();
  await rivera.watchesTheConsole();
  const opened = rivera.context.waitForEvent('page');
  await rivera.page.getByRole('button', { name: /^Projector/ }).first().click();
  await rivera.page.getByRole('button', { name: 'Start', exact: true }).click();
  const wall = await opened;

  const dina = await Student.arrives(browser, server.origin, 'Dina Haddad');
  await dina.joins(code);
  await dina.page.getByRole('link', { name: 'Answer this' }).click();
  await dina.box.fill(LEAVES);
  await expect(dina.box).toHaveCSS('direction', 'rtl');
  await dina.page.getByText('In my own words…').click();
  await dina.page.locator('#ask_words').fill(UNSURE);
  await expect(dina.page.locator('#ask_words')).toHaveCSS('direction', 'rtl');
  await dina.page.locator('[name=wall_consent]').check({ force: true });
  await dina.page.locator('summary', { hasText: 'How it would look' }).click();
  await runsItsOwnWay(dina.page.locator('.wall-card p'), 'the preview');
  await dina.page.getByRole('button', { name: /^Share/ }).click();
  await expect(dina.page).toHaveURL(/\/piece\//);
  await runsItsOwnWay(dina.page.locator('.version .words p'), 'the student’s own page');

  await rivera.page.bringToFront();
  await expect(rivera.page.locator('html')).toHaveAttribute('dir', 'ltr');
  await runsItsOwnWay(rivera.card('Dina').locator('.item-words'), 'the inbox');
  await rivera.card('Dina').getByRole('link').first().click();
  await runsItsOwnWay(rivera.page.locator('.open-words p'), 'the open piece');
  await runsItsOwnWay(rivera.page.locator('.reply-ask').getByText(UNSURE), 'what the student asks');
  await rivera.page.locator('#strength').fill(LEAVES);
  await expect(rivera.page.locator('#strength')).toHaveCSS('direction', 'rtl');
  await rivera.page.getByRole('button', { name: /^Release/ }).click();
  await wall.locator('.wall-card').waitFor();
  await runsItsOwnWay(wall.locator('.wall-card p'), 'the wall');
  await rivera.page.getByRole('button', { name: /^Send/ }).first().click();
  await runsItsOwnWay(dina.page.locator('.feedback .words'), 'the answer');
  await server.stop();
});
