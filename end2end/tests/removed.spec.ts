// Bo comes off his only class's list by mistake, while he writes without a network. Back in the net he is told why he is out, nobody on the device
// reads his words, and they are not thrown away: back on the list, he finds them and they are sent, once.
import { expect, test } from '../classroom/test';
import { rows, whole } from '../classroom/device';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

const PATIENTLY = { timeout: 15_000 };
const WORDS = 'The periwinkles were violet.';

test('a student who is taken off the list by mistake keeps the words that could not be sent', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Bo Lindqvist']);
  const { page: desk } = rivera;
  const bo = await Student.arrives(browser, server.origin, 'Bo Lindqvist'), { page } = bo;
  const status = page.locator('.status:not(.kept-line)').first();
  await bo.joins(code);
  await page.getByRole('link', { name: 'Answer this' }).click();
  await bo.isAlive();
  await bo.box.fill('The leaf was green.');
  await expect(status).toHaveAttribute('data-state', 'saved', PATIENTLY);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

  await test.step('he writes on without a network, and Ms Rivera takes him off the list', async () => {
    await bo.context.setOffline(true);
    await bo.box.fill(WORDS);
    await expect(status).toHaveAttribute('data-state', 'device', PATIENTLY);
    await rivera.goes(rivera.classPath);
    await desk.locator('.roster-row summary').click();
    await desk.getByRole('button', { name: /^Remove/ }).click();
    await expect(desk.getByText('Removed: 1')).toBeVisible();
  });

  await test.step('back in the net he is at the door, which says why, and his words are locked there', async () => {
    await bo.context.setOffline(false);
    await bo.goes('/home');
    await expect(page).toHaveURL(`${server.origin}/join`, PATIENTLY);
    await expect(page.locator('#off-the-list')).toContainText('stays locked on this device until you sign in here again');
    await expect.poll(() => rows(page, 'keys')).toBe(0);
    expect(await rows(page, 'outbox')).toBe(1);
    expect(await whole(page)).not.toMatch(/periwinkles|leaf was green/);
  });

  await test.step('back on the list he signs in, and every word of it is there and with his class', async () => {
    await desk.locator('summary', { hasText: 'Removed: 1' }).click();
    await desk.getByRole('button', { name: /^Put back/ }).click();
    await bo.joins(code);
    await expect.poll(() => rows(page, 'outbox'), PATIENTLY).toBe(0);
    await page.getByRole('link', { name: /Write on|Go on/ }).first().click();
    await expect(bo.box).toHaveValue(WORDS);
    await bo.isAlive();
    await bo.shares();
    await rivera.watchesTheConsole();
    await expect(desk.locator('.item').filter({ hasText: WORDS })).toHaveCount(1);
  });
  await rivera.leaves();
  await server.stop();
});
