// The pen in somebody's hand: in which field, where in its words, and what of the page is in sight around it.
import { expect, type Page } from '@playwright/test';

export interface Pen { field: string; words: string; selected: string; from: string; lies: number[]; scrolled: number[] }

export const penOf = (page: Page): Promise<Pen> => page.evaluate(() => {
  const at = document.activeElement as HTMLTextAreaElement, { x, y } = at.getBoundingClientRect();
  const scrolled: number[] = [];
  for (let around: Element | null = at; around; around = around.parentElement) scrolled.push(around.scrollTop);
  return { field: at.id, words: at.value, selected: at.value.slice(at.selectionStart, at.selectionEnd), from: at.selectionDirection, lies: [x, y], scrolled };
});

/** Nothing comes to the page any more that would move it: what it had still to fetch is there, what was typed is kept. */
async function isAtRest(page: Page): Promise<void> {
  await expect(page.locator('.status:not(.kept-line)').first()).toHaveAttribute('data-state', 'saved', { timeout: 10_000 });
  await expect.poll(async () => {
    const before = await penOf(page);
    await page.waitForTimeout(600);
    return JSON.stringify(await penOf(page)) === JSON.stringify(before);
  }, { timeout: 15_000 }).toBe(true);
}

/** Writes there, scrolls its column a little, and goes back over the last letters with the keys: they are selected. */
export async function writes(page: Page, field: string, words: string, back: number): Promise<Pen> {
  await page.locator(field).click();
  await page.keyboard.type(words);
  await page.locator(field).evaluate((at) => { at.closest('.console-col')!.scrollTop += 30; });
  for (let letter = 0; letter < back; letter++) await page.keyboard.press('Shift+ArrowLeft');
  await isAtRest(page);
  const pen = await penOf(page);
  expect({ field: `#${pen.field}`, selected: pen.selected, from: pen.from }).toEqual({ field, selected: words.slice(-back), from: 'backward' });
  expect(Math.max(...pen.scrolled), 'there is something to lose').toBeGreaterThan(0);
  return pen;
}
