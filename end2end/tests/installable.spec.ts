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
