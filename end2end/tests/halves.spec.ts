// Words that a student typed into a form and did not press: kept on the device, there again after a reload and the way back, nobody else's.
// (Without a browser: scripts/halves.test.mjs.)
import { expect, test } from '../classroom/test';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

const NAMES = ['Ada Okafor', 'Bo Lindqvist'];
const PATIENTLY = { timeout: 15_000 };
const HERE = 'Not sent yet. These words stay on this device.';

test('what was typed and not pressed stands there again, until it is sent', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const { page } = ada, line = page.locator('[data-form-line=half]');

  await test.step('an inquiry: a note half written, then a reload and the way back', async () => {
    await ada.goes('/inquiries');
    await page.getByLabel('Your question').fill('Are wolves bad?');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('link', { name: 'Add a note' }).click();
    // The form of a new note: a note that is there has one of its own.
    const note = page.locator('form#note'), found = note.getByLabel('What did you find out?'), says = note.getByLabel('What does it say?');
    await found.fill('The river moved');
    await says.pressSequentially('Trees came back');
    await expect(line).toHaveText(HERE, PATIENTLY);
    await page.reload();
    await expect(found).toHaveValue('The river moved', PATIENTLY);
    await expect(says).toHaveValue('Trees came back');
    await expect(line).toHaveText(HERE);
    const there = page.url();
    await ada.goes('/inquiries');
    await page.goto(there);
    await expect(found).toHaveValue('The river moved', PATIENTLY);
  });

  await test.step('sent, it stands there once, and the form is empty', async () => {
    await page.getByLabel('What is it called?').fill('A film we saw in class');
    await page.getByLabel('I trust it', { exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await expect(page.getByText('The note is kept.')).toBeVisible();
    await page.reload();
    await page.waitForTimeout(1_500);
    await expect(page.locator('form#note').getByLabel('What did you find out?')).toHaveValue('');
    await expect(line).toHaveCount(0);
  });

  await test.step('a new goal is no different, though it is another kind of page', async () => {
    await ada.goes('/goal/new');
    const statement = page.locator('textarea[name=statement]');
    await statement.fill('Ask one question each lesson');
    await expect(line).toHaveText(HERE, PATIENTLY);
    await page.reload();
    await expect(statement).toHaveValue('Ask one question each lesson', PATIENTLY);
    await page.getByRole('button', { name: 'Set this goal' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask one question each lesson');
    await ada.goes('/goal/new');
    await page.waitForTimeout(1_500);
    await expect(statement).toHaveValue('');
    await statement.fill('Half a thought');
    await expect(line).toHaveText(HERE, PATIENTLY);
  });

  await test.step('on a shared device it is hers alone', async () => {
    await ada.goes('/home');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/join$/);
    const bo = Student.onTheDeviceOf(ada, NAMES[1]), statement = page.locator('textarea[name=statement]');
    await bo.joins(code);
    await bo.goes('/goal/new');
    await page.waitForTimeout(2_000);
    await expect(statement).toHaveValue('');
  });
});
