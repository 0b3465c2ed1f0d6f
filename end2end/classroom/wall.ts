// What a wall owes the back row, and everybody whom movement disturbs.
import { expect, type Page } from '@playwright/test';
import { fits, nothingIsCut } from './layout';

/** look.md: the smallest thing on a wall of 1280 × 720, in pixels. */
const SMALLEST = 25;

/** Every word that is shown is large enough for the back row: as large a part of the window as it has to be of one of 1280 × 720. */
export async function isReadFromTheBack(wall: Page, what: string): Promise<void> {
  const small = await wall.evaluate((at720) => {
    const smallest = at720 * Math.min(innerWidth / 1280, innerHeight / 720);
    const walk = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT), small: string[] = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const words = (node.textContent ?? '').trim(), around = node.parentElement!;
      if (!words || around.closest('.unseen, title, desc') || !around.checkVisibility()) continue;
      const size = parseFloat(getComputedStyle(around).fontSize);
      if (size < smallest) small.push(`${size} px: ${words.slice(0, 40)}`);
    }
    return small;
  }, SMALLEST);
  expect(small, `${what}, from the back row`).toEqual([]);
}

export interface Motion { what: string; lasts: number; times: number }

/** From its first moment on, whatever moves in a window by itself. */
export async function watchesMotion(wall: Page): Promise<() => Promise<Motion[]>> {
  await wall.addInitScript(() => {
    const motions: Motion[] = [];
    Object.assign(window, { motions });
    const note = ({ target }: Event) => {
      for (const one of (target as Element).getAnimations()) {
        const { duration, iterations } = one.effect!.getComputedTiming();
        const name = one instanceof CSSAnimation ? one.animationName : one instanceof CSSTransition ? one.transitionProperty : 'script';
        motions.push({ what: `${name} of .${(target as Element).className}`, lasts: Number(duration), times: iterations ?? 1 });
      }
    };
    for (const kind of ['animationstart', 'transitionrun']) document.addEventListener(kind, note, true);
  });
  return () => wall.evaluate(() => (window as unknown as { motions: Motion[] }).motions.splice(0));
}

/** Rules of its sheets by which something would move for ever. */
export const endless = (wall: Page) => wall.evaluate(() => {
  const rules = (of: CSSRuleList): string[] => [...of].flatMap((rule) => {
    const inside = 'cssRules' in rule ? rules((rule as CSSGroupingRule).cssRules) : [];
    return rule instanceof CSSStyleRule && rule.style.animationIterationCount.includes('infinite') ? [rule.cssText.slice(0, 120), ...inside] : inside;
  });
  return [...document.styleSheets].flatMap((sheet) => rules(sheet.cssRules));
});

/** Nothing to press, nothing to scroll, nothing outside of the window, nothing cut off, nothing too small for the back row. */
export async function fillsTheWindow(wall: Page, what: string): Promise<void> {
  await expect(wall.locator('a[href], button, input, select, textarea, summary'), `${what}: no control`).toHaveCount(0);
  for (const [width, height] of [[1280, 720], [1920, 1080]]) {
    await wall.setViewportSize({ width, height });
    await fits(wall, `${what} at ${width}`);
    await nothingIsCut(wall, 'main.projector', `${what} at ${width}`);
    await isReadFromTheBack(wall, `${what} at ${width}`);
    const over = await wall.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(over, `${what} at ${width} × ${height} has to be scrolled`).toBeLessThanOrEqual(0);
  }
  await wall.setViewportSize({ width: 1280, height: 720 });
}
