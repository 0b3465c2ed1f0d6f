// axe in the page itself, which has no other page in it: brought there once, and run as often as its colours and its places change.
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const { source } = createRequire(import.meta.url)('axe-core') as { source: string };

interface How {
  runOnly: { type: 'tag' | 'rule'; values: string[] };
  rules?: Record<string, { enabled: boolean }>;
}

interface Axe {
  run(of: Document, how: How & { resultTypes: string[] }): Promise<{ violations: { id: string; nodes: { target: string[]; any: { message?: string }[] }[] }[] }>;
}

/** What it finds on the page as it stands, in the colours that it has when nothing moves: a line for each rule that is broken, with the first three places. */
export async function axe(page: Page, how: How): Promise<string[]> {
  for (let tries = 0; tries < 3; tries++) {
    const told = await page.evaluate(async (how) => {
      const { axe } = window as unknown as { axe?: Axe };
      if (!axe) return null;
      // A colour that is still on its way to another is no colour to judge.
      const still = new CSSStyleSheet();
      still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
      document.adoptedStyleSheets.push(still);
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const { violations } = await axe.run(document, { ...how, resultTypes: ['violations'] });
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((one) => `${one.target.join(' ')} (${one.any[0]?.message ?? ''})`).join(' | ')}`);
    }, how);
    if (told) return told;
    await page.evaluate(source);
  }
  throw new Error('axe does not stay: its context was destroyed');
}
