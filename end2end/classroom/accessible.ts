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

type Axe = { run(of: Document, how: object): Promise<{ violations: { id: string; nodes: { target: string[]; any: { message?: string }[] }[] }[] }> };

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules of axe that look at colours, and those that look at where things lie. By all others a page in the dark, or turned, is the page it was. */
const COLOURS = ['color-contrast', 'link-in-text-block'], PLACES = ['target-size', 'scrollable-region-focusable'];

async function judged(page: Page, what: string): Promise<void> {
  // A page behind another draws no frames, and its colours stay on their way.
  await page.bringToFront();
  // A colour that is still on its way to another is no colour to judge.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const own = await page.evaluate(() => document.documentElement.dataset.theme ?? null);
  const wall = own === 'projector';
  await wears(page, wall ? own : 'light');
  // By one run in the page itself: there is no other page in it, and a builder of partial runs opens a window for each.
  const rules = { 'color-contrast-enhanced': { enabled: wall } };
  const found = await new AxeBuilder({ page }).setLegacyMode().options({ runOnly: { type: 'tag', values: TAGS }, rules, resultTypes: ['violations'] }).analyze();
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} (${n.any[0]?.message ?? ''})`).join(' | ')}`), what).toEqual([]);
  if (!wall) {
    await wears(page, 'dark');
    expect(await again(page, COLOURS), `${what}, dark`).toEqual([]);
    await wears(page, own);
  }
  const turn = () => page.evaluate(() => {
    const root = document.documentElement, own = root.getAttribute('dir');
    root.dir = getComputedStyle(root).direction === 'rtl' ? 'ltr' : 'rtl';
    return own;
  });
  const way = await turn();
  try {
    expect(await again(page, PLACES), `${what}, turned`).toEqual([]);
  } finally {
    await page.evaluate((own) => { if (own === null) document.documentElement.removeAttribute('dir'); else document.documentElement.dir = own; }, way);
  }
}

/** Drawn in these colours, however busy the machine is: an inherited colour is on its way once for each element above. */
async function wears(page: Page, theme: string | null): Promise<void> {
  await page.evaluate(async (name) => {
    const root = document.documentElement, frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    if (name === null) root.removeAttribute('data-theme'); else root.setAttribute('data-theme', name);
    for (let quiet = 0, all = 0; quiet < 8 && all < 60; all++) {
      await frame();
      quiet = document.getAnimations().length ? 0 : quiet + 1;
    }
  }, theme);
}

/** By the axe that is in the page already. */
function again(page: Page, rules: string[]): Promise<string[]> {
  return page.evaluate(async (values) => {
    const { axe } = window as unknown as { axe?: Axe };
    // Another page stands there by now, and is judged anew.
    if (!axe) throw new Error('its context was destroyed');
    const { violations } = await axe.run(document, { runOnly: { type: 'rule', values }, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((n) => `${n.target.join(' ')} (${n.any[0]?.message ?? ''})`).join(' | ')}`);
  }, rules);
}
