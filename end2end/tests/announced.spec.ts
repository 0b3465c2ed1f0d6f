// What is said aloud by itself, to whoever does not see the page: each piece of news once. Twice is a voice that talks over what is read; never is
// news that nobody hears of. (What a page says when it is read: heard.spec.ts.)
import { expect, test } from '../classroom/test';
import { listens, twice } from '../classroom/announced';
import { QuietStudent } from '../classroom/crowd';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

const PATIENTLY = { timeout: 15_000 };
/** What may still come of it has come by then. */
const A_WHILE = 3_000;

test('a share, an answer and a line that comes back are each said once', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor', 'Bo Lindqvist']);
  const { page: desk } = rivera, teacher = await listens(rivera.context);
  // She reads another one: what comes meanwhile waits to be shown.
  await (await QuietStudent.comes(server.origin, code, 'Bo')).shares(rivera.classPath, ['It is the light.'], false);
  await rivera.watchesTheConsole();
  await rivera.card('Bo').getByRole('link').first().click();
  await expect(desk.getByRole('heading', { name: 'Answer Bo Lindqvist' })).toBeVisible();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor'), { page } = ada, student = await listens(ada.context);
  await ada.joins(code);
  await page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await ada.isAlive();
  await ada.box.fill('Leaves make their own food.');
  await expect(page.locator('.header .status')).toHaveText('Saved', PATIENTLY);

  const times = (said: string[], what: RegExp) => said.filter((one) => what.test(one)).length;

  await test.step('shared: she hears whose turn it is, her teacher that there is something new', async () => {
    teacher.takes();
    student.takes();
    await ada.shares();
    await expect(page).toHaveURL(/\/piece\//);
    await expect(desk.locator('#live')).toHaveText('1 new reflection.', PATIENTLY);
    await page.waitForTimeout(A_WHILE);
    const [heard, told] = [student.takes(), teacher.takes()];
    expect(times(heard, /Ms Rivera/), heard.join(' | ')).toBe(1);
    expect(twice(heard)).toEqual([]);
    expect(times(told, /^1 new reflection\.$/), told.join(' | ')).toBe(1);
    expect(twice(told)).toEqual([]);
  });

  await test.step('answered: she hears that it came, her teacher that it went', async () => {
    await desk.keyboard.press('n');
    await rivera.card('Ada').getByRole('link').first().click();
    // Until then Bo's box is there, and what is typed is his.
    await expect(desk.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
    await desk.locator('#strength').fill('You say what they make.');
    teacher.takes();
    await desk.getByRole('button', { name: /^Send/ }).first().click();
    await expect(page.locator('#live')).toHaveText(/Ms Rivera answered/, PATIENTLY);
    await page.waitForTimeout(A_WHILE);
    const [heard, told] = [student.takes(), teacher.takes()];
    expect(times(heard, /Ms Rivera answered/), heard.join(' | ')).toBe(1);
    expect(twice(heard)).toEqual([]);
    expect(times(told, /^Sent\. The student sees it now\.$/), told.join(' | ')).toBe(1);
    expect(twice(told)).toEqual([]);
  });

  await test.step('the line breaks and comes back: where the words are, and that they have arrived', async () => {
    await ada.goesOn();
    await ada.context.setOffline(true);
    await ada.box.fill('Leaves make their own food, by day.');
    await expect(page.locator('.header .status')).toHaveAttribute('data-state', 'device', PATIENTLY);
    await page.waitForTimeout(A_WHILE);
    const away = student.takes();
    expect(times(away, /Saved on this device/), away.join(' | ')).toBe(1);
    await ada.context.setOffline(false);
    await expect(page.locator('.header .status')).toHaveText('Saved', PATIENTLY);
    await page.waitForTimeout(A_WHILE);
    const back = student.takes();
    expect(times(back, /^Saved$/), back.join(' | ')).toBe(1);
    expect(twice([...away, ...back].filter((one) => one !== 'Saving…'))).toEqual([]);
  });
  await server.stop();
});

test('nothing is open on the console: what comes in takes its place, and is said once for all of a moment', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor', 'Bo Lindqvist']);
  const { page: desk } = rivera, teacher = await listens(rivera.context);
  const ada = await QuietStudent.comes(server.origin, code, 'Ada'), bo = await QuietStudent.comes(server.origin, code, 'Bo');
  await rivera.watchesTheConsole();
  teacher.takes();
  await Promise.all([ada.shares(rivera.classPath, ['It is the light.'], false), bo.shares(rivera.classPath, ['It is the air.'], false)]);
  await expect(rivera.card('Ada')).toBeVisible(PATIENTLY);
  await expect(rivera.card('Bo')).toBeVisible(PATIENTLY);
  await expect(desk.locator('#live')).toHaveText('2 new reflections.', PATIENTLY);
  await desk.waitForTimeout(A_WHILE);
  expect(teacher.takes().filter((said) => /new reflection/.test(said))).toEqual(['2 new reflections.']);
  await server.stop();
});
