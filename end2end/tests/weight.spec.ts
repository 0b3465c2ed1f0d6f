// What a first visit costs. Plain pages carry no WASM; the student's page has a ceiling, and grows only on purpose. And what it asks for, it needs.
import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page, test } from '../classroom/test';
import { demoLesson } from '../classroom/lessons';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { opensTheWall } from '../classroom/traffic';
import { weigh } from '../classroom/weight';

const PLAIN = 25_000;
/** What a student's page may weigh at most; docs/decisions/0005-weights.md says where the bytes are. */
const STUDENT = 190_000;
const CONSOLE = 230_000;
/** The projector's ceiling. */
const PROJECTOR = 30_000;
/** Landed figures, in bytes. Growing one by more than 1 % needs a file in docs/decisions. */
const landed = JSON.parse(readFileSync(new URL('../weights.json', import.meta.url), 'utf8')) as Record<string, number>;

test('a first visit is light', { tag: '@alone' }, async ({ browser }) => {
  const server = await Server.start({ demo: true });
  const context = await browser.newContext();
  for (const path of ['/', '/join', '/sign-in']) {
    const weight = await weigh(context, server.origin + path);
    console.log(path, weight.total, weight.byKind);
    expect(weight.wasm, `${path} sends no WASM`).toBe(0);
    expect(weight.total, `${path}: ${weight.addresses.join(', ')}`).toBeLessThanOrEqual(PLAIN);
  }
  await context.close();

  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joinsByHand(code);
  const writing = await ada.page.locator('a[href^="/prompt/"], a[href^="/piece/"]').first().getAttribute('href');

  const pages = {
    home: await weigh(ada.context, `${server.origin}/home`),
    writing: await weigh(ada.context, server.origin + writing),
    console: await weigh(rivera.context, server.origin + rivera.consolePath),
    projector: await weigh(await browser.newContext(), await opensAWall(rivera)),
  };
  for (const [name, weight] of Object.entries(pages)) console.log(name, weight.byKind);
  for (const page of [pages.home, pages.writing]) {
    expect(page.total, `a student's page is light: ${page.addresses.join(', ')}`).toBeLessThanOrEqual(STUDENT);
  }
  expect(pages.console.total, `the console is light: ${pages.console.addresses.join(', ')}`).toBeLessThanOrEqual(CONSOLE);
  expect(pages.projector.wasm, 'a wall sends no WASM').toBe(0);
  expect(pages.projector.total, `a wall is light: ${pages.projector.addresses.join(', ')}`).toBeLessThanOrEqual(PROJECTOR);
  const measured = Object.fromEntries(Object.entries(pages).map(([name, weight]) => [name, weight.total]));
  console.log('first visits, compressed bytes without fonts:', JSON.stringify(measured));
  for (const [page, bytes] of Object.entries(measured)) {
    expect(landed[page], `${page} has a landed figure`).toBeGreaterThan(0);
    expect(bytes, `${page} grew by more than 1 %: write down why`).toBeLessThanOrEqual(landed[page] * 1.01);
  }
  await server.stop();
});

/** The address of a wall; its capability is in it. */
async function opensAWall(rivera: Teacher): Promise<string> {
  await rivera.watchesTheConsole();
  const { page } = await opensTheWall(rivera);
  await page.waitForURL(/\/projector\//);
  return page.url();
}

const LINKS = /<link\b[^>]*\brel="?(preload|modulepreload)"?[^>]*>/g;
/** What a page's code is made of: the program, its parts, and the table of its words. */
const isCode = (path: string) => /^\/a\/\w+\/pkg\/.+\.(js|wasm)$|^\/messages\//.test(path);

/** What a page asks for until it is alive, on a device that has nothing; with the links in its head, or as it would without them. */
async function comesAlive(context: BrowserContext, address: string, { linked }: { linked: boolean }) {
  const page = await context.newPage(), asked: string[] = [], links: string[] = [];
  let alive = false;
  page.on('request', (request) => { if (!alive) asked.push(new URL(request.url()).pathname); });
  await page.exposeFunction('isAlive', () => { alive = true; });
  await page.addInitScript(() => {
    const look = new MutationObserver(() => { if (document.documentElement?.dataset.alive) { look.disconnect(); (window as unknown as { isAlive(): void }).isAlive(); } });
    look.observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.route(address, async (route) => {
    const answer = await route.fetch(), html = await answer.text();
    for (const [link] of html.matchAll(LINKS)) links.push(/href="([^"]*)"/.exec(link)![1]);
    await route.fulfill({ response: answer, body: linked ? html : html.replace(LINKS, (link) => (link.includes('as="font"') ? link : '')) });
  });
  await page.goto(address);
  await expect.poll(() => alive, { timeout: 20_000 }).toBe(true);
  await page.close();
  return { code: asked.filter(isCode), links: links.filter(isCode), others: links.filter((path) => !isCode(path)) };
}

test('a page names in its head exactly the code that it needs to come alive: no more, no less, and each once', async ({ browser }) => {
  const { server, rivera, code } = await demoLesson(browser);
  // What a worker has, nobody asks for.
  const ada = await Student.arrives(browser, server.origin, 'Elias Thompson', { serviceWorkers: 'block' });
  await ada.joins(code);
  const writing = await ada.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  const piece = await ada.page.locator('a[href^="/piece/"]').first().getAttribute('href');
  const desk = await browser.newContext({ serviceWorkers: 'block', storageState: await rivera.context.storageState() });
  for (const [what, context, path] of [['home', ada.context, '/home'], ['writing', ada.context, writing], ['a piece', ada.context, piece], ['the console', desk, rivera.consolePath]] as const) {
    const [plain, told] = [await comesAlive(context, server.origin + path, { linked: false }), await comesAlive(context, server.origin + path, { linked: true })];
    expect(plain.code.filter((one) => one.endsWith('.wasm')).length, `${what} is made of several parts`).toBeGreaterThan(3);
    expect([...told.links].sort(), `${what}: what is named is what is needed`).toEqual([...plain.code].sort());
    expect([...told.code].sort(), `${what}: each is asked for once`).toEqual([...told.links].sort());
    expect(told.others.filter((one) => !/\/fonts\/atkinson-latin\.woff2$/.test(one)), `${what}: nothing else is named but the letters of its words`).toEqual([]);
  }
  await server.stop();
});

/** The families that letters or digits which can be seen are set in: what is only a gap or a mark needs no font. */
const families = (page: Page) => page.evaluate(() => {
  const found = new Set<string>(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const around = node.parentElement!;
    if (/[A-Za-z0-9À-ɏ]/.test(node.textContent ?? '') && around.checkVisibility()) found.add(getComputedStyle(around).fontFamily.split(',')[0].replaceAll('"', ''));
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) if (/[A-Za-z0-9]/.test(field.value + field.placeholder) && field.checkVisibility()) found.add(getComputedStyle(field).fontFamily.split(',')[0].replaceAll('"', ''));
  return [...found];
});

test('in every writing a page asks for the letters that stand on it, and for no others', async ({ browser }) => {
  test.setTimeout(240_000);
  const { server, code } = await demoLesson(browser);
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson', { serviceWorkers: 'block' });
  await elias.joins(code);
  const writing = await elias.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  const FAMILY: Record<string, string> = { 'atkinson-latin': 'Atkinson Hyperlegible Next Variable', 'bricolage-latin': 'Bricolage Grotesque Variable' };
  for (const tag of ['en', 'ar', 'zh', 'vi']) {
    await elias.goes('/account');
    await elias.page.locator('select[name=language]').selectOption(tag);
    await elias.page.locator('form[action="/account/look"] button').last().click();
    await expect(elias.page).toHaveURL(/done=look/);
    for (const path of ['/home', writing, '/account', '/shelf']) {
      const page = await elias.context.newPage(), what = `${path} in ${tag}`;
      const asked: string[] = [];
      page.on('request', (request) => { if (request.resourceType() === 'font') asked.push(/([\w-]+)\.woff2$/.exec(request.url())![1]); });
      await page.goto(server.origin + path);
      await page.evaluate(() => document.fonts.ready.then(() => true));
      await page.waitForTimeout(500);
      // Names, numbers and the mark are written in Latin letters; a language that has letters which ours have not is set in the device's own.
      const used = await families(page);
      for (const font of asked) expect.soft(used, `${what}: ${font}`).toContain(FAMILY[font]);
      expect.soft(new Set(asked).size, `${what}: each once`).toBe(asked.length);
      if (tag === 'vi') expect.soft(asked, what).toEqual([]); else expect.soft(asked, what).toContain('atkinson-latin');
      await page.close();
    }
  }
  await server.stop();
});
