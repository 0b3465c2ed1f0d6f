// What a screen reader is told of the pages where most of a lesson happens: landmarks, headings in their order, names, and what is pressed or
// picked. A label, a heading or a place that is lost fails here. (What axe finds wrong on any page: accessible.spec.ts.)
import { type Browser, expect, type Page, test } from '../classroom/test';
import { ANSWER, CONSOLE } from '../classroom/heard/console';
import { EARLY_HOME, EARLY_PICTURES } from '../classroom/heard/early';
import { GOAL } from '../classroom/heard/goal';
import { HOME, HOME_IN_ARABIC } from '../classroom/heard/home';
import { CODE, found, NAME, NO_SUCH_CODE, PICTURES, PICTURES_2, SHOWN_2 } from '../classroom/heard/joining';
import { ANSWERED, FOLLOWED, REVISED, SHARED } from '../classroom/heard/piece';
import { REMOTE } from '../classroom/heard/remote';
import { HELP, IN_LINE, WRITING } from '../classroom/heard/writing';
import { PIN, Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { takesTheRemote } from '../classroom/stage';

const isHeard = (page: Page, as: string) => expect(page.locator('body')).toMatchAriaSnapshot(as);

/** Science has opened goals and asks why leaves turn; Ada is there, Bo not yet. */
async function lesson(browser: Browser): Promise<{ server: Server; rivera: Teacher; code: string; ada: Student }> {
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  await rivera.opens('goals', 'reflection');
  const code = await rivera.opensTheDoor();
  await rivera.asks('Why do leaves turn?');
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  return { server, rivera, code, ada };
}

test('a student hears where she is, what she is asked and what she can do', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, code, ada } = await lesson(browser);
  const { page } = ada;
  await test.step('home', async () => {
    await isHeard(page, HOME);
  });

  await test.step('writing a reflection, and asking for help with it', async () => {
    await page.getByRole('link', { name: 'Answer this' }).click();
    await ada.box.waitFor();
    await ada.isAlive();
    await page.getByText('Is it clear?').click();
    await isHeard(page, WRITING);
    await page.locator('summary', { hasText: 'Ask for help now' }).click();
    await isHeard(page, HELP);
    await page.getByRole('button', { name: 'Get in line', exact: true }).click();
    await isHeard(page, IN_LINE);
  });

  await test.step('a goal', async () => {
    await ada.goes('/goal/new');
    await ada.isAlive();
    await page.locator('#new-statement').fill('Ask one question in every lesson');
    await page.locator('summary', { hasText: 'If something gets in the way' }).click();
    await page.locator('#new-obstacle').fill('I feel silly');
    await page.locator('#new-then').fill('I write it down first');
    await page.getByRole('button', { name: 'Set this goal' }).click();
    await expect(page).toHaveURL(/\/goal\/[0-9a-f-]{36}$/);
    await isHeard(page, GOAL);
  });

  await test.step('home, for a classmate who reads Arabic', async () => {
    const bo = await Student.arrives(browser, server.origin, 'Bo Lindqvist');
    await bo.joins(code);
    await bo.goes('/account');
    await bo.page.locator('select[name=language]').selectOption('ar');
    await bo.page.locator('form[action="/account/look"] button').last().click();
    await expect(bo.page.locator('html')).toHaveAttribute('lang', 'ar');
    await bo.goes('/home');
    await bo.isAlive();
    await isHeard(bo.page, HOME_IN_ARABIC);
  });
  await server.stop();
});

/** To the board of pictures, and what is heard on the way there. */
async function comesToThePictures({ page, first }: Student, code: string): Promise<void> {
  await page.locator('[name=code]').fill(code);
  await page.getByRole('button', { name: 'Go in' }).click();
  await isHeard(page, NAME);
  await page.locator('[name=q]').fill(first.slice(0, 2).toLowerCase());
  await page.getByRole('button', { name: 'Find me' }).click();
  await isHeard(page, found(first));
  await page.locator('.name-button').click();
}

async function pressesTwo(page: Page): Promise<void> {
  for (const picture of PIN.slice(0, 2)) await page.locator(`.pin-grid [data-picture="${picture}"]`).click();
}

test('a student hears the way in, what came back, and what became of it', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, rivera, code, ada } = await lesson(browser);
  const { page } = ada;

  await test.step('code, name and pictures, the first time and another day', async () => {
    const bo = await Student.arrives(browser, server.origin, 'Bo Lindqvist');
    await bo.goes('/join');
    await isHeard(bo.page, CODE);
    await bo.page.locator('[name=code]').fill('maple otter');
    await bo.page.getByRole('button', { name: 'Go in' }).click();
    await isHeard(bo.page, NO_SUCH_CODE);
    // A page that comes is begun with its title: that it is the same again, and which press it is.
    await expect(bo.page).toHaveTitle(/^Look again: /);
    await comesToThePictures(bo, code);
    await isHeard(bo.page, PICTURES);
    await pressesTwo(bo.page);
    await isHeard(bo.page, PICTURES_2);
    await expect(bo.page).toHaveTitle(/^Picture 3 of 4: Choose your four pictures/);
    const again = await Student.arrives(browser, server.origin, 'Ada Okafor');
    await again.goes('/join');
    await comesToThePictures(again, code);
    await pressesTwo(again.page);
    await isHeard(again.page, SHOWN_2);
    await expect(again.page).toHaveTitle(/^Picture 3 of 4: /);
  });

  await test.step('a piece that is shared', async () => {
    await page.getByRole('link', { name: 'Answer this' }).click();
    await ada.box.fill('Leaves make their own food.');
    await page.getByText('Is it clear?').click();
    await ada.shares();
    await expect(page).toHaveURL(/\/piece\//);
    await isHeard(page, SHARED);
  });

  await test.step('its answer, and what she did with it', async () => {
    await rivera.watchesTheConsole();
    await rivera.card('Ada').getByRole('link').first().click();
    await rivera.page.locator('#strength').fill('You say what they make.');
    await rivera.page.locator('#question').fill('Of what do they make it?');
    await rivera.page.getByRole('button', { name: /^Send/ }).first().click();
    await isHeard(page, ANSWERED);
    await page.getByRole('button', { name: 'I used it' }).click();
    await isHeard(page, FOLLOWED);
  });

  await test.step('version 2, and what changed in it', async () => {
    await ada.goesOn();
    await ada.box.fill('Leaves make their own food of light.');
    await ada.shares();
    await isHeard(page, REVISED);
  });
  await server.stop();
});

test('one of grade 1 hears what each picture is', async ({ browser }) => {
  const server = await Server.start(), rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Grade 1', 'k-2');
  await rivera.putsOnTheRoster(['Otis Grant']);
  const code = await rivera.opensTheDoor();
  await rivera.asks('What did you see?');
  const otis = await Student.arrives(browser, server.origin, 'Otis Grant'), { page } = otis;
  await otis.goes('/join');
  await page.locator('[name=code]').fill(code);
  await page.getByRole('button', { name: 'Go in' }).click();
  await page.locator('[name=q]').fill('ot');
  await page.getByRole('button', { name: 'Find me' }).click();
  await page.locator('.name-button').click();
  await isHeard(page, EARLY_PICTURES);
  await otis.pressesPictures(PIN);
  await isHeard(page, EARLY_HOME);
  await server.stop();
});

test('a teacher hears who is here, who waits, and what stands on the wall', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, rivera, ada } = await lesson(browser);
  const { page } = rivera;
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.fill('Leaves make their own food.');
  await ada.page.getByText('Is it clear?').click();
  await ada.shares();
  await expect(ada.page).toHaveURL(/\/piece\//);

  await test.step('the console', async () => {
    await rivera.watchesTheConsole();
    await isHeard(page, CONSOLE);
  });

  await test.step('a piece, and the boxes to answer it in', async () => {
    await rivera.card('Ada').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
    await isHeard(page, ANSWER);
  });

  await test.step('the remote, with the prompt put on the wall', async () => {
    const { phone, presses } = await takesTheRemote(rivera);
    await presses('Prompt');
    await isHeard(phone, REMOTE);
  });
  await server.stop();
});
