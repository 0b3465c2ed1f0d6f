// What a first visit costs. Plain pages carry no WASM; the student's page has a ceiling, and grows only on purpose.
import { readFileSync } from 'node:fs';
import { expect, test } from '../classroom/test';
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
