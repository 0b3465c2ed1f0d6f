// What a first visit costs: compressed bytes of everything a page loads, by kind, fonts apart.
import type { BrowserContext } from '@playwright/test';

export interface Weight { total: number; wasm: number; byKind: Record<string, number>; addresses: string[] }

/** Loads the page in a fresh tab with an empty cache and no service worker. */
export async function weigh(context: BrowserContext, address: string): Promise<Weight> {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  await client.send('Network.setBypassServiceWorker', { bypass: true });
  const kinds = new Map<string, { kind: string; url: string }>();
  const weight: Weight = { total: 0, wasm: 0, byKind: {}, addresses: [] };
  client.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, { kind: response.mimeType.includes('wasm') ? 'Wasm' : type, url: response.url });
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const found = kinds.get(requestId);
    if (!found || !found.url.startsWith('http')) return;
    weight.byKind[found.kind] = (weight.byKind[found.kind] ?? 0) + encodedDataLength;
    weight.addresses.push(`${new URL(found.url).pathname} ${encodedDataLength}`);
    if (found.kind === 'Wasm') weight.wasm += encodedDataLength;
    if (found.kind !== 'Font') weight.total += encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'load' });
  // Live pages go on after `load`: code, words, the page coming alive.
  await page.waitForTimeout(2_500);
  await page.close();
  return weight;
}
