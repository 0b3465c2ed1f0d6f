// A Chromebook without room for a file: its page says in plain words that a drawing or a picture is not on the device, keeps it, and sends it
// while the page is open. What is typed beside it is on the device all the same. (Without a browser: scripts/full-device.test.mjs.)
import { type Browser, expect, type Page, test } from '../classroom/test';
import { firstLesson, type Lesson } from '../classroom/lessons';
import { asksBeforeItGoes, hasNoRoomForFiles, lies, photograph } from '../classroom/no-room';
import { draft, draws, tool } from '../classroom/paper';
import { Student } from '../classroom/people';

const NAMES = ['Ada Okafor'];
const PATIENTLY = { timeout: 15_000 };
const NOT_HERE = 'Not saved on this device yet. Keep this page open until it is sent.';
const status = (page: Page) => page.locator('.status:not(.kept-line)').first();

/** Ada, at such a Chromebook, with the question in front of her. */
async function sitsDown(browser: Browser, { server, code }: Lesson): Promise<Student> {
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await hasNoRoomForFiles(ada.context);
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await ada.isAlive();
  return ada;
}

/** The page says that something is not on the device, and nothing on it says the opposite. */
async function saysSo(page: Page): Promise<void> {
  await expect(page.locator('.kept-line')).toHaveText(NOT_HERE, PATIENTLY);
  await expect(page.getByText(/^Saved on this device/)).toHaveCount(0);
  expect(await lies(page, 'bytes'), 'bytes on the device').toBe(0);
}

test('a drawing that finds no room waits in its page, and is sent from there', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES);
  const ada = await sitsDown(browser, lesson), { page } = ada;
  const said = tool(page).locator('[data-status]');
  await draft(page).getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(tool(page).getByRole('heading', { name: 'Your paper' })).toBeVisible();

  await test.step('with a network it goes at once, without the disk', async () => {
    await draws(page, [.2, .2], [.6, .6]);
    await expect(said).toHaveText('Saved', PATIENTLY);
    expect(await lies(page, 'bytes')).toBe(0);
  });

  await test.step('without one, the paper and the page say that it is not saved', async () => {
    await ada.context.setOffline(true);
    await draws(page, [.6, .2], [.2, .6]);
    await expect(said).toHaveText('Not saved yet. It is tried again by itself.', PATIENTLY);
    await saysSo(page);
    expect(await lies(page, 'outbox'), 'nothing shows what is not there').toBe(0);
    expect(await asksBeforeItGoes(page)).toBe(true);
  });

  await test.step('the network is back: it is sent by itself', async () => {
    await ada.context.setOffline(false);
    await expect(said).toHaveText('Saved', { timeout: 20_000 });
    await expect(page.locator('.kept-line', { hasText: NOT_HERE })).toHaveCount(0);
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0);
    await expect(draft(page).locator('[data-shown] img')).toHaveCount(1);
  });
  await lesson.server.stop();
});

test('a picture that finds no room waits in its page; what is typed beside it outlives the page', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES);
  const ada = await sitsDown(browser, lesson), { page } = ada;
  const pictures = (page: Page) => draft(page).locator('[data-shown] img');
  const brings = async (name: string, color: string) => draft(page).locator('#show-file').setInputFiles(await photograph(page, name, color));
  await draft(page).getByRole('button', { name: 'Photograph', exact: true }).click();
  await expect(draft(page).locator('#show-file')).toBeVisible();
  await brings('green.png', 'green');
  await expect(pictures(page)).toHaveCount(1, { timeout: 20_000 });
  await ada.box.fill('A leaf is a hand.');
  await expect(status(page)).toHaveAttribute('data-state', 'saved', PATIENTLY);
  const path = new URL(page.url()).pathname;

  await test.step('without a network the row and the page say so, and whoever leaves is asked', async () => {
    await lesson.server.kill();
    await brings('yellow.png', 'yellow');
    await expect(draft(page).locator('[data-uploads]')).toContainText('yellow.png: Waiting for the network. Keep this open: it goes on by itself.', PATIENTLY);
    await saysSo(page);
    expect(await asksBeforeItGoes(page)).toBe(true);
  });

  await test.step('what is typed now is on the device; of the picture the page still says that it is not', async () => {
    await ada.box.press('ControlOrMeta+End');
    await ada.box.pressSequentially(' It waves.', { delay: 10 });
    await expect.poll(() => lies(page, 'outbox'), PATIENTLY).toBe(1);
    await expect(status(page)).toHaveText(/^Not saved on this device yet/, PATIENTLY);
    await saysSo(page);
  });

  await test.step('the Chromebook goes off: every word is there, and nothing says that it could not be sent', async () => {
    const cdp = await ada.context.newCDPSession(page), crashed = page.waitForEvent('crash');
    cdp.send('Page.crash').catch(() => {});
    await crashed;
    await lesson.server.up();
    const again = await ada.context.newPage();
    await again.goto(lesson.server.origin + path);
    await expect.poll(() => lies(again, 'outbox'), { timeout: 20_000 }).toBe(0);
    await again.reload();
    await expect(again.locator('#words')).toHaveValue('A leaf is a hand. It waves.', PATIENTLY);
    await expect(pictures(again)).toHaveCount(1);
  });
  await lesson.server.stop();
});
