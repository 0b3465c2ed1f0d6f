// On a slow line the page is there long before its code. What is typed in the meantime survives, and forms work without any. And
// the last words, typed when the page is already being left, survive too.
import { expect, test } from '../classroom/test';
import { demoLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

test('words typed before the WASM arrives survive its arrival', async ({ browser }) => {
  const { server, rivera, code } = await demoLesson(browser);
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  const address = await elias.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  const page = await elias.context.newPage();
  await page.route('**/*.wasm', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await route.continue();
  });
  await page.goto(server.origin + address, { waitUntil: 'commit' });
  const box = page.locator('#words');
  await box.waitFor();
  await box.pressSequentially('Typed before anything was there.', { delay: 20 });
  await page.waitForFunction(() => document.documentElement.dataset.alive === 'yes', undefined, { timeout: 30_000 });
  await expect(box).toHaveValue('Typed before anything was there.');
  await expect(page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });
  await page.reload();
  await expect(box).toHaveValue('Typed before anything was there.');
  await rivera.leaves();
  await server.stop();
});

test('without any script a student shares and a teacher answers', async ({ browser }) => {
  const { server, code, rivera } = await demoLesson(browser);
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  const address = await elias.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  const cookies = await elias.context.cookies();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies(cookies);
  const page = await plain.newPage();
  await page.goto(server.origin + address);
  await page.locator('#words').fill('   ');
  await page.getByRole('button', { name: /^Share/ }).click();
  await expect(page.getByText('Write a few words first')).toBeVisible();
  await page.locator('#words').fill('Shared by a plain form.');
  await page.getByRole('button', { name: /^Share/ }).click();
  await expect(page).toHaveURL(/\/piece\//);
  await expect(page.locator('main')).toContainText('Shared by a plain form.');

  const desk = await browser.newContext({ javaScriptEnabled: false });
  await desk.addCookies(await rivera.context.cookies());
  const consolePage = await desk.newPage();
  await consolePage.goto(`${server.origin}${rivera.consolePath}?show=all`);
  await consolePage.locator('.inbox .item', { hasText: 'Shared by a plain form.' }).getByRole('link').first().click();
  await consolePage.locator('#next_step').fill('Say where you saw it.');
  await consolePage.getByRole('button', { name: /^Send/ }).first().click();
  await page.reload();
  await expect(page.locator('main')).toContainText('Say where you saw it.');
  await server.stop();
});

test('the last words before a page is left arrive, also past a sleeping service worker', async ({ browser }) => {
  const { server, rivera, code } = await demoLesson(browser);
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  const address = await elias.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  await elias.page.evaluate(async () => { await navigator.serviceWorker.ready; });
  let words = '';
  for (const [round, word] of ['one', 'two', 'three', 'four', 'five', 'six'].entries()) {
    const page = await elias.context.newPage();
    const box = page.locator('#words');
    await expect(async () => {
      await page.goto(server.origin + address);
      await expect(box).toHaveValue(words, { timeout: 500 });
    }).toPass({ timeout: 10_000 });
    await page.waitForFunction(() => document.documentElement.dataset.alive === 'yes' && navigator.serviceWorker.controller);
    words = `${words} ${word}`;
    await box.press('ControlOrMeta+End');
    await box.pressSequentially(` ${word}`);
    // As after half a minute without a request.
    const worker = await elias.context.newCDPSession(page);
    await worker.send('ServiceWorker.enable');
    await worker.send('ServiceWorker.stopAllWorkers');
    if (round % 2 === 0) await page.close();
    else await page.goto('about:blank');
  }
  await expect(async () => {
    await elias.page.goto(server.origin + address);
    await expect(elias.box).toHaveValue(words, { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await rivera.leaves();
  await server.stop();
});

test('words that no frame was painted for are not lost with the page', async ({ browser }) => {
  const { server, rivera, code } = await demoLesson(browser);
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  const address = await elias.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  let words = '';
  for (const [round, word] of ['one', 'two', 'three', 'four'].entries()) {
    const page = await elias.context.newPage();
    await page.goto(server.origin + address);
    await page.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
    await expect(page.locator('#words')).toHaveValue(words);
    // What stood there when the page came alive is read.
    await page.waitForTimeout(600);
    // A machine that is busy elsewhere: no frame comes any more, and no timer that would stand in for one.
    words = `${words} ${word}`;
    await page.evaluate((words) => {
      const later = window.setTimeout.bind(window);
      window.requestAnimationFrame = () => 0;
      window.setTimeout = ((deed: TimerHandler, ms?: number, ...of: unknown[]) => (ms === 250 ? 0 : later(deed, ms, ...of))) as typeof window.setTimeout;
      const box = document.querySelector<HTMLTextAreaElement>('#words')!;
      box.focus();
      box.value = words;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, words);
    // Nobody read them. Whoever hides the page, leaves it or closes its tab takes them along.
    await page.waitForTimeout(1_500);
    await expect(page.locator('.status:not(.kept-line)')).toBeHidden();
    if (round % 2 === 0) await page.close();
    else await page.goto('about:blank');
    await expect(async () => {
      await elias.page.goto(server.origin + address);
      await expect(elias.box).toHaveValue(words, { timeout: 500 });
    }).toPass({ timeout: 10_000 });
  }
  await rivera.leaves();
  await server.stop();
});

test('what is typed while a save is on its way is not lost with the page', async ({ browser }) => {
  const { server, rivera, code } = await demoLesson(browser);
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  const address = await elias.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  const page = await elias.context.newPage();
  // Saves arrive; their answers do not.
  await page.addInitScript(() => {
    const send = window.fetch.bind(window);
    window.fetch = async (what, how) => {
      const answer = await send(what, how);
      const save = (what instanceof Request ? what.url : String(what)).endsWith('/api/v1/commands');
      return save ? new Promise<Response>(() => {}) : answer;
    };
  });
  await page.goto(server.origin + address);
  await page.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  const box = page.locator('#words');
  const saved = page.waitForResponse('**/api/v1/commands');
  await box.pressSequentially('The first words');
  await saved;
  await box.pressSequentially(', and the last ones.');
  await page.goto(`${server.origin}/home`);
  await expect(async () => {
    await elias.page.goto(server.origin + address);
    await expect(elias.box).toHaveValue('The first words, and the last ones.', { timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await rivera.leaves();
  await server.stop();
});
