// What a student says without a network, and their class cannot take any more by the time there is one: they read why in a plain sentence, find
// every word, copy it, try again, or give it up. (What is sent after all: offline.spec.ts. Which words are shown: scripts/unsent.test.mjs.)
import { expect, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

const PATIENTLY = { timeout: 15_000 };
const WORDS = 'Who takes the green back?', OTHER = 'Do trees sleep?';
const WHY = 'This board is closed right now. Your words are still here.';

test('the class is put away while Bo asks something without a network', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Bo Lindqvist']);
  await rivera.opens('inquiry', 'reflection');
  const { page: desk } = rivera;
  const bo = await Student.arrives(browser, server.origin, 'Bo Lindqvist', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = bo, line = page.locator('.kept-line'), unsent = page.getByRole('dialog', { name: 'What could not be sent' });
  const asks = async (words: string) => {
    await bo.context.setOffline(true);
    await page.getByLabel('I wonder…').fill(words);
    await page.getByRole('button', { name: 'Put it on the board' }).click();
    await expect(page.locator('[data-form-line=form_waits]')).toBeVisible(PATIENTLY);
  };
  const putsAway = async () => {
    await rivera.goes(rivera.classPath);
    await desk.locator('summary', { hasText: /^Settings/ }).click();
    await desk.getByRole('button', { name: 'Put this class away' }).click();
    await expect(desk.getByText('Science is put away.')).toBeVisible();
  };
  await bo.joins(code);
  await bo.goes('/questions');
  // The device has what it needs to keep things, as on any other day.
  await page.getByLabel('I wonder…').fill('Why do leaves turn?');
  await page.getByRole('button', { name: 'Put it on the board' }).click();
  await expect(page.getByText('Why do leaves turn?').first()).toBeVisible(PATIENTLY);

  await test.step('back in the net, he reads that it could not be sent and that his words are kept', async () => {
    await asks(WORDS);
    await putsAway();
    await bo.context.setOffline(false);
    await expect(line).toContainText('One thing could not be sent. Your words are kept.', PATIENTLY);
  });

  await test.step('he looks: his words, all of them, and why', async () => {
    await line.getByRole('button', { name: 'Look' }).click();
    await expect(unsent.locator('.words')).toHaveText([WORDS]);
    await expect(unsent).toContainText(WHY);
    await isAccessible(page, 'what could not be sent');
  });

  await test.step('he copies them', async () => {
    await unsent.getByRole('button', { name: 'Copy' }).click();
    await expect(unsent.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(WORDS);
  });

  await test.step('he tries again while it is as it was: nothing is lost by that', async () => {
    await unsent.getByRole('button', { name: 'Try again' }).click();
    await expect(unsent).toHaveCount(0);
    await expect(line).toContainText('One thing could not be sent.', PATIENTLY);
  });

  await test.step('the class is brought back, and the same press sends it', async () => {
    await rivera.goes(rivera.classPath);
    await desk.getByRole('button', { name: 'Bring back' }).click();
    await expect(desk.getByText('Science is back.')).toBeVisible();
    await line.getByRole('button', { name: 'Look' }).click();
    await unsent.getByRole('button', { name: 'Try again' }).click();
    await expect(line).not.toContainText('could not be sent', PATIENTLY);
    await page.reload();
    await expect(page.locator('main').getByText(WORDS).first()).toBeVisible();
  });

  await test.step('put away once more; this time he gives it up, and the line is gone for good', async () => {
    await asks(OTHER);
    await putsAway();
    await bo.context.setOffline(false);
    await expect(line).toContainText('One thing could not be sent.', PATIENTLY);
    await line.getByRole('button', { name: 'Look' }).click();
    await expect(unsent.locator('.words')).toHaveText([OTHER]);
    await unsent.getByRole('button', { name: 'Give this up' }).click();
    await expect(unsent.locator('.words')).toHaveCount(0);
    await unsent.getByRole('button', { name: 'Close' }).click();
    await expect(line).not.toContainText('could not be sent', PATIENTLY);
    await bo.goes('/home');
    await bo.isAlive();
    await page.waitForTimeout(5_000);
    await expect(line.filter({ hasText: 'could not be sent' })).toHaveCount(0);
  });
  await server.stop();
});
