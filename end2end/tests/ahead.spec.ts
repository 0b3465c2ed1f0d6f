// What the next page needs is fetched while this one rests, so that it opens without its code being asked for. Counted on the line, where also what a
// worker asks for is heard. (That a device which pays for each byte fetches nothing: scripts/ahead.test.mjs.)
import { type BrowserContext, expect, type Page, test } from '../classroom/test';
import { demoLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';
import { Line } from '../measure/line';

const RESTED = { timeout: 20_000 };

/** A browser that has nothing yet, with the sign-in of this one, on a line that counts; and what its pages' own rules forbid. */
async function onTheLine(browser: { newContext(): Promise<BrowserContext> }, of: BrowserContext) {
  const context = await browser.newContext(), forbidden: string[] = [];
  await context.addCookies(await of.cookies());
  await context.exposeFunction('isForbidden', (what: string) => { forbidden.push(what); });
  await context.addInitScript(() => addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    (window as unknown as { isForbidden(what: string): void }).isForbidden(`${effectiveDirective} ${blockedURI}`);
  }));
  return { context, page: await context.newPage(), forbidden };
}

/** All that is to be fetched ahead is here. */
async function rests(page: Page, line: Line): Promise<void> {
  const links = page.locator('link[rel=prefetch]');
  await expect(links).not.toHaveCount(0, RESTED);
  await expect.poll(() => links.evaluateAll((all) => all.filter((one) => !performance.getEntriesByName((one as HTMLLinkElement).href).some(({ duration }) => duration > 0)).length), RESTED).toBe(0);
  // A worker that answers may not have put it away yet.
  await page.waitForTimeout(1_000);
  line.counts();
}
const programs = (line: Line) => line.counts().map(({ path }) => path).filter((path) => path.endsWith('.wasm'));

test('from a home that has rested, a question and the goals open without asking for code', async ({ browser }) => {
  const { server, code } = await demoLesson(browser);
  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  const line = await Line.to(server.port, 1_000_000_000, 0);
  const { page, forbidden } = await onTheLine(browser, elias.context);
  await elias.leaves();
  const alive = () => page.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  await page.goto(`${line.origin}/home`);
  await alive();
  await rests(page, line);
  await page.getByRole('link', { name: 'Answer this' }).click();
  await page.locator('textarea#words').waitFor();
  await alive();
  expect(programs(line), 'for the question').toEqual([]);
  await page.goto(`${line.origin}/goals`);
  await alive();
  expect(programs(line), 'for the goals').toEqual([]);
  expect(forbidden).toEqual([]);
  line.close();
  await server.stop();
});

test('from a class’s page its console opens without asking for code', async ({ browser }) => {
  const { server, rivera } = await demoLesson(browser);
  const line = await Line.to(server.port, 1_000_000_000, 0);
  const { page, forbidden } = await onTheLine(browser, rivera.context);
  await rivera.leaves();
  await page.goto(line.origin + rivera.classPath);
  await rests(page, line);
  await page.goto(line.origin + rivera.consolePath);
  await page.waitForFunction(() => document.documentElement.dataset.alive === 'yes');
  expect(programs(line)).toEqual([]);
  expect(forbidden).toEqual([]);
  line.close();
  await server.stop();
});
