// A browser's storage is cleared while something is not sent, by hand or by a device that is short of room; or there is no room in it. What is typed
// stays on the page, is sent or said to be nowhere else, and comes once. (A file that finds no room: full-device.spec.ts.)
import { type Browser, expect, type Page, test } from '../classroom/test';
import { rows } from '../classroom/device';
import { firstLesson, type Lesson } from '../classroom/lessons';
import { asksBeforeItGoes, photograph } from '../classroom/no-room';
import { draft } from '../classroom/paper';
import { Student } from '../classroom/people';

const NAMES = ['Ada Okafor'];
const PATIENTLY = { timeout: 20_000 };
const GREEN = 'The leaf was green.', YELLOW = 'The leaf was green. Then it was yellow.';
const NOT_HERE = 'Not saved on this device yet. Keep this page open until it is sent.';
const status = (page: Page) => page.locator('.status:not(.kept-line)').first();

/** Ada, with the question in front of her and a first sentence that the server has. */
async function writes(browser: Browser, { server, code }: Lesson): Promise<Student> {
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await ada.isAlive();
  await ada.box.fill(GREEN);
  await expect(status(ada.page)).toHaveAttribute('data-state', 'saved', PATIENTLY);
  return ada;
}

/** Without a network: the device has it, and the page says so. */
async function writesOn(ada: Student, words: string): Promise<void> {
  await ada.box.press('ControlOrMeta+End');
  await ada.box.pressSequentially(words, { delay: 10 });
  await expect(status(ada.page)).toHaveText(/^Saved on this device/, PATIENTLY);
  expect(await rows(ada.page, 'outbox')).toBe(1);
}

/** Everything that the browser has of this site: with what signs in, or all but that. */
async function isCleared({ context, page, origin }: Student, { cookies = false } = {}): Promise<void> {
  const cdp = await context.newCDPSession(page), kinds = ['indexeddb', 'local_storage', 'cache_storage', 'service_workers', 'file_systems', 'shader_cache', 'storage_buckets'];
  await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: [...kinds, ...(cookies ? ['cookies'] : [])].join(',') });
  expect((await context.cookies()).length > 0, 'still signed in').toBe(!cookies);
}

/** On no line of it the page says anything else. */
async function saysSo(page: Page): Promise<void> {
  await expect(page.locator('.kept-line')).toHaveText(NOT_HERE, PATIENTLY);
  await expect(page.locator('.status:visible', { hasText: /^(Saved|Everything is saved)/ })).toHaveCount(0);
  expect(await asksBeforeItGoes(page), 'whoever leaves is asked').toBe(true);
}

/** What the server has, seen from another device. */
async function isThere(browser: Browser, { server, code }: Lesson, words: string): Promise<void> {
  const home = await Student.arrives(browser, server.origin, NAMES[0]);
  await home.joins(code);
  const pieces = await home.page.locator('main a[href^="/piece/"]').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href')!))]);
  expect(pieces, 'one piece, not two').toHaveLength(1);
  await home.goes(pieces[0]);
  await expect(home.box).toHaveValue(words);
  await home.leaves();
}

test('words that wait are cleared away: the page says that they are nowhere else, and sends them', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES), { server } = lesson;
  const ada = await writes(browser, lesson), { page } = ada;
  await server.kill();
  await writesOn(ada, ' Then it was yellow.');

  await test.step('cleared: every word stands there, and what is typed on is no safer', async () => {
    await isCleared(ada);
    await saysSo(page);
    await expect(ada.box).toHaveValue(YELLOW);
    await ada.box.pressSequentially(' Why?');
    await page.waitForTimeout(4_000);
    await saysSo(page);
    for (const _ of ' Why?') await ada.box.press('Backspace');
    await expect(ada.box).toHaveValue(YELLOW);
  });

  await test.step('the network is back: they are sent by themselves, once', async () => {
    await server.up();
    await expect(status(page)).toHaveAttribute('data-state', 'saved', PATIENTLY);
    await expect(page.locator('.kept-line', { hasText: NOT_HERE })).toHaveCount(0);
    expect(await asksBeforeItGoes(page)).toBe(false);
    await isThere(browser, lesson, YELLOW);
  });

  await test.step('from then on the device keeps them as before', async () => {
    await server.kill();
    await writesOn(ada, ' I saw it.');
    await server.up();
    await expect.poll(() => rows(page, 'outbox'), PATIENTLY).toBe(0);
    await page.reload();
    await expect(ada.box).toHaveValue(`${YELLOW} I saw it.`);
    await expect(page.locator('#two-devices')).toHaveCount(0);
  });
  await server.stop();
});

test('a share that waits is cleared away: the teacher has it all the same, once', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES), { server, rivera } = lesson;
  const ada = await writes(browser, lesson), { page } = ada;
  await server.kill();
  await writesOn(ada, ' Then it was yellow.');
  await ada.shares();
  await expect.poll(() => rows(page, 'outbox'), PATIENTLY).toBe(2);
  await isCleared(ada);
  await expect(page.locator('.kept-line')).toHaveText(NOT_HERE, PATIENTLY);
  await server.up();
  await expect(page).toHaveURL(/\/piece\//, PATIENTLY);
  await expect(page.locator('.version')).toHaveText([new RegExp(YELLOW)]);
  await rivera.watchesTheConsole();
  await expect(rivera.page.locator('.inbox .item')).toHaveCount(1);
  await expect(rivera.card('Ada')).toContainText(YELLOW);
  await server.stop();
});

test('cleared with what signs in: the page stays with its words until their student is in again, and they come once', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES), { server, rivera, code } = lesson;
  const ada = await writes(browser, lesson), { page } = ada;
  await page.evaluate(() => document.addEventListener('waymark:ended', () => { document.title = 'ended'; }));
  await server.kill();
  await writesOn(ada, ' Then it was yellow.');
  await isCleared(ada, { cookies: true });
  await saysSo(page);

  await test.step('the server knows nobody here any more: the words are not taken away with that', async () => {
    await server.up();
    await expect(page).toHaveTitle('ended', { timeout: 60_000 });
    await page.waitForTimeout(2_000);
    await expect(ada.box).toHaveValue(YELLOW);
    await saysSo(page);
  });

  await test.step('in again in another window: they are sent from this one, and nothing is there twice', async () => {
    const again = await Student.sitsDownAt(ada.context, server.origin, NAMES[0]);
    await again.joinsByHand(code);
    await expect(status(page)).toHaveAttribute('data-state', 'saved', PATIENTLY);
    await isThere(browser, lesson, YELLOW);
    await again.page.locator('main a[href^="/piece/"]').first().click();
    await expect(again.box).toHaveValue(YELLOW);
    await again.isAlive();
    await again.shares();
    await expect(again.page).toHaveURL(/\/piece\//);
    await rivera.watchesTheConsole();
    await expect(rivera.page.locator('.inbox .item')).toHaveCount(1);
    await expect(rivera.card('Ada')).toContainText(YELLOW);
  });
  await server.stop();
});

test('a picture that waits is cleared away: its row says that it did not arrive, and a share stops for it once', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES), { server } = lesson;
  const ada = await writes(browser, lesson), { page } = ada, uploads = draft(page).locator('[data-uploads]');
  await draft(page).getByRole('button', { name: 'Photograph', exact: true }).click();
  await expect(draft(page).locator('#show-file')).toBeVisible();
  await server.kill();
  await draft(page).locator('#show-file').setInputFiles(await photograph(page, 'yellow.png', 'yellow'));
  await expect.poll(() => rows(page, 'bytes'), PATIENTLY).toBe(1);
  await expect(uploads).toContainText('yellow.png: Waiting for the network.', PATIENTLY);
  await isCleared(ada);
  await expect(uploads).toContainText('yellow.png: It could not be sent.', PATIENTLY);
  await server.up();
  await expect(page.locator('.kept-line')).toContainText('could not be sent', PATIENTLY);
  await ada.shares();
  await expect(page.locator('.problem[data-unkept]')).toContainText('yellow.png', PATIENTLY);
  await expect(page).not.toHaveURL(/\/piece\//);
  await server.stop();
});

test('what is typed and not pressed is cleared away: no line says that it stays here, until it does', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]), { page } = ada, line = page.locator('[data-form-line=half]');
  await ada.joins(code);
  await ada.goes('/goal/new');
  await ada.isAlive();
  await page.locator('#new-statement').fill('I can say why leaves turn.');
  await expect(line).toHaveText('Not sent yet. These words stay on this device.', PATIENTLY);
  await server.kill();
  await isCleared(ada);
  await expect(line).toHaveCount(0);
  await page.waitForTimeout(3_000);
  await expect(line).toHaveCount(0);
  await expect(page.locator('#new-statement')).toHaveValue('I can say why leaves turn.');
  await server.up();
  await expect(line).toHaveText('Not sent yet. These words stay on this device.', PATIENTLY);
  await page.reload();
  await expect(page.locator('#new-statement')).toHaveValue('I can say why leaves turn.', PATIENTLY);
  await server.stop();
});

test('a browser that gives no room: its pages come alive, and say that what is typed is not on the device', async ({ browser }) => {
  const lesson = await firstLesson(browser, NAMES), { server, code } = lesson;
  const ada = await Student.arrives(browser, server.origin, NAMES[0]), { page } = ada;
  await ada.joins(code);
  // It is the worker that keeps what a page is made of, and may find no room for it.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const cdp = await ada.context.newCDPSession(page), gives = (quotaSize?: number) => cdp.send('Storage.overrideQuotaForOrigin', { origin: server.origin, ...(quotaSize && { quotaSize }) });
  await gives(1);

  await test.step('with a network everything is sent, and nothing is said', async () => {
    await page.getByRole('link', { name: 'Answer this' }).click();
    await ada.box.waitFor();
    await ada.isAlive();
    await ada.box.fill(GREEN);
    await expect(status(page)).toHaveAttribute('data-state', 'saved', PATIENTLY);
    await expect(page.locator('.kept-line:visible')).toHaveCount(0);
  });

  await test.step('without one the page says plainly that it cannot keep them', async () => {
    await ada.context.setOffline(true);
    await ada.box.fill(YELLOW);
    await expect(status(page)).toHaveText('Not saved on this device yet. Keep this page open.', PATIENTLY);
    await saysSo(page);
    expect(await rows(page, 'outbox')).toBe(0);
  });

  await test.step('the network is back: they are sent', async () => {
    await ada.context.setOffline(false);
    await expect(status(page)).toHaveAttribute('data-state', 'saved', PATIENTLY);
    await isThere(browser, lesson, YELLOW);
  });

  await test.step('there is room again: what is typed is kept from then on', async () => {
    await gives();
    await ada.box.press('ControlOrMeta+End');
    await ada.box.pressSequentially(' Look.', { delay: 10 });
    await expect.poll(() => rows(page, 'keys'), PATIENTLY).toBe(1);
    await expect(status(page)).toHaveAttribute('data-state', 'saved', PATIENTLY);
    await ada.context.setOffline(true);
    await writesOn(ada, ' I saw it.');
  });
  await server.stop();
});
