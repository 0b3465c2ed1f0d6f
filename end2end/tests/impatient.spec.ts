// An impatient student: presses twice, and types on while the page is being laid out anew. One version, and no word lost.
import { type Browser, expect, type Page, test } from '../classroom/test';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

/** Pages under an address take as long as is wanted; gives what lets them come. A clock would say when on a machine that has time alone. */
async function takesItsTime(page: Page, address: RegExp): Promise<() => void> {
  let comes = () => {};
  const wanted = new Promise<void>((done) => { comes = done; });
  await page.route(address, async (route) => {
    await wanted;
    await route.continue();
  });
  return comes;
}

/** A student with a sentence on her paper, which nobody has yet. */
async function writes(browser: Browser) {
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.isAlive();
  await ada.box.fill('Shared once.');
  return { server, ada };
}

test('a second press shares nothing again, and what is typed meanwhile goes along', async ({ browser }) => {
  const { server, ada } = await writes(browser);
  // The page as it is after sharing.
  const comes = await takesItsTime(ada.page, /\/piece\/[\w-]+$/);
  const share = ada.page.getByRole('button', { name: /^Share with/ });
  const answered = ada.page.waitForResponse((answer) => answer.url().endsWith('/api/v1/commands')
    && (answer.request().postData() ?? '').includes('"share"'));
  // The page that stands there hears of its own share, and is asked for again.
  const heard = ada.page.waitForResponse((answer) => /\/prompt\/[\w-]+$/.test(answer.url()));
  await share.dblclick();
  await answered;
  await share.click({ timeout: 1_000 }).catch(() => {});
  await ada.box.press('ControlOrMeta+End');
  await ada.box.pressSequentially(' And one more thing.');
  await heard;
  await ada.page.waitForTimeout(200);
  await expect(ada.page.getByText('You shared this on another device.'), 'it was this one').toBeHidden();
  // Also what is typed while the page is on its way, and is not saved yet.
  await ada.box.pressSequentially(' And another.');
  comes();
  await expect(ada.page.getByRole('heading', { name: 'Your versions' })).toBeVisible({ timeout: 10_000 });
  await expect(ada.box).toHaveValue('Shared once. And one more thing. And another.');
  await expect(ada.page.getByText('Go on with version 2')).toBeVisible();
  await ada.page.reload();
  await expect(ada.page.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  await expect(ada.page.getByRole('heading', { name: 'Version 2' })).toHaveCount(0);
  await expect(ada.box).toHaveValue('Shared once. And one more thing. And another.');
  await expect(ada.page.locator('.versions')).not.toContainText('one more thing');
  await server.stop();
});

test('a page that was made before the last word was saved is not the one that is laid out', async ({ browser }) => {
  const { server, ada } = await writes(browser);
  // The first one is made at once, and takes its time on the way.
  let comes = () => {}, many = 0;
  const wanted = new Promise<void>((done) => { comes = done; });
  await ada.page.route(/\/piece\/[\w-]+$/, async (route) => {
    const response = await route.fetch();
    if (many++ === 0) await wanted;
    await route.fulfill({ response });
  });
  await ada.page.getByRole('button', { name: /^Share with/ }).click();
  await expect.poll(() => many).toBe(1);
  const saved = ada.page.waitForResponse((answer) => answer.url().endsWith('/api/v1/commands') && (answer.request().postData() ?? '').includes('one more thing'));
  await ada.box.press('ControlOrMeta+End');
  await ada.box.pressSequentially(' And one more thing.');
  await saved;
  await expect(ada.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'saved');
  comes();
  await expect(ada.page.getByRole('heading', { name: 'Your versions' })).toBeVisible({ timeout: 10_000 });
  await expect(ada.box).toHaveValue('Shared once. And one more thing.');
  expect(many).toBe(2);
  await server.stop();
});

test('a second press sets no second goal, however soon it comes', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await ada.goes('/goal/new');
  await ada.isAlive();
  await ada.page.locator('#new-statement').fill('Ask one question each lesson');
  const comes = await takesItsTime(ada.page, /\/goal\/0[\w-]+$/);
  const set = ada.page.getByRole('button', { name: 'Set this goal' });
  const answered = ada.page.waitForResponse((answer) => answer.url().endsWith('/api/v1/commands')
    && (answer.request().postData() ?? '').includes('Ask one question'));
  await set.click();
  await answered;
  await ada.page.waitForTimeout(50);
  await set.click({ timeout: 1_000, noWaitAfter: true }).catch(() => {});
  comes();
  await expect(ada.page.getByRole('heading', { level: 1 })).toHaveText('Ask one question each lesson', { timeout: 10_000 });
  await ada.goes('/goals');
  const goals = ada.page.locator('a[href^="/goal/"]:not([href$="/new"])');
  await expect(goals.first()).toBeVisible();
  expect(new Set(await goals.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).size).toBe(1);
  await server.stop();
});
