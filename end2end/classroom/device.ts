// What lies on a Chromebook for its student, and how its window ends without a word.
import { expect, type Page } from '@playwright/test';

/** The service worker has the shell, and the device has this page as it stands there now. Something on it was just changed. */
export async function keepsPage(page: Page, address: string): Promise<void> {
  const since = await page.evaluate(() => Date.now());
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await expect.poll(() => page.evaluate((address) => new Promise<number>((done) => {
    const request = indexedDB.open('waymark');
    request.onsuccess = () => {
      const db = request.result;
      if (!db.objectStoreNames.contains('seen')) { db.close(); done(0); return; }
      const seen = db.transaction('seen').objectStore('seen'), keys = seen.getAllKeys(), rows = seen.getAll();
      rows.onsuccess = () => {
        const at = keys.result.findIndex((key) => (key as string[])[1] === address);
        db.close();
        done(at < 0 ? 0 : rows.result[at].at);
      };
    };
  }), address), { timeout: 20_000 }).toBeGreaterThan(since);
}

/** As if its battery was out. What is asked of all pages is asked of this one too, until it is closed. */
export async function isKilled(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page), crashed = page.waitForEvent('crash');
  cdp.send('Page.crash').catch(() => {});
  await crashed;
}
