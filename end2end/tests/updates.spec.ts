// A second visit costs nothing but its page; a new release comes to a device by itself and is offered; a tab of before goes on.
import { type BrowserContext, expect, type Page, test } from '../classroom/test';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';
import { becomes, build, release } from '../classroom/release';
import { Line } from '../measure/line';

const NAMES = ['Ada Okafor'];
const builtAs = (page: Page) => page.evaluate(() => document.documentElement.dataset.build);
const alive = (page: Page) => page.waitForFunction(() => document.documentElement.dataset.alive === 'yes');

/** A tab that the service worker looks after, with all that its page asked for kept. */
async function lookedAfter(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  // A page that came while the worker began is not looked after by it; the next one is.
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await alive(page);
  // At rest, what looks for updates is there, and what is fetched ahead.
  await page.waitForTimeout(5_000);
  return page;
}

test('a second visit loads its page and nothing of the shell', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await ada.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  const context = await browser.newContext();
  await context.addCookies(await ada.context.cookies());
  await ada.leaves();
  const line = await Line.to(server.port, 1_000_000_000, 0);
  for (const address of [line.origin + path, `${line.origin}/home`]) {
    await (await lookedAfter(context, address)).close();
    line.counts();
    const page = await context.newPage();
    await page.goto(address);
    await alive(page);
    await page.waitForTimeout(5_000);
    const asked = line.counts().map((carried) => carried.path);
    expect(asked).toContain(new URL(address).pathname);
    const shell = asked.filter((path) => /^\/(a|pkg|fonts|icons|pictures|messages)\/|\.(js|css|svg|webmanifest)$/.test(path) && path !== '/sw.js');
    expect(shell, `of ${asked.join(' ')}`).toEqual([]);
    await page.close();
  }
  line.close();
  await server.stop();
});

test('how a page looks comes from the device without its worker, also when nothing else remembers it', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await ada.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  const context = await browser.newContext();
  await context.addCookies(await ada.context.cookies());
  await ada.leaves();
  const line = await Line.to(server.port, 1_000_000_000, 0), looks = /\.(css|woff2)$/;
  await (await lookedAfter(context, line.origin + path)).close();
  const page = await context.newPage(), [worker] = context.serviceWorkers();
  await worker.evaluate(() => {
    const { match } = Cache.prototype, asked: string[] = [];
    Object.assign(globalThis, { asked });
    Cache.prototype.match = function noted(this: Cache, what, how) {
      asked.push(what instanceof Request ? what.url : String(what));
      return match.call(this, what, how);
    };
  });
  const browsers = await context.newCDPSession(page);
  await browsers.send('Network.clearBrowserCache');
  line.counts();
  await page.goto(line.origin + path);
  await alive(page);
  const asked = await worker.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  expect(asked.some((address) => address.endsWith('/live.js')), `code is the worker's: ${asked.join(' ')}`).toBe(true);
  expect(asked.filter((address) => looks.test(address))).toEqual([]);
  expect(line.counts().map((carried) => carried.path).filter((path) => looks.test(path))).toEqual([]);

  // Where there is nobody to ask.
  await browsers.send('Network.clearBrowserCache');
  line.close();
  await page.goto(line.origin + path);
  await expect(page).toHaveURL(/\/offline/);
  const unstyled = () => page.evaluate(() => [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter(({ sheet }) => !sheet?.cssRules.length).map(({ href }) => href));
  expect(await page.locator('link[rel=stylesheet]').count()).toBeGreaterThan(0);
  await expect.poll(unstyled).toEqual([]);
  await server.stop();
});

test('an update is offered when it is there, disturbs nobody who writes, and is taken when it is pressed', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0]);
  await ada.joins(code);
  const path = await ada.page.getByRole('link', { name: 'Answer this' }).getAttribute('href');
  const first = await build(server);
  const page = await lookedAfter(ada.context, server.origin + path);
  const box = page.locator('textarea#words');
  await box.fill('My leaf was green');
  const second = await becomes(server, release('second'));
  expect(second).not.toBe(first);
  // Its moment, which is somewhere in the next ten minutes, has come.
  await page.evaluate(() => navigator.serviceWorker.controller!.postMessage({ heard: '', within: 0 }));
  await expect.poll(() => page.evaluate(() => caches.keys()), { timeout: 20_000 }).toContain(`shell-${second}`);
  await expect.poll(() => page.locator('.kept-line.offer').count()).toBe(1);
  await box.pressSequentially(' until the frost came', { delay: 60 });
  await page.waitForTimeout(3_000);
  const offer = page.locator('.kept-line.offer');
  await expect(offer, 'nobody who writes is disturbed').toBeHidden();
  expect(await builtAs(page)).toBe(first);
  await box.blur();
  await expect(offer).toBeVisible();
  await expect(offer).toContainText('new version');
  await box.focus();
  await expect(offer).toBeHidden();
  await box.blur();
  await offer.getByRole('button', { name: 'Open it now' }).click();
  await alive(page);
  expect(await builtAs(page)).toBe(second);
  await expect(box).toHaveValue('My leaf was green until the frost came');
  await expect(offer).toHaveCount(0);
  await server.stop();
});

test('a tab of before goes on with a new server, and a new tab with an old one', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const [old, fresh] = [release('old'), release('fresh')];
  const ada = await Student.arrives(browser, server.origin, NAMES[0], { serviceWorkers: 'block' });
  await becomes(server, old);
  await ada.joins(code);
  for (const [now, words] of [[fresh, 'Written by the tab of before'], [old, 'Written by the tab of the release that went']] as const) {
    await ada.goes('/home');
    await ada.page.locator('a[href^="/prompt/"], a[href^="/piece/"]').first().click();
    await ada.goesOn().catch(() => {});
    await ada.box.waitFor();
    await ada.isAlive();
    const mine = await builtAs(ada.page);
    expect(await becomes(server, now)).not.toBe(mine);
    // What the tab asks for only now comes from the build that it came from.
    const late = ada.page.waitForResponse((answer) => answer.url().endsWith(`/a/${mine}/draw.js`));
    await ada.page.evaluate((build) => { void import(`/a/${build}/draw.js`); }, mine);
    expect((await late).status()).toBe(200);
    await ada.box.fill(words);
    await ada.shares();
    await rivera.goes(rivera.consolePath);
    await expect(rivera.card('Ada').getByText(words).first()).toBeVisible({ timeout: 20_000 });
    // Shared and laid out anew in the same tab, by the code that it came with.
    expect(await builtAs(ada.page)).toBe(mine);
  }
  await server.stop();
});

test('a page whose code the server does not have is asked for once more', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, NAMES);
  const ada = await Student.arrives(browser, server.origin, NAMES[0], { serviceWorkers: 'block' });
  await ada.joins(code);
  let documents = 0, missing = 2;
  ada.page.on('request', (request) => { if (request.isNavigationRequest()) documents++; });
  // As behind a balancer, where another release's server answers now and then.
  await ada.page.route('**/pkg/waymark.js', (route) => (missing-- > 0 ? route.fulfill({ status: 404 }) : route.continue()));
  await ada.goes('/home');
  await ada.isAlive();
  expect(documents).toBe(2);
  await server.stop();
});
