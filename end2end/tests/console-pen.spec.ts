// While a teacher writes, the class goes on: somebody asks for help, hands in, comes, revises. All of it is told, and none of it takes the pen
// out of the hand: the field keeps the focus, its words what is selected in them, and the page what is in sight.
import { expect, test } from '../classroom/test';
import { firstLesson } from '../classroom/lessons';
import { penOf, writes } from '../classroom/pen';
import { Student } from '../classroom/people';

const NAMES = ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling'];
const AT_ONCE = { timeout: 5_000 };
const ANSWER = 'You say where it comes from. Where does it go at night?';
const NOTE = 'Look at a leaf on your way home.';

test('a class asks, hands in, comes and revises while its teacher writes', async ({ browser }) => {
  test.setTimeout(240_000);
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const { page } = rivera;
  const begins = async (name: string, words: string) => {
    const student = await Student.arrives(browser, server.origin, name);
    await student.joins(code);
    await student.page.getByRole('link', { name: 'Answer this' }).click();
    await student.box.fill(words);
    return student;
  };
  const ada = await begins(NAMES[0], 'Leaves make their own food.');
  await ada.shares();
  await expect(ada.page).toHaveURL(/\/piece\//);
  const bo = await begins(NAMES[1], 'It is the light.');

  // A small laptop: the columns scroll.
  await page.setViewportSize({ width: 1366, height: 640 });
  await rivera.watchesTheConsole();
  await rivera.card('Ada').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
  const pen = await writes(page, '#question', ANSWER, 'night?'.length);

  await test.step('Bo asks for help', async () => {
    await bo.page.locator('summary', { hasText: 'Ask for help now' }).click();
    await bo.page.getByRole('button', { name: 'Get in line', exact: true }).click();
    await expect(page.locator('.tile[data-doing=help]', { hasText: 'Bo' })).toBeVisible(AT_ONCE);
    expect(await penOf(page)).toEqual(pen);
  });

  await test.step('Bo hands in', async () => {
    await bo.shares();
    await expect(page.getByRole('button', { name: /^1 new reflection/ })).toBeVisible(AT_ONCE);
    expect(await penOf(page)).toEqual(pen);
    await expect(page.locator('#live')).toHaveText('1 new reflection.', { timeout: 10_000 });
  });

  const chen = await test.step('Chen comes, for the first time', async () => {
    const chen = await begins(NAMES[2], 'The cold paints them.');
    await expect(page.locator('.tile[data-doing=writing]', { hasText: 'Chen' })).toBeVisible(AT_ONCE);
    expect(await penOf(page)).toEqual(pen);
    return chen;
  });

  await test.step('Ada revises the very piece that is being answered', async () => {
    await ada.goesOn();
    await ada.box.fill('Leaves make their own food, by day.');
    await ada.shares();
    await expect(page.getByRole('button', { name: /^Version 2 has arrived/ })).toBeVisible(AT_ONCE);
    expect(await penOf(page)).toEqual(pen);
  });

  await test.step('what she types next takes the place of what was selected', async () => {
    await page.keyboard.type('noon?');
    await expect(page.locator('#question')).toBeFocused();
    await expect(page.locator('#question')).toHaveValue(ANSWER.replace('night?', 'noon?'));
  });

  await test.step('and so it is in a note to the class', async () => {
    await page.getByText('A note to the whole class').click();
    const note = await writes(page, '#note', NOTE, 'home.'.length);
    await chen.shares();
    await expect(page.getByRole('button', { name: /^2 new reflections/ })).toBeVisible(AT_ONCE);
    expect(await penOf(page)).toEqual(note);
    await page.keyboard.type('to school.');
    await expect(page.locator('#note')).toHaveValue('Look at a leaf on your way to school.');
  });
  await server.stop();
});
