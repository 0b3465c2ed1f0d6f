// What lies on a Chromebook, for its student and for whoever looks; and how its window ends without a word.
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

/** How much lies in one of its stores. */
export const rows = (page: Page, store: string) => page.evaluate(async (store) => {
  // Whoever opens what is not there yet makes it, without a store in it, and is in the way of whoever would have made it.
  if (!(await indexedDB.databases()).some(({ name }) => name === 'waymark')) return 0;
  return new Promise<number>((done, failed) => {
    const request = indexedDB.open('waymark');
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const count = request.result.transaction(store).objectStore(store).count();
      count.onsuccess = () => { request.result.close(); done(count.result); };
    };
  });
}, store);

/**
 * Everything that lies on the device for this site, as it lies there: each database, its keys, its words and what is bytes (as JSON they would
 * be `{}`), what was fetched for later, and both storages.
 */
export const whole = (page: Page): Promise<string> => page.evaluate(async () => {
  const result = <T>(request: IDBRequest<T>) => new Promise<T>((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
  // Sealed, they are none; and whoever forgot to seal them wrote them in one of these.
  const bytes = (value: ArrayBuffer | ArrayBufferView) => ['latin1', 'utf-8'].map((kind) => new TextDecoder(kind).decode(value)).join(' ');
  const words = async (value: unknown): Promise<string> => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return bytes(value);
    if (value instanceof Blob) return bytes(await value.arrayBuffer());
    return value && typeof value === 'object' ? (await Promise.all(Object.values(value).map(words))).join(' ') : String(value);
  };
  const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const { name } of await indexedDB.databases()) {
    const db = await result(indexedDB.open(name!));
    for (const store of db.objectStoreNames) {
      const at = db.transaction(store).objectStore(store), all: unknown[] = (await Promise.all([result(at.getAllKeys()), result(at.getAll())])).flat();
      texts.push(...await Promise.all(all.map(words)));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) texts.push(request.url, bytes(await (await cache.match(request))!.arrayBuffer()));
  }
  return texts.join('\n');
});
