// What a student leaves on a shared Chromebook: nothing that anybody can read. One writes, draws and speaks, some of it without a network, and
// signs out; then the browser's whole profile is searched on the disk, with session restore on. The next student finds nothing of it; the first
// one finds what was not sent.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { WHOLE } from '../classroom/chromium';
import { firstLesson } from '../classroom/lessons';
import { draft, draws, ROOM, tool, WITH_MEDIA } from '../classroom/paper';
import { PIN, Student } from '../classroom/people';
import type { Server } from '../classroom/server';
import { cached, filesOf, traces } from '../classroom/traces';

const [ADA, BO] = ['Zephyrine Quillfeather', 'Thaddeus Wrenbottom'];
const PROMPT = 'What does a marmalade heron eat?';
const WORDS: Record<string, string> = {
  'the first name': 'Zephyrine', 'the last name': 'Quillfeather', 'a classmate': 'Thaddeus', 'a classmate’s last name': 'Wrenbottom',
  'the question': 'marmalade heron', 'what was shared': 'glimmerwort', 'what was not sent': 'snowquartz lanterns',
  'why it is drawn': 'because periwinkles', 'a caption': 'the gooseberry murmur', 'a search for a name': 'zephyr',
  'the pictures of the PIN': `"${PIN[0]}","${PIN[1]}"`, ...Object.fromEntries(PIN.map((picture) => [`the press on ${picture}`, `picture=${picture}`])),
};
/** What must be found, so that finding nothing means something. */
const CONTROL = { 'kept in the clear': 'tangerine-control', 'in an address': 'plum-control', 'in a title': 'quince-control' };

/** The whole browser, with a profile that lies in a folder, and which opens again what was open. */
const sits = (folder: string): Promise<BrowserContext> => chromium.launchPersistentContext(folder, {
  ...ROOM, ...WITH_MEDIA, executablePath: WHOLE, viewport: { width: 1366, height: 768 }, locale: 'en-US', ignoreDefaultArgs: ['--disable-back-forward-cache'],
});

/** What was drawn and said, as the school's server has it: bytes out of the middle of each file. */
const drawnAndSaid = (server: Server) => Object.fromEntries(filesOf(join(server.folder, 'files')).map((path) => {
  const bytes = readFileSync(path), from = Math.floor(bytes.length * .6);
  return [path.slice(-50), bytes.subarray(from, from + 40)];
}));

async function drawsAndSpeaks(page: Page, lasts: number): Promise<void> {
  await draft(page).getByRole('button', { name: 'Draw', exact: true }).click();
  for (let line = 1; line < 5; line++) await draws(page, [.13 * line, .21], [.77, .17 * line]);
  await tool(page).getByRole('button', { name: 'Done' }).click();
  await expect(tool(page)).toHaveCount(0, { timeout: 20_000 });
  await draft(page).getByRole('button', { name: 'Speak', exact: true }).click();
  await tool(page).getByRole('button', { name: 'Record', exact: true }).click();
  await page.waitForTimeout(lasts);
  await tool(page).getByRole('button', { name: 'Stop', exact: true }).click();
  await tool(page).getByLabel('What it is about').fill(WORDS['a caption']);
  await tool(page).getByRole('button', { name: 'Done', exact: true }).click();
  await expect(tool(page)).toHaveCount(0, { timeout: 20_000 });
}

const waits = (page: Page) => page.evaluate(() => new Promise<number>((done) => {
  const request = indexedDB.open('waymark');
  request.onsuccess = () => {
    const count = request.result.transaction('outbox').objectStore('outbox').count();
    count.onsuccess = () => { request.result.close(); done(count.result); };
  };
}));

test('after a sign-out no word, name, line or sound of the student is in the browser’s profile, and the unsent work is there for them', async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, rivera, code } = await firstLesson(browser, [ADA, BO]);
  const root = mkdtempSync(join(tmpdir(), 'waymark-profile-')), profile = join(root, 'profile'), copy = join(root, 'copy');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ session: { restore_on_startup: 1 } }));
  const personal: string[] = [];
  let path = '', context = await sits(profile);
  context.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (response.url().startsWith('http') && !/^\/(a|pkg|fonts|icons|pictures|messages)\/|\.(js|svg|webmanifest)$|^\/build\.json$/.test(pathname)) {
      personal.push(`${pathname.replace(/[0-9a-f-]{36}/g, '…')} ${response.headers()['cache-control']}`);
    }
  });

  await test.step('a student joins, writes, draws, speaks and shares', async () => {
    const ada = await Student.sitsDownAt(context, server.origin, ADA), { page } = ada;
    await page.goto(`${server.origin}/?${CONTROL['in an address']}`);
    await page.evaluate(([kept, title]) => { localStorage.setItem('control', kept); document.title = title; }, [CONTROL['kept in the clear'], CONTROL['in a title']]);
    await ada.joins(code);
    await page.locator('a[href^="/prompt/"]', { hasText: 'Answer this' }).or(page.getByRole('link', { name: 'Answer this' })).first().click();
    await ada.box.fill('A glimmerwort grows under it.');
    await draft(page).locator('summary', { hasText: 'Say why' }).click();
    await draft(page).getByLabel('I chose this because…').fill(WORDS['why it is drawn']);
    await drawsAndSpeaks(page, 3_000);
    await expect(draft(page).locator('[data-shown] img')).toBeVisible({ timeout: 20_000 });
    await expect(draft(page).locator('[data-shown] audio')).toBeVisible({ timeout: 20_000 });
    await ada.shares();
    await expect(page).toHaveURL(/\/piece\//);
  });

  await test.step('without a way to the server they begin another, draw and speak again, and sign out', async () => {
    const ada = Object.assign(Object.create(Student.prototype), { page: context.pages().at(-1), context, origin: server.origin, name: ADA }) as Student;
    await rivera.asks(PROMPT);
    await ada.goes('/home');
    await ada.page.getByRole('link', { name: 'Answer this' }).first().click();
    await ada.box.waitFor();
    await expect(draft(ada.page).getByRole('heading', { name: 'How do you want to show it?' })).toBeVisible();
    path = new URL(ada.page.url()).pathname;
    await context.route('**/api/v1/{commands,files}**', (route) => route.abort());
    await ada.box.fill('It glows like snowquartz lanterns.');
    await expect(ada.page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'device', { timeout: 15_000 });
    await drawsAndSpeaks(ada.page, 2_000);
    expect(await waits(ada.page)).toBeGreaterThan(4);
    await ada.goes('/home');
    await ada.isAlive();
    await ada.page.getByRole('button', { name: 'Sign out' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Sign out now' }).click();
    await expect(ada.page).toHaveURL(`${server.origin}/join`);
    await ada.page.waitForTimeout(1_000);
    await context.close();
    cpSync(profile, copy, { recursive: true });
  });

  await test.step('the profile on the disk holds none of it', async () => {
    const control = traces(copy, CONTROL), where = control.map(({ file }) => file).join('\n');
    expect(new Set(control.map(({ needle }) => needle)).size, where).toBe(3);
    for (const place of ['History', 'Sessions', 'Local Storage']) expect(where).toContain(place);
    const lines = drawnAndSaid(server);
    expect(Object.keys(lines).length).toBeGreaterThan(1);
    expect(traces(copy, { ...WORDS, ...lines })).toEqual([]);
    expect(personal.filter((one) => !one.includes('no-store') && !/^\/(offline|outbox\/words|showing\/|$| )|\/sw\.js/.test(one))).toEqual([]);
    expect(cached(copy, server.origin).filter((path) => !/^\/(a|pkg|fonts|icons|pictures|messages)\/|\.(js|svg|webmanifest)$|^\/(offline|outbox\/words|showing\/[a-z]+)?$/.test(path))).toEqual([]);
  });

  await test.step('what was open opens again, and shows nothing of it, also going back', async () => {
    context = await sits(profile);
    await expect.poll(() => context.pages().filter((page) => page.url().startsWith(server.origin)).length).toBeGreaterThan(0);
    for (const page of context.pages()) for (let back = 0; back < 14; back++) {
      await page.waitForLoadState();
      expect(await page.content(), page.url()).not.toMatch(/Quillfeather|glimmerwort|snowquartz|periwinkles|gooseberry|marmalade/);
      if (!(await page.goBack().catch(() => null))) break;
    }
  });

  await test.step('the next student sees nothing of it, and sends nothing of it', async () => {
    const sent: string[] = [];
    context.on('request', (request) => { if (/\/api\/v1\/(commands|files)/.test(request.url())) sent.push(request.postData() ?? ''); });
    const bo = await Student.sitsDownAt(context, server.origin, BO);
    await bo.joins(code, [...PIN].reverse());
    await bo.page.waitForTimeout(6_000);
    for (const address of ['/home', '/growth', path, '/offline', `/offline?to=${path}`]) {
      await bo.goes(address);
      await bo.page.waitForTimeout(500);
      expect(await bo.page.content(), address).not.toMatch(/Quillfeather|glimmerwort|snowquartz|periwinkles|gooseberry/);
    }
    expect(sent.join('\n')).not.toMatch(/snowquartz|gooseberry/);
    expect(await waits(bo.page)).toBeGreaterThan(4);
    await bo.goes('/home');
    await bo.isAlive();
    await bo.page.getByRole('button', { name: 'Sign out' }).click();
    await expect(bo.page).toHaveURL(`${server.origin}/join`);
  });

  await test.step('the first one comes back: the words, the drawing and the recording are there, and were sealed all the while', async () => {
    const before = Object.keys(drawnAndSaid(server)).length;
    const ada = await Student.sitsDownAt(context, server.origin, ADA);
    await ada.joins(code);
    await expect.poll(() => waits(ada.page), { timeout: 40_000 }).toBe(0);
    await ada.goes(path);
    await expect(ada.box).toHaveValue('It glows like snowquartz lanterns.');
    await expect(draft(ada.page).locator('[data-shown] img')).toBeVisible({ timeout: 20_000 });
    await expect(draft(ada.page).locator('[data-shown] audio')).toBeVisible({ timeout: 20_000 });
    const lines = drawnAndSaid(server);
    expect(Object.keys(lines).length).toBeGreaterThan(before + 1);
    expect(traces(copy, lines)).toEqual([]);
  });
  await context.close();
  rmSync(root, { recursive: true, force: true });
  await rivera.leaves();
  await server.stop();
});
