// axe on the page as it is, in light and in dark, and turned as a reader of Arabic has it; a wall, which is read from the back row, by the contrast
// of AAA.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Of the page that stands there: one that a press is just leading away from is judged where it leads to. */
export async function isAccessible(page: Page, what: string): Promise<void> {
  try {
    await judged(page, what);
  } catch (error) {
    if (!/context was destroyed/.test(String(error))) throw error;
    await page.waitForLoadState('load');
    await judged(page, what);
  }
}

async function judged(page: Page, what: string): Promise<void> {
  // A page behind another draws no frames, and its colours stay on their way.
  await page.bringToFront();
  // A colour that is still on its way to another is no colour to judge.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const own = await page.locator('html').getAttribute('data-theme');
  const themes: (string | null)[] = own === 'projector' ? ['projector'] : ['light', 'dark'];
  for (const theme of themes) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name ?? 'light'), theme);
    // Drawn in its new colours, however busy the machine is.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await page.waitForTimeout(400);
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const rules = { 'color-contrast-enhanced': { enabled: theme === 'projector' } };
    const found = await new AxeBuilder({ page }).options({ runOnly: { type: 'tag', values: tags }, rules }).analyze();
    const told = found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} (${n.any[0]?.message ?? ''})`).join(' | ')}`);
    expect(told, `${what}, ${theme}`).toEqual([]);
  }
  await page.evaluate((name) => {
    if (name === null) document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', name);
  }, own);
  await turned(page, what);
}

/** Rules of axe that look at where things lie. By all others a page that is turned is the page that it was. */
const PLACES = ['target-size', 'scrollable-region-focusable'];

/** The other way round, by the axe that is in the page already: a second whole one would take longer than the first. */
async function turned(page: Page, what: string): Promise<void> {
  const told = await page.evaluate(async (rules) => {
    const root = document.documentElement, own = root.getAttribute('dir');
    const { axe } = window as unknown as { axe: { run(of: Document, how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    // Another page stands there by now, and is judged anew.
    if (!axe) throw new Error('its context was destroyed');
    root.dir = getComputedStyle(root).direction === 'rtl' ? 'ltr' : 'rtl';
    try {
      const { violations } = await axe.run(document, { runOnly: { type: 'rule', values: rules } });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    } finally {
      if (own === null) root.removeAttribute('dir'); else root.dir = own;
    }
  }, PLACES);
  expect(told, `${what}, turned`).toEqual([]);
}
