// What stands before the class: the console's keys, the remote in a hand, and the projector beside them. What the wall is told never holds a
// name or a word that was not released.
import { expect, type Page, test } from '@playwright/test';
import { isAccessible } from '../classroom/accessible';
import { firstLesson } from '../classroom/lessons';
import { fits } from '../classroom/layout';
import { Student } from '../classroom/people';
import { neverHeld, opensTheWall } from '../classroom/traffic';

const NAMES = ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling', 'Dina Sato', 'Emil Berg'];
const AT_ONCE = { timeout: 3_000 };
const ADA = 'I used to think the cold painted them.';
const ADA_2 = 'Leaves make their own food, and the yellow was there all along.';
const HELD = 'The janitor is sad in autumn.';

/** Nothing to scroll, nothing outside of the window. */
async function fillsTheWindow(wall: Page, what: string): Promise<void> {
  for (const [width, height] of [[1280, 720], [1920, 1080]]) {
    await wall.setViewportSize({ width, height });
    await fits(wall, `${what} at ${width}`);
    const over = await wall.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(over, `${what} at ${width} × ${height} has to be scrolled`).toBeLessThanOrEqual(0);
  }
  await wall.setViewportSize({ width: 1280, height: 720 });
}

async function shares(student: Student, words: string, mayShow: boolean): Promise<void> {
  const { page } = student;
  await page.getByRole('link', { name: 'Answer this' }).first().click();
  await student.box.fill(words);
  await page.getByText('Is it clear?').click();
  if (mayShow) await page.locator('[name=wall_consent]').check({ force: true });
  await student.shares();
  await expect(page).toHaveURL(/\/piece\//);
}

test('console, remote and projector run a class together', async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  await rivera.watchesTheConsole();
  const wall = await opensTheWall(rivera);
  const students: Student[] = [];
  for (const name of NAMES) {
    const student = await Student.arrives(browser, server.origin, name);
    await student.joins(code);
    students.push(student);
  }
  const [ada, bo] = students;
  const phone = await rivera.context.newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  const remote = `${server.origin}${rivera.classPath}/remote`;
  await phone.goto(remote);
  const presses = async (name: string | RegExp) => {
    await phone.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first().click();
    await phone.waitForURL(remote);
  };

  await test.step('the way in, with a stone for each who came', async () => {
    await presses('Way in');
    await expect(wall.page.locator('.heap ellipse')).toHaveCount(NAMES.length, AT_ONCE);
    await fillsTheWindow(wall.page, 'the way in');
  });

  await test.step('a timer beside the prompt, and a minute more', async () => {
    await presses('Prompt');
    await presses('5 minutes');
    await expect(wall.page.getByRole('timer')).toHaveText(/^[45]:\d\d$/, AT_ONCE);
    await presses('A minute more');
    await expect(wall.page.getByRole('timer')).toHaveText(/^[56]:\d\d$/, AT_ONCE);
    await fillsTheWindow(wall.page, 'the prompt');
    await presses('Stop the timer');
    await expect(wall.page.getByRole('timer')).toHaveCount(0, AT_ONCE);
  });

  await test.step('the next piece that consents goes up; held words do not', async () => {
    await shares(ada, ADA, true);
    await shares(bo, HELD, false);
    await expect(phone.getByRole('button', { name: 'Release the next of 1' })).toBeEnabled(AT_ONCE);
    await presses(/^Release the next/);
    await presses('The wall');
    await expect(wall.page.locator('.wall-card')).toHaveText([new RegExp(ADA)], AT_ONCE);
    await expect(phone.locator('.remote-preview')).toContainText(ADA);
    await expect(phone.locator('main')).not.toContainText('Okafor');
    await fillsTheWindow(wall.page, 'the wall');
  });

  await test.step('the spotlight; the version before it only when Ada agrees', async () => {
    await ada.goesOn();
    await ada.box.fill(ADA_2);
    await ada.page.locator('[name=wall_consent]').check({ force: true });
    await ada.shares();
    await expect(phone.getByRole('button', { name: 'Release the next of 1' })).toBeEnabled(AT_ONCE);
    await presses(/^Release the next/);
    await presses('Spotlight');
    await expect(wall.page.locator('.scene-spotlight')).toContainText(ADA_2, AT_ONCE);
    await expect(wall.page.locator('.scene-spotlight')).not.toContainText('painted');
    await presses('Ask to show the version before, too');
    await ada.goes('/home');
    await ada.page.getByRole('link', { name: 'May your earlier version be on the wall, too?' }).click();
    await isAccessible(ada.page, 'the question about the version before');
    await ada.page.getByRole('button', { name: 'Yes, show both' }).click();
    await expect(wall.page.locator('.spotlight-side')).toHaveCount(2, AT_ONCE);
    await fillsTheWindow(wall.page, 'the spotlight');
    await ada.page.getByRole('button', { name: 'No, keep it to us' }).click();
    await expect(wall.page.locator('.spotlight-side')).toHaveCount(1, AT_ONCE);
  });

  await test.step('keys on the console: blank, and back; a scene by its number', async () => {
    await rivera.page.locator('main').click({ position: { x: 4, y: 4 } });
    await rivera.page.keyboard.press('b');
    await expect(wall.page.locator('.scene-blank')).toBeVisible(AT_ONCE);
    await rivera.page.keyboard.press('b');
    await expect(wall.page.locator('.scene-spotlight')).toBeVisible(AT_ONCE);
    await rivera.page.keyboard.press('7');
    await expect(wall.page.getByRole('heading', { name: 'One word to go with' })).toBeVisible(AT_ONCE);
  });

  await test.step('the closing word: nothing of four, something of five', async () => {
    for (const [at, student] of students.entries()) {
      await student.goes('/home');
      await student.page.getByRole('link', { name: 'Take a word to go with from Science' }).click();
      await student.page.getByRole('button', { name: 'curious', exact: true }).click();
      await expect(student.page.getByText('You took: curious')).toBeVisible();
      if (at < 4) await expect(wall.page.locator('.wall-words')).toHaveCount(0);
    }
    await expect(wall.page.locator('.wall-words')).toHaveText('curious', AT_ONCE);
    await isAccessible(students[0].page, 'the closing word');
    await fillsTheWindow(wall.page, 'the closing word');
  });

  await test.step('keys of the window: shown by ?, closed by Escape', async () => {
    const help = wall.page.getByRole('dialog', { name: 'Keys of this window' });
    await expect(help).toBeHidden();
    await wall.page.keyboard.press('?');
    await expect(help).toBeVisible();
    await wall.page.keyboard.press('Escape');
    await expect(help).toBeHidden();
  });

  await isAccessible(phone, 'the remote');
  await isAccessible(wall.page, 'the wall');
  neverHeld(wall.told, [...NAMES.flatMap((name) => name.split(' ')), 'janitor'], 'on the wall');
});
