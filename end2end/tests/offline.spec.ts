// A Chromebook without a network, and one that the next student uses: what is written is on the device, goes by itself when there is a way,
// and is nobody else's. The network is gone when the server is: no page, no service worker reaches it.
import { type BrowserContext, expect, type Page, test } from '../classroom/test';
import { Chromebook } from '../classroom/chromebook';
import { rows, whole } from '../classroom/device';
import { firstLesson } from '../classroom/lessons';
import { draft } from '../classroom/paper';
import { Student } from '../classroom/people';

const NAMES = ['Ada Okafor', 'Bo Lindqvist'];
const SHARED = 'The leaf was green. Then it was yellow. I saw it from the bus.';

/** On the page where the question is answered, with the page kept for later. */
async function writes(student: Student, words: string): Promise<string> {
  await student.page.getByRole('link', { name: 'Answer this' }).click();
  await student.box.waitFor();
  await student.isAlive();
  await student.box.fill(words);
  await expect(student.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'saved', { timeout: 10_000 });
  return new URL(student.page.url()).pathname;
}

/** The service worker has the shell, and the device has what was seen last. */
async function isReady(page: Page, address: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await expect.poll(() => seen(page), { timeout: 15_000 }).toContain(address);
}

const seen = (page: Page) => page.evaluate(() => new Promise<string[]>((done) => {
  const request = indexedDB.open('waymark');
  request.onsuccess = () => {
    if (!request.result.objectStoreNames.contains('seen')) { request.result.close(); done([]); return; }
    const keys = request.result.transaction('seen').objectStore('seen').getAllKeys();
    keys.onsuccess = () => { request.result.close(); done(keys.result.map((key) => (key as string[])[1])); };
  };
}));

const newTab = async (context: BrowserContext, address: string) => { const page = await context.newPage(); await page.goto(address); return page; };

test('minutes 4 to 12 without a network: written on, restarted at minute 9, and there when the network is back', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await writes(ada, 'The leaf was green.');
  await isReady(ada.page, path);

  await test.step('minute 4: the network is gone, and what is written is on the device', async () => {
    await server.kill();
    await ada.box.pressSequentially(' Then it was yellow.', { delay: 10 });
    await expect(ada.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'device', { timeout: 15_000 });
    await expect(ada.page.locator('.status:not(.kept-line)').first()).toHaveText(/Saved on this device/);
    expect(await rows(ada.page, 'outbox')).toBe(1);
  });

  const page = await test.step('minute 9: the window is closed without a word, and opened again from nothing', async () => {
    const cdp = await ada.context.newCDPSession(ada.page);
    const crashed = ada.page.waitForEvent('crash');
    cdp.send('Page.crash').catch(() => {});
    await crashed;
    const page = await newTab(ada.context, server.origin + path);
    await expect(page).toHaveURL(/\/offline\?to=/);
    await expect(page.locator('#words')).toHaveValue('The leaf was green. Then it was yellow.', { timeout: 10_000 });
    await expect(page.getByText('This is the page as you last saw it')).toBeVisible();
    await page.locator('#words').press('ControlOrMeta+End');
    await page.locator('#words').pressSequentially(' I saw it from the bus.', { delay: 10 });
    await expect(page.getByText(/Saved on this device/)).toBeVisible({ timeout: 10_000 });
    expect(await rows(page, 'outbox')).toBe(1);
    return page;
  });

  await test.step('minute 12: the network is back, and every word is there, once', async () => {
    await server.up();
    await expect.poll(() => rows(page, 'outbox'), { timeout: 15_000 }).toBe(0);
    await page.goto(server.origin + path);
    await expect(page.locator('#words')).toHaveValue('The leaf was green. Then it was yellow. I saw it from the bus.');
    await expect(page.locator('#two-devices')).toHaveCount(0);
  });

  await test.step('a page without the app is theirs to see without a network, too', async () => {
    await page.goto(`${server.origin}/inquiries`);
    const heading = page.getByRole('heading', { level: 1 }), said = await heading.innerText();
    await isReady(page, '/inquiries');
    await server.kill();
    const again = await newTab(ada.context, `${server.origin}/inquiries`);
    await expect(again.getByText('This is the page as you last saw it')).toBeVisible({ timeout: 10_000 });
    await expect(again.getByRole('heading', { level: 1 })).toHaveText(said);
    await server.up();
  });
  await rivera.leaves();
  await server.stop();
});

/** Of what waits to be sent, the place of the last. */
const lastPlace = (page: Page) => page.evaluate(() => new Promise<number>((done) => {
  const request = indexedDB.open('waymark');
  request.onsuccess = () => {
    const keys = request.result.transaction('outbox').objectStore('outbox').getAllKeys();
    keys.onsuccess = () => { request.result.close(); done(Math.max(0, ...keys.result.map(Number))); };
  };
}));

test('the battery is out at minute 9, with no network, a draft and then a share that nobody has yet: every word is there, and comes once', async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const device = new Chromebook();
  const opens = async () => Student.sitsDownAt(await device.opens(), server.origin, NAMES[0]);
  /** Nothing is left of the browser but what lies in its folder. */
  const opensAgain = async () => {
    await device.losesPower();
    const again = await opens();
    await again.goes(path);
    await expect(again.page).toHaveURL(/\/offline\?to=/);
    return again;
  };
  /** Each time the words are kept, they take a new place; they are kept when the last one has come. */
  const adds = async (words: string) => {
    const before = await lastPlace(ada.page);
    await ada.box.press('ControlOrMeta+End');
    await ada.box.pressSequentially(words, { delay: 10 });
    await expect.poll(() => lastPlace(ada.page), { timeout: 15_000 }).toBeGreaterThan(before);
    // A slow hand may be kept twice.
    await ada.page.waitForTimeout(1_000);
  };
  let ada = await opens();
  await ada.joins(code);
  // Chromium writes down who signed in half a minute later, or as it is closed: that was at home.
  await device.closes();
  ada = await opens();
  await ada.goes('/home');
  const path = await writes(ada, 'The leaf was green.');
  await isReady(ada.page, path);

  await test.step('minute 4: the network is gone, and what is written is on the device', async () => {
    await server.kill();
    await ada.box.pressSequentially(' Then it was yellow.', { delay: 10 });
    await expect(ada.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'device', { timeout: 15_000 });
    expect(await rows(ada.page, 'outbox')).toBe(1);
  });

  await test.step('minute 9: every process of the browser ends at once; opened again she goes on, with the key that lies there', async () => {
    ada = await opensAgain();
    await expect(ada.box).toHaveValue('The leaf was green. Then it was yellow.', { timeout: 15_000 });
    expect([await rows(ada.page, 'keys'), await rows(ada.page, 'outbox')]).toEqual([1, 1]);
    expect(await whole(ada.page), 'sealed').not.toMatch(/leaf was|yellow/);
    await adds(' I saw it from the bus.');
  });

  await test.step('minute 10: she shares, and it is out again: she sees what she shared, and goes on with it', async () => {
    await ada.shares();
    await expect.poll(() => rows(ada.page, 'outbox'), { timeout: 15_000 }).toBeGreaterThan(1);
    ada = await opensAgain();
    await expect(ada.box).toHaveValue(SHARED, { timeout: 15_000 });
    await adds(' It was not the cold.');
    expect(await whole(ada.page), 'sealed').not.toMatch(/leaf was|yellow|from the bus|not the cold/);
  });

  await test.step('minute 12: the network is back; the teacher has what was shared, once, and the draft goes on from there', async () => {
    await server.up();
    await expect.poll(() => rows(ada.page, 'outbox'), { timeout: 30_000 }).toBe(0);
    await rivera.watchesTheConsole();
    await expect(rivera.page.locator('.inbox .item')).toHaveCount(1);
    await expect(rivera.card('Ada')).toContainText(SHARED);
    await expect(rivera.card('Ada')).not.toContainText('cold');
    await ada.goes('/home');
    await ada.page.locator('a[href^="/piece/"]').first().click();
    await ada.isAlive();
    await expect(ada.page.locator('.version')).toHaveText([new RegExp(SHARED)]);
    await ada.goesOn();
    await expect(ada.box).toHaveValue(`${SHARED} It was not the cold.`);
    await expect(ada.page.locator('#two-devices')).toHaveCount(0);
  });
  await device.isPutAway();
  await rivera.leaves();
  await server.stop();
});

test('a line that swallows everything: the page as it was last seen is there within seconds, and the real one when it is back', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await writes(ada, 'The leaf was green.');
  await isReady(ada.page, path);
  server.hangs();
  const page = await newTab(ada.context, server.origin + path);
  await expect(page).toHaveURL(/\/offline\?to=/);
  await expect(page.locator('#words')).toHaveValue('The leaf was green.', { timeout: 10_000 });
  server.goesOn();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page).toHaveURL(server.origin + path);
  await expect(page.locator('#words')).toHaveValue('The leaf was green.');
  await rivera.leaves();
  await server.stop();
});

/** A picture of so many stripes, as a camera's file. */
const stripes = async (page: Page, name: string, many: number) => ({ name, mimeType: 'image/png', buffer: Buffer.from(await page.evaluate((many) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 300 }), context = canvas.getContext('2d')!;
  for (let at = 0; at < many; at++) { context.fillStyle = `hsl(${at * 360 / many} 80% 50%)`; context.fillRect(at * 400 / many, 0, 400 / many, 300); }
  return canvas.toDataURL('image/png').split(',')[1];
}, many), 'base64') });

test('pictures without a network: those of a page that was seen are there, and one that is brought goes later', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await writes(ada, 'See what I found.');
  await draft(ada.page).getByRole('button', { name: 'Photograph', exact: true }).click();
  await draft(ada.page).locator('#show-file').setInputFiles(await stripes(ada.page, 'one.png', 7));
  const pictures = (page: Page) => draft(page).locator('[data-shown] img');
  await expect(pictures(ada.page)).toBeVisible({ timeout: 20_000 });
  await isReady(ada.page, path);
  await expect.poll(() => rows(ada.page, 'pictures'), { timeout: 15_000 }).toBe(1);
  expect(await whole(ada.page), 'sealed').not.toMatch(/WEBPVP8/);
  await server.kill();

  let page = await newTab(ada.context, server.origin + path);
  await expect(page).toHaveURL(/\/offline\?to=/);
  await expect.poll(() => pictures(page).first().evaluate((image: HTMLImageElement) => image.naturalWidth).catch(() => 0)).toBe(400);
  await draft(page).locator('#show-file').setInputFiles(await stripes(page, 'two.png', 11));
  await expect(draft(page).locator('[data-uploads]')).toContainText('two.png', { timeout: 15_000 });
  await expect.poll(() => rows(page, 'outbox'), { timeout: 15_000 }).toBeGreaterThan(1);
  const cdp = await ada.context.newCDPSession(page), crashed = page.waitForEvent('crash');
  cdp.send('Page.crash').catch(() => {});
  await crashed;

  await server.up();
  page = await newTab(ada.context, server.origin + path);
  await expect.poll(() => rows(page, 'outbox'), { timeout: 20_000 }).toBe(0);
  await page.reload();
  await expect(pictures(page)).toHaveCount(2, { timeout: 20_000 });
  await rivera.leaves();
  await server.stop();
});

test('two devices write one draft: both versions are kept and shown', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await writes(ada, 'The leaf was green.');
  // Her own line breaks; the server is there for everybody else.
  await ada.context.route('**/api/v1/commands', (route) => route.abort());
  await ada.box.fill('The leaf was green, here.');
  await expect(ada.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'device', { timeout: 15_000 });
  const again = await Student.arrives(browser, server.origin, NAMES[0]);
  await again.joins(code);
  await again.goes(path);
  await again.isAlive();
  // What was there when the page came is saved, too: it is the answer that says that these words are.
  const taken = again.page.waitForResponse((answer) => answer.url().endsWith('/api/v1/commands') && answer.ok());
  await again.box.fill('The leaf was green, there.');
  await taken;
  await ada.context.unroute('**/api/v1/commands');
  await expect(ada.page.locator('#two-devices')).toContainText('The leaf was green, there.', { timeout: 15_000 });
  await expect(ada.box).toHaveValue('The leaf was green, here.');
  await ada.page.getByRole('button', { name: 'Go on with mine, below' }).click();
  await expect(ada.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'saved', { timeout: 10_000 });
  await again.page.reload();
  await expect(again.box).toHaveValue('The leaf was green, here.');
  await rivera.leaves();
  await server.stop();
});

test('the next student on the same device: unsent work stays locked, is nobody else’s, and goes when its writer is back', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await writes(ada, 'The leaf was green.');
  await isReady(ada.page, path);
  // A filter in between lets pages through and nothing else.
  await ada.context.route('**/api/v1/commands', (route) => route.abort());
  await ada.box.fill('A secret about periwinkles.');
  await expect(ada.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'device', { timeout: 15_000 });
  await ada.goes('/home');
  await ada.isAlive();
  await ada.page.getByRole('button', { name: 'Sign out' }).click();
  const dialog = ada.page.getByRole('dialog');
  await expect(dialog).toContainText('One thing is not sent yet', { timeout: 10_000 });
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await expect(dialog).toHaveCount(0);
  await ada.page.getByRole('button', { name: 'Sign out' }).click();
  await dialog.getByRole('button', { name: 'Sign out now' }).click();
  await expect(ada.page).toHaveURL(`${server.origin}/join`);
  expect(await rows(ada.page, 'outbox')).toBe(1);
  expect(await rows(ada.page, 'keys')).toBe(0);
  expect(await rows(ada.page, 'seen')).toBe(0);
  expect(await whole(ada.page)).not.toMatch(/periwinkles|leaf was green|Okafor/);

  const sent: string[] = [];
  await ada.context.unroute('**/api/v1/commands');
  ada.context.on('request', (request) => { if (request.url().endsWith('/api/v1/commands')) sent.push(request.postData() ?? ''); });
  const context = ada.context as BrowserContext;
  const bo = Object.assign(Object.create(Object.getPrototypeOf(ada)), ada, { name: NAMES[1], page: await context.newPage() }) as Student;
  await bo.joins(code);
  await bo.page.waitForTimeout(6_000);
  expect(sent.join('\n')).not.toContain('periwinkles');
  expect(await rows(bo.page, 'outbox')).toBe(1);
  expect(await whole(bo.page)).not.toMatch(/periwinkles|leaf was green|Okafor/);
  await bo.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(bo.page).toHaveURL(`${server.origin}/join`);

  const back = Object.assign(Object.create(Object.getPrototypeOf(ada)), ada, { page: await context.newPage() }) as Student;
  await back.joins(code);
  await expect.poll(() => rows(back.page, 'outbox'), { timeout: 15_000 }).toBe(0);
  await back.goes(path);
  await expect(back.box).toHaveValue('A secret about periwinkles.');
  await rivera.leaves();
  await server.stop();
});

test('signed out without a network: the device is nobody’s at once, and the server hears of it before the next page', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await writes(ada, 'The leaf was green.');
  await isReady(ada.page, path);
  await ada.goes('/home');
  await ada.isAlive();
  await server.kill();
  await ada.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(ada.page.getByRole('heading', { name: 'This device is signed out' })).toBeVisible({ timeout: 15_000 });
  expect(await rows(ada.page, 'keys')).toBe(0);
  expect(await rows(ada.page, 'seen')).toBe(0);
  const page = await newTab(ada.context, server.origin + path);
  await expect(page.getByRole('heading', { name: 'This device is signed out' })).toBeVisible({ timeout: 10_000 });
  await expect(page.locator('body')).not.toContainText('leaf');

  await server.up();
  // Bo opens what Ada had open.
  await page.goto(`${server.origin}/home`);
  await expect(page.locator('body')).not.toContainText('Okafor');
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0);
  expect((await ada.context.cookies()).some((cookie) => cookie.name === 'waymark')).toBe(false);
  const bo = Object.assign(Object.create(Object.getPrototypeOf(ada)), ada, { name: NAMES[1], page }) as Student;
  await bo.joins(code);
  await expect(page.locator('body')).toContainText('Bo');
  await page.reload();
  await expect(page.locator('body')).toContainText('Bo');
  await rivera.leaves();
  await server.stop();
});

test('a lid that was closed without a sign-out, opened an hour later without a network: nothing of it is there, and nothing is written as its student’s', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await writes(ada, 'The leaf was green.');
  await isReady(ada.page, path);
  await ada.page.evaluate(() => localStorage.setItem('waymark-touched', String(Date.now() - 3_600_000)));
  await ada.page.close();
  await server.kill();

  const page = await ada.context.newPage();
  // It leaves before it has come.
  await page.goto(server.origin + path).catch(() => {});
  await expect(page.getByRole('heading', { name: 'This device is signed out' })).toBeVisible({ timeout: 15_000 });
  await expect(page.locator('#words')).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText('leaf');
  expect([await rows(page, 'keys'), await rows(page, 'seen')]).toEqual([0, 0]);

  await server.up();
  await page.goto(`${server.origin}/home`);
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0);
  expect((await ada.context.cookies()).some((cookie) => cookie.name === 'waymark')).toBe(false);
  await rivera.leaves();
  await server.stop();
});

test('the page for no network asks whether somebody is still there, as the others do: after as long as the school sets', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  await rivera.goes('/school');
  await rivera.page.getByLabel('Sign a student out of a device nobody touches').selectOption({ label: 'after 5 minutes' });
  await rivera.page.locator('form[action$="/settings"]').getByRole('button', { name: 'Keep' }).click();
  await expect(rivera.page.getByText('Kept.')).toBeVisible();
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await writes(ada, 'The leaf was green.');
  await isReady(ada.page, path);
  await ada.page.close();
  await server.kill();
  await ada.context.clock.install();
  const page = await newTab(ada.context, server.origin + path);
  await expect(page.locator('#words')).toHaveValue('The leaf was green.', { timeout: 15_000 });
  await page.locator('#words').click();
  await ada.context.clock.fastForward('04:20');
  await expect(page.getByRole('alertdialog', { name: 'Are you still here?' })).toBeVisible();
  await ada.context.clock.fastForward('02:00');
  await expect(page.getByRole('heading', { name: 'This device is signed out' })).toBeVisible({ timeout: 15_000 });
  expect(await rows(page, 'keys')).toBe(0);
  await rivera.leaves();
  await server.stop();
});
