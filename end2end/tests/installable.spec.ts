// Waymark can be installed, and says what still works without a network.
import { expect, test } from '@playwright/test';
import { Server } from '../classroom/server';

test('Chromium finds nothing that keeps it from being installed', async ({ browser }) => {
  const server = await Server.start();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/join`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const client = await context.newCDPSession(page);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  // A private window is what a test runs in; everything else would be ours.
  expect(installabilityErrors.map((e) => e.errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  const { errors } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  await server.stop();
});

test('without a network a page that cannot come leads to the offline page, which needs nothing', async ({ browser }) => {
  const server = await Server.start();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/join`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.reload();
  await server.kill();
  await page.goto(`${server.origin}/home`);
  await expect(page).toHaveURL(/\/offline/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No connection right now');
  await server.stop();
});

test('opened from cold without a network, on a device six times slower, its shell is there within a second', async ({ browser }) => {
  const server = await Server.start();
  const context = await browser.newContext();
  const first = await context.newPage();
  await first.goto(`${server.origin}/join`);
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await first.close();
  await server.kill();
  await context.setOffline(true);
  const took: number[] = [];
  // Two cores that others work on as well: the best of five says what the shell costs.
  for (let time = 0; time < 5; time++) {
    const page = await context.newPage(), cdp = await context.newCDPSession(page);
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.stopAllWorkers');
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.goto(`${server.origin}/home`, { waitUntil: 'commit' });
    // Its words in their look, painted, and the way on may be pressed.
    await page.locator('main a[data-again]').waitFor();
    took.push(await page.evaluate(async () => {
      const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      while (!paint() || document.readyState === 'loading') await new Promise((done) => { requestAnimationFrame(done); });
      const { domInteractive } = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
      return Math.max(paint(), domInteractive);
    }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No connection right now');
    await page.close();
  }
  console.log('the shell, cold, without a network, 6x slower:', took.map(Math.round).join(', '), 'ms');
  expect(Math.min(...took)).toBeLessThan(1000);
  await server.stop();
});
