// Every page, in light and in dark: axe finds nothing, nothing scrolls sideways on a phone, and each has one heading of the first rank.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { isFitForAll } from '../classroom/fit';
import { fits } from '../classroom/layout';
import { PIN, Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

/** On paper: no bar and no button, dark on white, and no wider than the sheet. */
async function isFitToPrint(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  // A4 between its margins.
  await page.setViewportSize({ width: 688, height: 1016 });
  await isAccessible(page, what);
  await expect(page.locator('.header, .button').and(page.locator(':visible')), what).toHaveCount(0);
  await expect(page.locator('.growth-side')).toHaveCount(2);
  await fits(page, what);
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1366, height: 768 });
}

test('every page is for everyone', async ({ browser }) => {
  test.setTimeout(900_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  for (const path of ['/', '/join', '/sign-in', '/offline', '/no-such-page']) {
    await rivera.goes(path);
    await isFitForAll(rivera.page, path);
  }
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const own = rivera.classPath;
  for (const path of ['/classes', own, `${own}/goals`, `${own}/starters`, `${own}/competencies`, '/asks', `${own}/boards`, '/proposals', `${own}/shelf`, `${own}/questions`, `${own}/rounds`, '/tries', `${own}/roster`, `${own}/prompts`, `${own}/exit`, '/account', '/school', '/school/tools', '/style', `${own}/rubrics`, `${own}/data`, `${own}/access`, '/stories']) {
    await rivera.goes(path);
    await isFitForAll(rivera.page, path.replace(/[0-9a-f-]{36}/, '…'));
  }
  // What a teacher does about one student, and a goal that one showed.
  await rivera.goes(`${own}/goals`);
  const [about, goal] = ((await rivera.page.locator('a[href*="/goals#goal-"]').first().getAttribute('href')) ?? '').split('/goals#goal-');
  for (const path of [about, `${about}/growth`, `${about}/goals`, `/shown/${goal}`]) {
    await rivera.goes(path);
    await isFitForAll(rivera.page, path.replace(/[0-9a-f-]{36}/g, '…'));
  }
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await isFitForAll(ada.page, '/home');
  const piece = await ada.page.locator('a[href^="/piece/"]').first().getAttribute('href');
  for (const path of [piece ?? '', '/goals', '/goal/new', '/shelf', '/try', '/questions', '/growth', '/talk', '/account', '/inquiries', '/reads', '/rubrics', '/data', `${piece}/criteria`, `${piece}/beside`, '/growth/view', '/portfolio', '/portfolio/story', '/portfolio/export', '/conferences']) {
    await ada.goes(path);
    await isFitForAll(ada.page, path.replace(/[0-9a-f-]{36}/, '…'));
  }
  for (const path of ['/choices', '/helped']) {
    await ada.goes(path);
    await isFitForAll(ada.page, path);
  }
  await ada.goes('/choices');
  await ada.goes((await ada.page.locator('a[href^="/board/"]').first().getAttribute('href')) ?? '');
  await isFitForAll(ada.page, 'a board');
  await rivera.goes(`${own}/boards`);
  const board = (await rivera.page.locator('a[href*="/board/"]').first().getAttribute('href')) ?? '';
  for (const path of [board, `${board}/edit`]) {
    await rivera.goes(path);
    await isFitForAll(rivera.page, path.replace(/[0-9a-f-]{36}/g, '…'));
  }
  const pair = await ada.page.goto(`${server.origin}/growth`).then(() => ada.page.locator('a[href^="/growth/"]').first().getAttribute('href'));
  await ada.goes(pair ?? '');
  await ada.isAlive();
  await isFitForAll(ada.page, 'a pair');
  await isFitToPrint(ada.page, 'a pair, printed');
  await ada.goes('/talk');
  await ada.isAlive();
  await ada.page.getByRole('textbox').fill('It is about the bus.');
  await ada.page.getByRole('button', { name: 'Send' }).click();
  await expect(ada.page.getByRole('heading', { name: 'It is sent' })).toBeVisible();
  await isFitForAll(ada.page, 'asked to talk');
  const osei = await Teacher.arrives(browser, server.origin);
  await osei.signsIn('osei@waymark.example', 'waymark demo');
  await isFitForAll(osei.page, '/classes of whom a student waits for');
  await osei.goes('/talks');
  await expect(osei.page.getByText('It is about the bus.')).toBeVisible();
  await isFitForAll(osei.page, '/talks');
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

test('the ways in are for everyone too', async ({ browser }) => {
  test.setTimeout(600_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  rivera.quiet = false;
  await rivera.goes('/setup');
  await isFitForAll(rivera.page, '/setup');
  await rivera.setsUpTheSchool();
  await isFitForAll(rivera.page, '/classes of a new teacher');
  await rivera.makesAClass('Science · Period 2');
  await isFitForAll(rivera.page, 'a class without anybody');
  await rivera.goes(`${rivera.classPath}/roster`);
  await rivera.page.locator('[name=names]').fill('Ada Okafor\nBo Lindqvist\n123\nAda Okafor');
  await rivera.page.getByRole('button', { name: 'Check what will happen' }).click();
  await isFitForAll(rivera.page, 'a list with rows to mend');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  const code = await rivera.opensTheDoor();

  // To the school: whoever is new, whoever has the link of yesterday, and whoever may come without any.
  await rivera.goes('/school');
  await rivera.page.getByRole('button', { name: 'Invite a teacher' }).click();
  await isFitForAll(rivera.page, 'an invitation that is ready');
  const toSchool = await rivera.page.locator('#link').inputValue();
  const brennan = await Teacher.arrives(browser, server.origin);
  await brennan.page.goto(toSchool);
  await isFitForAll(brennan.page, 'a sign-up by invitation');
  await brennan.page.locator('[name=name]').fill('Mr Brennan');
  await brennan.page.locator('[name=email]').fill('brennan@northside.example');
  await brennan.page.locator('[name=password]').fill('short');
  await brennan.page.getByRole('button', { name: 'Make my account' }).click();
  await expect(brennan.page.locator('[name=password]')).toHaveAttribute('aria-invalid', 'true');
  await isFitForAll(brennan.page, 'a sign-up that did not stand');
  await brennan.page.locator('[name=password]').fill('three words and more');
  await brennan.page.getByRole('button', { name: 'Make my account' }).click();
  await expect(brennan.page).toHaveURL(/\/classes/);
  const stranger = await Teacher.arrives(browser, server.origin);
  await stranger.page.goto(toSchool);
  await expect(stranger.page.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();
  await isFitForAll(stranger.page, 'an invitation that is used up');
  await rivera.goes('/school');
  await rivera.page.locator('[name=open_sign_up]').check({ force: true });
  await rivera.page.locator('form[action$="/settings"]').getByRole('button', { name: 'Keep' }).click();
  await stranger.goes('/sign-up');
  await expect(stranger.page.getByRole('heading', { name: 'Join Northside School' })).toBeVisible();
  await isFitForAll(stranger.page, '/sign-up');
  await stranger.goes('/sign-in');
  await stranger.page.locator('[name=email]').fill('nobody@northside.example');
  await stranger.page.locator('[name=password]').fill('not the password');
  await stranger.page.locator('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(stranger.page.getByText('That email and password do not go together.')).toBeVisible();
  await isFitForAll(stranger.page, 'a sign-in that did not stand');

  // A password that was forgotten: the link, what it opens, what it says of a password that is none, and of a link that is used up.
  await rivera.goes('/school');
  await rivera.page.locator('summary', { hasText: 'Mr Brennan' }).click();
  await rivera.page.getByRole('button', { name: 'Link to a new password' }).click();
  await isFitForAll(rivera.page, 'a link to a new password');
  const toPassword = await rivera.page.locator('#link').inputValue();
  await stranger.page.goto(toPassword);
  await isFitForAll(stranger.page, 'a new password');
  for (const [password, what] of [['short', 'a new password that did not stand'], ['four words and more', 'a new password that stands']]) {
    await stranger.page.locator('[name=new]').fill(password);
    await stranger.page.getByRole('button', { name: 'Keep this password' }).click();
    await expect(stranger.page.locator('[name=new]')).toHaveCount(password === 'short' ? 1 : 0);
    await isFitForAll(stranger.page, what);
  }
  await stranger.page.goto(toPassword);
  await expect(stranger.page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await isFitForAll(stranger.page, 'a link that is used up');
  await brennan.signsIn('brennan@northside.example', 'four words and more');

  // Off the staff, and what can be taken back.
  await rivera.goes('/school');
  await rivera.page.locator('summary', { hasText: 'Mr Brennan' }).click();
  await rivera.page.getByRole('button', { name: 'Take off the staff' }).click();
  await isFitForAll(rivera.page, '/school, when somebody was taken off');
  await rivera.page.locator('summary', { hasText: 'No longer on the staff' }).click();
  await isFitForAll(rivera.page, 'who is no longer on the staff');
  await rivera.page.getByRole('button', { name: /^Bring back/ }).click();
  await expect(rivera.page.locator('.roster').first()).toContainText('Mr Brennan');
  await brennan.signsIn('brennan@northside.example', 'four words and more');

  // To a class.
  await rivera.goes(rivera.classPath);
  await rivera.page.getByRole('button', { name: 'Invite by link' }).click();
  const toClass = await rivera.page.locator('#link').inputValue();
  await brennan.page.goto(toClass);
  await expect(brennan.page.getByRole('button', { name: 'Accept' })).toBeVisible();
  await isFitForAll(brennan.page, 'an invitation to a class');

  // Students: the names, and the board of pictures in each of its states.
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.goes('/join');
  await ada.page.locator('[name=code]').fill('maple otter 000');
  await ada.page.locator('main form').first().getByRole('button').click();
  await isFitForAll(ada.page, 'a code that opens nothing');
  await ada.page.locator('[name=code]').fill(code);
  await ada.page.locator('main form').first().getByRole('button').click();
  await isFitForAll(ada.page, 'who are you?');
  for (const [typed, what] of [['zz', 'nobody by that name'], ['ad', 'the names']]) {
    await ada.page.locator('[name=q]').fill(typed);
    await ada.page.getByRole('button', { name: 'Find me' }).click();
    await expect(ada.page.locator('#found')).toContainText(typed);
    await isFitForAll(ada.page, what);
  }
  await ada.page.locator('.name-button').first().click();
  await isFitForAll(ada.page, 'pictures to choose');
  for (const [at, picture] of PIN.entries()) {
    await expect(ada.page.locator('.pin-slot[data-filled]')).toHaveCount(at);
    if (at === 2) await isFitForAll(ada.page, 'two pictures chosen');
    await ada.page.locator(`.pin-grid [data-picture="${picture}"]`).click();
  }
  await expect(ada.page.getByRole('heading', { name: 'Once more, the same four' })).toBeVisible();
  await isFitForAll(ada.page, 'pictures once more');
  await ada.joins(code);
  await isFitForAll(ada.page, 'a home with nothing in it yet');
  const again = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await again.goes('/join');
  await again.page.locator('[name=code]').fill(code);
  await again.page.locator('main form').first().getByRole('button').click();
  await again.page.locator('[name=q]').fill('ada');
  await again.page.getByRole('button', { name: 'Find me' }).click();
  await again.page.locator('.name-button').first().click();
  await expect(again.page.getByRole('heading', { name: 'Hello, Ada' })).toBeVisible();
  await isFitForAll(again.page, 'pictures to show');
  for (const at of [0, 1, 2, 3]) {
    await expect(again.page.locator('.pin-slot[data-filled]')).toHaveCount(at);
    await again.page.locator('.pin-grid [data-picture="bee"], .pin-grid [data-picture="apple"]').nth(at % 2).click();
  }
  await expect(again.page.getByText('Those are not the right pictures.')).toBeVisible();
  await isFitForAll(again.page, 'wrong pictures');
  await server.stop();
});
