// axe on the page as it is, in light and in dark, and turned as a reader of Arabic has it; a wall, which is read from the back row, by the contrast
// of AAA.
import { expect, type Page } from '@playwright/test';
import { axe } from './axe';

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
  const rules = { 'color-contrast-enhanced': { enabled: wall } };
  expect(await axe(page, { runOnly: { type: 'tag', values: TAGS }, rules }), what).toEqual([]);
  if (!wall) {
    await wears(page, 'dark');
    expect(await axe(page, { runOnly: { type: 'rule', values: COLOURS } }), `${what}, dark`).toEqual([]);
    await wears(page, own);
  }
  const turn = () => page.evaluate(() => {
    const root = document.documentElement, own = root.getAttribute('dir');
    root.dir = getComputedStyle(root).direction === 'rtl' ? 'ltr' : 'rtl';
    return own;
  });
  const way = await turn();
  try {
    expect(await axe(page, { runOnly: { type: 'rule', values: PLACES } }), `${what}, turned`).toEqual([]);
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
