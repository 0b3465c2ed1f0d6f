// Showing it on a tablet: the first thing that is tapped on a page opens its window, however slow the way is; and whoever throws away what was
// never sent, or draws on from what is shared, asks the server for nothing that it has to refuse.
import { expect, type Page, test } from '../classroom/test';
import { firstLesson } from '../classroom/lessons';
import { draft, draws, inked, ROOM, tool, WITH_MEDIA } from '../classroom/paper';
import { Student } from '../classroom/people';

test.use({ launchOptions: WITH_MEDIA });

/** Taps a way to show it as the first thing on a page, and is still on that page when its window is there. */
async function tapsFirst(page: Page, way: string, title: string): Promise<void> {
  await expect(draft(page).getByRole('button', { name: way, exact: true })).toBeVisible();
  await page.evaluate(() => { Object.assign(window, { isTheSame: true }); });
  await draft(page).getByRole('button', { name: way, exact: true }).tap();
  await expect(tool(page).getByRole('heading', { name: title })).toBeVisible({ timeout: 20_000 });
  expect(await page.evaluate(() => 'isTheSame' in window), 'no page came in its place').toBe(true);
}

test('the first tap opens the paper, the camera and the microphone', async ({ browser }) => {
  test.setTimeout(120_000);
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  // Nothing of the page comes from anywhere but the network, and what pieces show comes late.
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor', { ...ROOM, hasTouch: true, serviceWorkers: 'block' });
  const { page } = ada;
  await page.route('**/showing.js', async (route) => {
    await new Promise((done) => { setTimeout(done, 2_000); });
    await route.continue();
  });
  await ada.joins(code);
  const prompt = (await page.getByRole('link', { name: 'Answer this' }).getAttribute('href')) ?? '';
  for (const [way, title] of [['Draw', 'Your paper'], ['Film', 'Record a video'], ['Speak', 'Record your voice']]) {
    await ada.goes(prompt);
    await ada.isAlive();
    await tapsFirst(page, way, title);
  }
  await test.step('also where a question of one’s own was begun', async () => {
    await ada.goes('/home');
    await page.locator('a[href^="/question/"]').first().tap();
    await page.locator('[name=question]').first().fill('Why is ice slippery?');
    await page.getByRole('button', { name: 'Start writing' }).tap();
    await ada.box.waitFor();
    await ada.isAlive();
    await tapsFirst(page, 'Draw', 'Your paper');
  });
  await server.stop();
});

test('what is thrown away or drawn on asks for nothing that is refused', async ({ browser }) => {
  test.setTimeout(120_000);
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor', { ...ROOM, hasTouch: true });
  const { page } = ada, refused: string[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/api/v1/files') && answer.status() >= 400) refused.push(`${answer.request().method()} ${answer.status()}`);
  });
  await ada.joins(code);
  await page.getByRole('link', { name: 'Answer this' }).tap();
  await ada.box.waitFor();
  await ada.isAlive();
  const press = (name: string) => tool(page).getByRole('button', { name, exact: true }).click();

  await test.step('a recording and a photograph that nobody wants', async () => {
    await draft(page).getByRole('button', { name: 'Speak', exact: true }).tap();
    await press('Record');
    await page.waitForTimeout(1_500);
    await press('Stop');
    await expect(tool(page).locator('audio')).toBeVisible();
    await press('Throw it away');
    await press('Done');
    await expect(tool(page)).toHaveCount(0);
    await draft(page).getByRole('button', { name: 'Photograph', exact: true }).tap();
    await draft(page).getByRole('button', { name: 'Take a photograph' }).tap();
    await press('Take it');
    await press('Throw it away');
    await expect(tool(page)).toHaveCount(0);
  });

  await test.step('a drawing that is shared, and gone on with', async () => {
    await draft(page).getByRole('button', { name: 'Draw', exact: true }).tap();
    await draws(page, [.2, .2], [.6, .6]);
    await press('Done');
    await expect(draft(page).locator('[data-shown] img')).toBeVisible();
    await page.getByRole('button', { name: /^Share with/ }).click();
    await expect(page.locator('[data-of="version-1"] img')).toBeVisible({ timeout: 20_000 });
    const fold = page.locator('summary', { hasText: 'Go on with version 2' });
    if (!(await draft(page).isVisible())) await fold.click();
    await draft(page).getByRole('button', { name: 'Go on drawing' }).click();
    await expect.poll(() => inked(page)).toBeGreaterThan(50);
    await draws(page, [.1, .1], [.9, .1]);
    await press('Done');
    await expect(tool(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Share version 2' }).click();
    await expect(page.locator('[data-of="version-2"] img')).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('[data-of="version-1"] img')).toBeVisible();
  });
  expect(refused).toEqual([]);
  await server.stop();
});
