// A test of the suite: when it is over, all who came in leave. A browser is shared by many files; windows that stay open look for servers that are
// gone, a few times in a second, and the last tests of a run would share a small machine with a hundred of them.
import { test as base } from '@playwright/test';

export * from '@playwright/test';

export const test = base.extend<{ leaving: void }>({
  leaving: [async ({ browser }, use) => {
    await use();
    await Promise.all(browser.contexts().map((context) => context.close()));
  }, { auto: true }],
});
