// Pencil and microphone on a Chromebook without a network: its page is opened from nothing, and what is drawn and said on it arrives once, later.
// And a recording whose window goes in the middle: what there is of it is its student's, also after somebody else has been there.
import { expect, type Page, test } from '../classroom/test';
import { isKilled, keepsPage } from '../classroom/device';
import { firstLesson } from '../classroom/lessons';
import { lies } from '../classroom/no-room';
import { draft, draws, ROOM, tool, WITH_MEDIA } from '../classroom/paper';
import { Student } from '../classroom/people';

test.use({ launchOptions: WITH_MEDIA });

const NAMES = ['Ada Okafor', 'Bo Lindqvist'];
const PATIENTLY = { timeout: 20_000 };

async function begins(student: Student): Promise<string> {
  await student.page.getByRole('link', { name: 'Answer this' }).click();
  await student.box.waitFor();
  await student.isAlive();
  await expect(draft(student.page).getByRole('heading', { name: 'How do you want to show it?' })).toBeVisible(PATIENTLY);
  await student.box.fill('See what I found.');
  await expect(student.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'saved', PATIENTLY);
  return new URL(student.page.url()).pathname;
}

async function speaks(page: Page): Promise<void> {
  await draft(page).getByRole('button', { name: 'Speak', exact: true }).click();
  await tool(page).getByRole('button', { name: 'Record', exact: true }).click();
  await expect(tool(page).getByRole('button', { name: 'Stop', exact: true })).toBeVisible(PATIENTLY);
  await page.waitForTimeout(3_000);
}

test('a page that is opened without a network takes a drawing and a recording, and both arrive once', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0], ROOM);
  await ada.joins(code);
  const path = await begins(ada);
  await ada.box.fill('See what I found today.');
  await keepsPage(ada.page, path);
  await server.kill();

  const page = await ada.context.newPage();
  await page.goto(server.origin + path);
  await expect(page).toHaveURL(/\/offline\?to=/);
  await expect(page.locator('#words')).toHaveValue('See what I found today.', PATIENTLY);
  await test.step('she draws', async () => {
    await draft(page).getByRole('button', { name: 'Draw', exact: true }).click();
    await expect(tool(page).getByRole('heading', { name: 'Your paper' })).toBeVisible(PATIENTLY);
    await draws(page, [.2, .2], [.6, .6]);
    await expect(tool(page).locator('[data-status]')).toHaveText('Saved on this device. It will be sent.', PATIENTLY);
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0, PATIENTLY);
  });
  await test.step('she speaks', async () => {
    await speaks(page);
    await tool(page).getByRole('button', { name: 'Stop', exact: true }).click();
    await tool(page).getByRole('button', { name: 'Done', exact: true }).click();
    await expect(tool(page)).toHaveCount(0, PATIENTLY);
    expect(await lies(page, 'bytes')).toBeGreaterThan(1);
  });
  await isKilled(page);

  await server.up();
  const again = await ada.context.newPage();
  await again.goto(server.origin + path);
  await expect.poll(() => lies(again, 'outbox'), { timeout: 30_000 }).toBe(0);
  await again.reload();
  await expect(draft(again).locator('[data-shown] img')).toHaveCount(1, PATIENTLY);
  await expect(draft(again).locator('[data-shown] audio')).toHaveCount(1);
  await expect(again.locator('#words')).toHaveValue('See what I found today.');
  expect(await lies(again, 'bytes'), 'nothing is left lying').toBe(0);
  await server.stop();
});

test('a recording that is cut off waits for its student, past the next one', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0], ROOM);
  await ada.joins(code);
  const path = await begins(ada);
  await speaks(ada.page);
  await isKilled(ada.page);

  const bo = Object.assign(Student.onTheDeviceOf(ada, NAMES[1]), { page: await ada.context.newPage() }) as Student;
  await ada.context.clearCookies({ name: 'waymark' });
  await bo.joins(code);
  await bo.page.waitForTimeout(6_000);
  await expect(bo.page.locator('body')).not.toContainText('See what I found');
  expect(await lies(bo.page, 'bytes'), 'hers, sealed').toBeGreaterThan(0);
  await bo.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(bo.page).toHaveURL(`${server.origin}/join`);

  const back = Object.assign(Student.onTheDeviceOf(ada, NAMES[0]), { page: await ada.context.newPage() }) as Student;
  await back.joins(code);
  await back.goes(path);
  await back.box.waitFor();
  await expect.poll(() => lies(back.page, 'bytes'), { timeout: 30_000 }).toBe(0);
  await back.page.reload();
  await expect(draft(back.page).locator('[data-shown] audio')).toHaveCount(1, PATIENTLY);
  await server.stop();
});
