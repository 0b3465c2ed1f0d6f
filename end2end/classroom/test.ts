// A test of the suite: when it is over, all who came in leave. A browser is shared by many files; windows that stay open look for servers that are
// gone, a few times in a second, and the last tests of a run would share a small machine with a hundred of them.
// And whatever a test is about: no page of it, and none of its workers, has asked anybody but the school's own server for anything.
import { test as base, type BrowserContext, chromium, expect } from '@playwright/test';

export * from '@playwright/test';

/** Servers that a test starts are on this machine. Nobody has a name under `.invalid` (bare-wall.ts). */
const OURS = /^(localhost|127\.0\.0\.1|\[::1\]|bare\.invalid)$/;

/**
 * Writes down what is asked of anybody else, over whichever line; what is in the page itself (data:, blob:) is asked of nobody. What a shared worker
 * asks no test can hear: there is one, live-worker.js, and it opens the address that it is given.
 */
export function watches(context: BrowserContext, asked: string[]): void {
  const hears = (what: string, address: string) => {
    const { protocol, hostname } = new URL(address);
    if (/^(https?|wss?):$/.test(protocol) && !OURS.test(hostname)) asked.push(`${what}: ${address}`);
  };
  context.on('request', (request) => hears(request.resourceType(), request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => hears('websocket', socket.url())));
}

// A whole browser of its own (chromebook.ts) is no context of the one that the tests share.
let own: string[] = [];
const launches = chromium.launchPersistentContext.bind(chromium);
chromium.launchPersistentContext = async (...of) => {
  const context = await launches(...of);
  watches(context, own);
  return context;
};

export const test = base.extend<{ leaving: void }>({
  leaving: [async ({ browser }, use) => {
    const asked = own = [] as string[], comes = (context: BrowserContext) => watches(context, asked);
    browser.on('context', comes);
    await use();
    browser.off('context', comes);
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(asked, 'asked of somebody else than the school’s server').toEqual([]);
  }, { auto: true }],
});
