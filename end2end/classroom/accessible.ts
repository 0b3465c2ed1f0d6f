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
const CONTRAST = ['color-contrast', 'color-contrast-enhanced'];
/** Rules of axe that look at colours, and those that look at where things lie. By all others a page in the dark, or turned, is the page it was. */
const COLOURS = ['color-contrast', 'link-in-text-block'], PLACES = ['target-size', 'scrollable-region-focusable'];

async function judged(page: Page, what: string): Promise<void> {
  // A page behind another draws no frames.
  await page.bringToFront();
  const own = await page.evaluate(() => {
    const { documentElement: root } = document;
    return { theme: root.getAttribute('data-theme'), dir: root.getAttribute('dir'), rtl: getComputedStyle(root).direction === 'rtl' };
  });
  const wall = own.theme === 'projector';
  await wears(page, { 'data-theme': wall ? own.theme : 'light' });
  const rules = { 'color-contrast-enhanced': { enabled: wall } };
  expect(await axe(page, { runOnly: { type: 'tag', values: TAGS }, rules }, wall ? CONTRAST : []), what).toEqual([]);
  if (!wall) {
    await wears(page, { 'data-theme': 'dark' });
    expect(await axe(page, { runOnly: { type: 'rule', values: COLOURS } }), `${what}, dark`).toEqual([]);
  }
  await wears(page, { 'data-theme': own.theme, dir: own.rtl ? 'ltr' : 'rtl' });
  expect(await axe(page, { runOnly: { type: 'rule', values: PLACES } }), `${what}, turned`).toEqual([]);
  await wears(page, { dir: own.dir });
}

async function wears(page: Page, all: Record<string, string | null>): Promise<void> {
  await page.evaluate((all) => {
    for (const [name, value] of Object.entries(all)) {
      if (value === null) document.documentElement.removeAttribute(name); else document.documentElement.setAttribute(name, value);
    }
  }, all);
}
