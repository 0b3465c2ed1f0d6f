// What a student leaves on a shared Chromebook: nothing that anybody can read. One writes, draws, speaks and photographs, some of it without a
// network, types what is never pressed, and signs out; then the browser's whole profile is searched on the disk, with session restore on. The next
// student finds nothing of it; the first one finds what was not sent. Who only walks away leaves no more.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '../classroom/test';
import { allAreShown, drawnAndSaid, leaves, sends, showsAll, sits, waits } from '../classroom/canary';
import { firstLesson } from '../classroom/lessons';
import { draft } from '../classroom/paper';
import { PIN, Student } from '../classroom/people';
import { cached, filesOf, traces } from '../classroom/traces';

const [ADA, BO] = ['Zephyrine Quillfeather', 'Thaddeus Wrenbottom'];
const PROMPT = 'What does a marmalade heron eat?';
const WORDS: Record<string, string> = {
  'the first name': 'Zephyrine', 'the last name': 'Quillfeather', 'a classmate': 'Thaddeus', 'a classmate’s last name': 'Wrenbottom',
  'the question': 'marmalade heron', 'what was shared': 'glimmerwort', 'what was not sent': 'snowquartz lanterns',
  'what was typed and not pressed': 'larkspur thimble', 'why it is drawn': 'because periwinkles', 'a caption': 'the gooseberry murmur', 'a search for a name': 'zephyr',
  'the pictures of the PIN': `"${PIN[0]}","${PIN[1]}"`, ...Object.fromEntries(PIN.map((picture) => [`the press on ${picture}`, `picture=${picture}`])),
};
const NONE = /Quillfeather|glimmerwort|snowquartz|periwinkles|gooseberry|larkspur/;
/** What must be found, so that finding nothing means something. */
const CONTROL = { 'kept in the clear': 'tangerine-control', 'in an address': 'plum-control', 'in a title': 'quince-control' };

const statement = (page: Page) => page.locator('textarea[name=statement]');

/** Types into a new goal, and presses nothing; the device has it. */
async function half(student: Student, words: string): Promise<void> {
  await student.goes('/goal/new');
  await student.isAlive();
  await statement(student.page).fill(words);
  await expect(student.page.locator('[data-form-line=half]')).toBeVisible({ timeout: 15_000 });
}

test('after a sign-out no word, name, line or sound of the student is in the browser’s profile, and the unsent work is there for them', async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, rivera, code } = await firstLesson(browser, [ADA, BO]);
  const root = mkdtempSync(join(tmpdir(), 'waymark-profile-')), profile = join(root, 'profile'), copy = join(root, 'copy');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ session: { restore_on_startup: 1 } }));
  const personal: string[] = [];
  let path = '', context = await sits(profile), sent = await sends(context);
  context.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (response.url().startsWith('http') && !/^\/(a|pkg|fonts|icons|pictures|messages)\/|\.(js|svg|webmanifest)$|^\/build\.json$/.test(pathname)) {
      personal.push(`${pathname.replace(/[0-9a-f-]{36}/g, '…')} ${response.headers()['cache-control']}`);
    }
  });

  await test.step('a student joins, writes, draws, speaks, photographs and shares', async () => {
    const ada = await Student.sitsDownAt(context, server.origin, ADA), { page } = ada;
    await page.goto(`${server.origin}/?${CONTROL['in an address']}`);
    await page.evaluate(([kept, title]) => { localStorage.setItem('control', kept); document.title = title; }, [CONTROL['kept in the clear'], CONTROL['in a title']]);
    await ada.joinsByHand(code);
    await page.locator('a[href^="/prompt/"]', { hasText: 'Answer this' }).or(page.getByRole('link', { name: 'Answer this' })).first().click();
    await ada.box.fill('A glimmerwort grows under it.');
    await draft(page).locator('summary', { hasText: 'Say why' }).click();
    await draft(page).getByLabel('I chose this because…').fill(WORDS['why it is drawn']);
    await showsAll(page, 3_000, WORDS['a caption']);
    await allAreShown(page);
    await ada.shares();
    await expect(page).toHaveURL(/\/piece\//);
  });

  await test.step('without a way to the server they begin another, show as much, type what they never press, and sign out', async () => {
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
    await showsAll(ada.page, 2_000, WORDS['a caption']);
    expect(await waits(ada.page)).toBeGreaterThan(6);
    await half(ada, WORDS['what was typed and not pressed']);
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
    const lines = { ...drawnAndSaid(server), ...sent };
    expect(Object.keys(lines).length).toBeGreaterThan(5);
    expect(traces(copy, { ...WORDS, ...lines })).toEqual([]);
    expect(personal.filter((one) => !one.includes('no-store') && !/^\/(offline|outbox\/words|showing\/|$| )|\/sw\.js/.test(one))).toEqual([]);
    expect(cached(copy, server.origin).filter((path) => !/^\/(a|pkg|fonts|icons|pictures|messages)\/|\.(js|svg|webmanifest)$|^\/(offline|outbox\/words|showing\/[a-z]+)?$/.test(path))).toEqual([]);
  });

  await test.step('lines, sounds and pictures would be found, were they left in the clear', async () => {
    const clear = join(root, 'clear'), careless = await sits(clear), [page] = careless.pages(), files = filesOf(join(server.folder, 'files'));
    await page.goto(`${server.origin}/join`);
    await leaves(page, files.map((path) => readFileSync(path)));
    await careless.close();
    const found = traces(clear, drawnAndSaid(server));
    for (const needle of Object.keys(drawnAndSaid(server))) {
      const places = new Set(found.filter((one) => one.needle === needle).map(({ file }) => file));
      expect(places.size, `${needle}: as a blob, as bytes and in the cache: ${[...places].join(' ')}`).toBeGreaterThanOrEqual(3);
    }
  });

  await test.step('what was open opens again, and shows nothing of it, also going back', async () => {
    context = await sits(profile);
    sent = await sends(context);
    await expect.poll(() => context.pages().filter((page) => page.url().startsWith(server.origin)).length).toBeGreaterThan(0);
    for (const page of context.pages()) for (let back = 0; back < 14; back++) {
      await page.waitForLoadState();
      expect(await page.content(), page.url()).not.toMatch(NONE);
      expect(await page.content(), page.url()).not.toContain('marmalade');
      if (!(await page.goBack().catch(() => null))) break;
    }
  });

  await test.step('the next student sees nothing of it, and sends nothing of it', async () => {
    const asked: string[] = [];
    context.on('request', (request) => { if (/\/api\/v1\/(commands|files)/.test(request.url())) asked.push(request.postData() ?? ''); });
    const bo = await Student.sitsDownAt(context, server.origin, BO);
    await bo.joinsByHand(code, [...PIN].reverse());
    await bo.page.waitForTimeout(6_000);
    for (const address of ['/home', '/growth', '/goal/new', path, '/offline', `/offline?to=${path}`]) {
      await bo.goes(address);
      await bo.page.waitForTimeout(500);
      expect(await bo.page.content(), address).not.toMatch(NONE);
    }
    expect(asked.join('\n')).not.toMatch(NONE);
    expect(await waits(bo.page)).toBeGreaterThan(6);
    await bo.goes('/home');
    await bo.isAlive();
    await bo.page.getByRole('button', { name: 'Sign out' }).click();
    await expect(bo.page).toHaveURL(`${server.origin}/join`);
  });

  const back = await test.step('the first one comes back: words, drawing, recording, photograph and the half sentence are there, and were sealed all the while', async () => {
    const before = Object.keys(drawnAndSaid(server)).length;
    const ada = await Student.sitsDownAt(context, server.origin, ADA);
    await ada.joinsByHand(code);
    await expect.poll(() => waits(ada.page), { timeout: 40_000 }).toBe(0);
    await ada.goes(path);
    await expect(ada.box).toHaveValue('It glows like snowquartz lanterns.');
    await allAreShown(ada.page);
    await ada.goes('/goal/new');
    await expect(statement(ada.page)).toHaveValue(WORDS['what was typed and not pressed'], { timeout: 15_000 });
    const lines = { ...drawnAndSaid(server), ...sent };
    expect(Object.keys(lines).length).toBeGreaterThan(before + 2);
    expect(traces(copy, lines)).toEqual([]);
    return ada;
  });

  await test.step('and walks away: nobody signs out, and when the device does, nothing of it is in the profile either', async () => {
    await context.clock.install();
    await half(back, 'the thistledown barometer');
    await context.clock.fastForward('21:00');
    await expect(back.page).toHaveURL(`${server.origin}/join`, { timeout: 20_000 });
    await back.page.waitForTimeout(1_000);
    await context.close();
    const left = join(root, 'left');
    cpSync(profile, left, { recursive: true });
    expect(traces(left, { ...WORDS, 'typed before they walked away': 'thistledown', ...drawnAndSaid(server), ...sent })).toEqual([]);
  });
  rmSync(root, { recursive: true, force: true });
  await rivera.leaves();
  await server.stop();
});
