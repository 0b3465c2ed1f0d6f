// A Chromebook whose disk is full, and what still finds room on it.
import type { BrowserContext, Page } from '@playwright/test';

/** From the next page on there is no room for the bytes of a file, and IndexedDB says so as a browser does: what began is undone. */
export async function hasNoRoomForFiles(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function refuse(this: IDBObjectStore, ...row: Parameters<typeof put>) {
      const asked = put.apply(this, row);
      if (this.name === 'bytes') {
        Object.defineProperty(this.transaction, 'error', { value: new DOMException('There is no room.', 'QuotaExceededError') });
        this.transaction.abort();
      }
      return asked;
    };
  });
}

/** How much of it lies on the device: what waits to be sent, or bytes of files. */
export const lies = (page: Page, store: 'outbox' | 'bytes') => page.evaluate((store) => new Promise<number>((done, failed) => {
  const request = indexedDB.open('waymark');
  request.onerror = () => failed(request.error);
  request.onsuccess = () => {
    const count = request.result.transaction(store).objectStore(store).count();
    count.onsuccess = () => { request.result.close(); done(count.result); };
  };
}), store);

/** Whoever leaves the page is asked first. */
export const asksBeforeItGoes = (page: Page) => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

/** A leaf, as a camera's file. */
export async function photograph(page: Page, name: string, color: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const base64 = await page.evaluate((color) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 }), context = canvas.getContext('2d')!;
    context.fillStyle = color;
    context.fillRect(60, 40, 200, 160);
    return canvas.toDataURL('image/png').split(',')[1];
  }, color);
  return { name, mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') };
}
