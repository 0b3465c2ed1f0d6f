// A student's page on a cheap Chromebook: a processor six times slower than this one, 9 Mbit/s and 100 ms away; the first visit, what typing feels like,
// and the second visit, for which the shell has been kept; and beside it a bare page's first visit. Writes its figures to WAYMARK_FIGURES; `make bench` compares them with the goals.
import { writeFileSync } from 'node:fs';
import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { demoLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';
import { servesABarePage } from './bare';
import { type Carried, Line } from './line';
import { type Vitals, vitals, watches } from './vitals';

const SLOWER = 6;
const BITS_PER_SECOND = 9_000_000;
const ROUND_TRIP = 100;
const ROUNDS = Number(process.env.WAYMARK_ROUNDS ?? 1);
/** After it came alive a page fetches a little ahead; then it is as quiet as its reader. */
const SETTLES = 2_500;

/** Bytes on the line, by what they are. */
type Weight = Record<string, number>;
interface Round { first: Vitals; second: Vitals; bytes: Weight; again: Weight; bare: Vitals }

/** What is the same for everybody and every visit. The worker itself is none of it: by it the browser asks whether there is a new shell. */
const KIND: [string, RegExp][] = [
  ['worker', /^\/sw\.js$/],
  ['live', /^\/(api\/v1\/live|live\/)/],
  ['wasm', /\.wasm$/],
  ['script', /\.js$/],
  ['style', /\.css$/],
  ['font', /\/fonts\//],
  ['words', /^\/messages\//],
  ['picture', /^\/(pictures|icons)\/|\.(svg|png|ico)$/],
  ['manifest', /\.webmanifest$/],
  ['data', /^\/api\//],
];
const SHELL = ['wasm', 'script', 'style', 'font', 'words', 'picture', 'manifest'];

function byKind(carried: Carried[]): Weight {
  const weight: Weight = {};
  for (const { path, bytes } of carried) {
    const kind = KIND.find(([, of]) => of.test(path))?.[0] ?? 'page';
    weight[kind] = (weight[kind] ?? 0) + bytes;
  }
  weight.shell = SHELL.reduce((sum, kind) => sum + (weight[kind] ?? 0), 0);
  return weight;
}

/** What its reader does on a page. */
type Works = (page: Page) => Promise<void>;

/** One visit in a new tab, in which its reader perhaps works. */
async function visit(context: BrowserContext, address: string, works: Works = async () => {}): Promise<Vitals> {
  const page = await context.newPage();
  const slowed = await context.newCDPSession(page);
  await slowed.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await watches(page);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  await page.waitForTimeout(SETTLES);
  await works(page);
  const felt = await vitals(page);
  await page.close();
  return felt;
}

/** As a hand does it: it comes, rests, presses and lets go. Playwright's own `click` does all of it in one moment and listens along inside of the press. */
async function presses(page: Page, what: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await what.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
  await page.waitForTimeout(150);
  await page.mouse.down();
  await page.waitForTimeout(90);
  await page.mouse.up();
  await page.waitForTimeout(150);
}

const writes: Works = async (page) => {
  await presses(page, page.locator('textarea#words'));
  await expect(page.locator('textarea#words')).toBeFocused();
  for (const word of 'My leaf was green until the frost came .'.split(' ')) {
    await page.keyboard.type(`${word} `, { delay: 120 });
    await page.waitForTimeout(250);
  }
  // A choice with the mouse, as well.
  const choice = page.locator('label:has([name=ask])').nth(1);
  await presses(page, choice);
  await expect(choice.locator('[name=ask]')).toBeChecked();
  await page.waitForTimeout(1_500);
};

/** The first visit to a bare page, over the same kind of line; all that can be done there is to press its words. */
async function barePage(browser: Browser): Promise<Vitals> {
  const { port, server } = await servesABarePage();
  const line = await Line.to(port, BITS_PER_SECOND, ROUND_TRIP), context = await browser.newContext();
  const felt = await visit(context, `${line.origin}/`, async (page) => {
    for (let press = 0; press < 5; press++) await presses(page, page.locator('h1'));
    await page.waitForTimeout(500);
  });
  await context.close();
  line.close();
  server.close();
  return felt;
}

/** Until the worker has taken the shell and looks after its pages. */
async function shellIsKept(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  // What a page asks for while it is looked after is kept as it comes. A page that is on its way just as the worker begins is looked after from
  // its next visit on, so it is visited until it is.
  await expect(async () => {
    await page.reload();
    expect(await page.evaluate(() => !!navigator.serviceWorker.controller)).toBe(true);
  }).toPass({ timeout: 30_000 });
  await page.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  await page.waitForTimeout(SETTLES);
  await page.close();
}

test('a student page on a slow machine and a slow line', async ({ browser }) => {
  const { server, rivera, code } = await demoLesson(browser);
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  const path = await elias.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  const cookies = await elias.context.cookies();
  // Only one browser at a time: two cores also run the server and the line.
  await elias.leaves();
  await rivera.leaves();

  const line = await Line.to(server.port, BITS_PER_SECOND, ROUND_TRIP);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.newContext();
    await context.addCookies(cookies);
    line.counts();
    const first = await visit(context, line.origin + path);
    const bytes = byKind(line.counts());
    await shellIsKept(context, line.origin + path);
    // What typing feels like, where nothing is in its way any more.
    const typed = await visit(context, line.origin + path, writes);
    line.counts();
    const second = await visit(context, line.origin + path);
    const again = byKind(line.counts());
    expect(typed.interactions, 'the browser saw somebody type').toBeGreaterThan(0);
    const { inp, interactions, slowest } = typed;
    rounds.push({ first: { ...first, inp, interactions, slowest, cls: Math.max(first.cls, typed.cls) }, second, bytes, again, bare: await barePage(browser) });
    console.log(JSON.stringify(rounds.at(-1)));
    await context.close();
  }
  line.close();
  await server.stop();
  expect(rounds[0].bytes.wasm, 'the page came with its code').toBeGreaterThan(0);
  if (process.env.WAYMARK_FIGURES) writeFileSync(process.env.WAYMARK_FIGURES, JSON.stringify(rounds));
});
