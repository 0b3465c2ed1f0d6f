// axe in the page itself, which has no other page in it: brought there once, and run as often as its colours and its places change.
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const { source } = createRequire(import.meta.url)('axe-core') as { source: string };

interface How {
  runOnly: { type: 'tag' | 'rule'; values: string[] };
  rules?: Record<string, { enabled: boolean }>;
}

interface Found { id: string; nodes: { target: string[]; any: { message?: string }[] }[] }

interface Axe {
  run(of: Document, how: How & { resultTypes: string[] }): Promise<{ violations: Found[]; incomplete: Found[] }>;
}

/**
 * What it finds on the page as it stands, in the colours that it has when nothing moves: a line for each rule that is broken, with the first three
 * places. Of the rules in `surely`, also where it cannot tell: over a picture it finds no contrast, and says nothing.
 */
export async function axe(page: Page, how: How, surely: string[] = []): Promise<string[]> {
  for (let tries = 0; tries < 3; tries++) {
    const told = await page.evaluate(async ({ how, surely }) => {
      const { axe } = window as unknown as { axe?: Axe };
      if (!axe) return null;
      // A colour that is still on its way to another is no colour to judge.
      const still = new CSSStyleSheet();
      still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
      document.adoptedStyleSheets.push(still);
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const { violations, incomplete } = await axe.run(document, { ...how, resultTypes: surely.length ? ['violations', 'incomplete'] : ['violations'] });
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
      return [...violations, ...incomplete.filter(({ id }) => surely.includes(id))].map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((one) => `${one.target.join(' ')} (${one.any[0]?.message ?? ''})`).join(' | ')}`);
    }, { how, surely });
    if (told) return told;
    await page.evaluate(source);
  }
  throw new Error('axe does not stay: its context was destroyed');
}
