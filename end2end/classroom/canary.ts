// A student who leaves as much as one can on a Chromebook, in words, lines, sounds and pictures that lie nowhere else: what is looked for afterwards.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { WHOLE } from './chromium';
import { draft, draws, ROOM, tool, WITH_MEDIA } from './paper';
import type { Server } from './server';
import { filesOf } from './traces';

/** The whole browser, with a profile that lies in a folder, and which opens again what was open. */
export const sits = (folder: string): Promise<BrowserContext> => chromium.launchPersistentContext(folder, {
  ...ROOM, ...WITH_MEDIA, executablePath: WHOLE, viewport: { width: 1366, height: 768 }, locale: 'en-US', ignoreDefaultArgs: ['--disable-back-forward-cache'],
});

/** Out of a file's second half: no head that others have as well, and no run of the same byte (silence, say), which lies everywhere. */
function middle(bytes: Buffer): Buffer {
  for (let from = Math.floor(bytes.length * .6); from + 40 <= bytes.length; from++) {
    const part = bytes.subarray(from, from + 40);
    if (new Set(part).size >= 8) return part;
  }
  throw new Error(`nothing to know these ${bytes.length} bytes by`);
}

/** What was drawn, said and photographed, as the school's server has it. */
export const drawnAndSaid = (server: Server): Record<string, Buffer> =>
  Object.fromEntries(filesOf(join(server.folder, 'files')).map((path) => [path.slice(-50), middle(readFileSync(path))]));

/** The same as the device sends it, from here on: the server may make something else of a picture. */
export async function sends(context: BrowserContext): Promise<Record<string, Buffer>> {
  const sent: Record<string, Buffer> = {};
  await context.exposeBinding('classroomSends', (_, address: string, bytes: number[]) => { sent[`${address}, part ${Object.keys(sent).length}`] = middle(Buffer.from(bytes)); });
  await context.addInitScript(() => {
    const asks = window.fetch.bind(window), tells = (window as unknown as { classroomSends(address: string, bytes: number[]): void }).classroomSends;
    window.fetch = async (...[address, how]: Parameters<typeof fetch>) => {
      if (how?.method === 'PATCH' && how.body) tells(String(address), [...new Uint8Array(await new Response(how.body).arrayBuffer())]);
      return asks(address, how);
    };
  });
  return sent;
}

/** A drawing, a recording of so many milliseconds, and a photograph. */
export async function showsAll(page: Page, lasts: number, caption: string): Promise<void> {
  const done = async () => {
    await tool(page).getByRole('button', { name: 'Done', exact: true }).click();
    await expect(tool(page)).toHaveCount(0, { timeout: 20_000 });
  };
  await draft(page).getByRole('button', { name: 'Draw', exact: true }).click();
  for (let line = 1; line < 5; line++) await draws(page, [.13 * line, .21], [.77, .17 * line]);
  await done();
  await draft(page).getByRole('button', { name: 'Speak', exact: true }).click();
  await tool(page).getByRole('button', { name: 'Record', exact: true }).click();
  await page.waitForTimeout(lasts);
  await tool(page).getByRole('button', { name: 'Stop', exact: true }).click();
  await tool(page).getByLabel('What it is about').fill(caption);
  await done();
  await draft(page).getByRole('button', { name: 'Photograph', exact: true }).click();
  await draft(page).getByRole('button', { name: 'Take a photograph' }).click();
  await tool(page).getByRole('button', { name: 'Take it', exact: true }).click();
  await expect(tool(page).getByRole('img', { name: 'The photograph you took' })).toBeVisible();
  await done();
}

/** All three stand in the draft. */
export async function allAreShown(page: Page): Promise<void> {
  await expect(draft(page).locator('[data-shown] img')).toHaveCount(2, { timeout: 20_000 });
  await expect(draft(page).locator('[data-shown] audio')).toBeVisible({ timeout: 20_000 });
}

/** How much of whomever waits on the device to be sent. */
export const waits = (page: Page) => page.evaluate(() => new Promise<number>((done) => {
  const request = indexedDB.open('waymark');
  request.onsuccess = () => {
    const count = request.result.transaction('outbox').objectStore('outbox').count();
    count.onsuccess = () => { request.result.close(); done(count.result); };
  };
}));

/** Leaves files in the clear, in each way in which a page can leave them. */
export const leaves = (page: Page, files: Buffer[]) => page.evaluate(async (files) => {
  const cache = await caches.open('control'), db = await new Promise<IDBDatabase>((done) => {
    const request = indexedDB.open('control');
    request.onupgradeneeded = () => { request.result.createObjectStore('files'); };
    request.onsuccess = () => done(request.result);
  });
  for (const [at, text] of files.entries()) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)), blob = new Blob([bytes]);
    await cache.put(`/control/${at}`, new Response(blob));
    const change = db.transaction('files', 'readwrite', { durability: 'strict' }), rows = change.objectStore('files');
    rows.put(blob, `blob ${at}`);
    rows.put(bytes.buffer, `bytes ${at}`);
    await new Promise((done) => { change.oncomplete = done; });
  }
  db.close();
}, files.map((file) => file.toString('base64')));
