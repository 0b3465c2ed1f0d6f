// A Chromebook that holds newer words than the server has, and opens their page from the server: a filter in between lets pages through and
// nothing that is posted. The page shows what its student wrote last, and says where it is. (Without a browser: scripts/newer.test.mjs.)
import { type Browser, expect, type Page, test } from '../classroom/test';
import { isKilled } from '../classroom/device';
import { firstLesson, type Lesson } from '../classroom/lessons';
import { lies } from '../classroom/no-room';
import { Student } from '../classroom/people';

const NAMES = ['Ada Okafor', 'Bo Lindqvist'];
const PATIENTLY = { timeout: 15_000 };
const SENT = 'The leaf was green.', HELD = 'The leaf was green. It has teeth.';
const HERE = 'This is what you wrote last. It is saved on this device and will be sent.';
const status = (page: Page) => page.locator('.status:not(.kept-line)').first();

/** Ada has written, and written on while nothing could be posted. */
async function writesOn(browser: Browser, { server, code }: Lesson): Promise<{ ada: Student; path: string }> {
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await ada.isAlive();
  await ada.box.fill(SENT);
  await expect(status(ada.page)).toHaveAttribute('data-state', 'saved', PATIENTLY);
  await ada.context.route('**/api/v1/commands', (route) => route.abort());
  await ada.box.fill(HELD);
  await expect(status(ada.page)).toHaveAttribute('data-state', 'device', PATIENTLY);
  return { ada, path: new URL(ada.page.url()).pathname };
}

test('the words that this device holds stand on the page, and go once there is a way', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES), { server } = lesson;
  const { ada, path } = await writesOn(browser, lesson);
  await isKilled(ada.page);
  await ada.page.close();
  const page = await ada.context.newPage(), words = page.locator('#words');

  await test.step('opened from the server, it shows the newer words and says where they are', async () => {
    await page.goto(server.origin + path);
    await expect(words).toHaveValue(HELD, PATIENTLY);
    await expect(page.locator('.kept-line')).toHaveText(HERE, PATIENTLY);
    await expect(page.locator('#two-devices')).toHaveCount(0);
    await page.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
    await expect(words).toHaveValue(HELD);
    await expect(status(page)).toHaveText(/^Saved on this device/, PATIENTLY);
    expect(await lies(page, 'outbox')).toBe(1);
  });

  await test.step('written on and sent, it is one draft', async () => {
    await words.press('ControlOrMeta+End');
    await words.pressSequentially(' Many.', { delay: 10 });
    await ada.context.unroute('**/api/v1/commands');
    await expect(status(page)).toHaveAttribute('data-state', 'saved', { timeout: 20_000 });
    await expect.poll(() => lies(page, 'outbox'), PATIENTLY).toBe(0);
    await expect(page.locator('#two-devices')).toHaveCount(0);
    await page.reload();
    await expect(words).toHaveValue(`${HELD} Many.`);
  });
  await server.stop();
});

test('what is typed before the device was asked stays; the held words are shown beside it', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES), { server } = lesson;
  const { ada, path } = await writesOn(browser, lesson);
  await isKilled(ada.page);
  await ada.page.close();
  const page = await ada.context.newPage(), words = page.locator('#words');
  // As on a slow Chromebook: the page is there, its scripts look into the device only when she reaches for it, and her first words are faster.
  await page.addInitScript(() => localStorage.setItem('waymark-kept', 'kept'));
  await page.goto(server.origin + path);
  await words.evaluate((field: HTMLTextAreaElement) => {
    field.focus();
    field.select();
    document.execCommand('insertText', false, 'Something else.');
  });
  await expect(words).toBeFocused();
  await page.waitForTimeout(3_000);
  await expect(words).toHaveValue('Something else.');
  await ada.context.unroute('**/api/v1/commands');
  await expect(page.locator('#two-devices')).toContainText(HELD, { timeout: 20_000 });
  await expect(words).toHaveValue('Something else.');
  await server.stop();
});

test('a second tab shows what the first one holds, and takes nothing from it', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES), { server } = lesson;
  const { ada, path } = await writesOn(browser, lesson);
  const second = await ada.context.newPage();
  await second.goto(server.origin + path);
  await expect(second.locator('#words')).toHaveValue(HELD, PATIENTLY);
  await second.close();
  await ada.page.bringToFront();
  await ada.box.press('ControlOrMeta+End');
  await ada.box.pressSequentially(' Many.', { delay: 10 });
  await ada.context.unroute('**/api/v1/commands');
  await expect(status(ada.page)).toHaveAttribute('data-state', 'saved', { timeout: 20_000 });
  await expect(ada.page.locator('#two-devices')).toHaveCount(0);
  await ada.page.reload();
  await expect(ada.box).toHaveValue(`${HELD} Many.`);
  await server.stop();
});

test('the next student at this Chromebook sees nothing of it on the same question', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES), { server, code } = lesson;
  const { ada } = await writesOn(browser, lesson);
  await ada.goes('/home');
  await ada.isAlive();
  await ada.page.getByRole('button', { name: 'Sign out' }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Sign out now' }).click();
  await expect(ada.page).toHaveURL(`${server.origin}/join`);
  const bo = Student.onTheDeviceOf(ada, NAMES[1]);
  await bo.joins(code);
  await bo.page.getByRole('link', { name: 'Answer this' }).click();
  await bo.box.waitFor();
  await bo.isAlive();
  await bo.page.waitForTimeout(5_000);
  await expect(bo.box).toHaveValue('');
  await expect(bo.page.locator('body')).not.toContainText('teeth');
  expect(await lies(bo.page, 'outbox'), 'hers, sealed').toBe(1);
  await server.stop();
});
