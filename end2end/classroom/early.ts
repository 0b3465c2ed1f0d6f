// The youngest: how they come in, and that all they can press is large.
import { expect, type Page } from '@playwright/test';
import { fits } from './layout';
import type { Student } from './people';

/** Everything that is shown and can be pressed, smaller than 64 by 64. */
export const small = (page: Page) => page.evaluate(() => {
  const all = [...document.querySelectorAll<HTMLElement>('a, button, summary, select, textarea, input:not([type=hidden]), audio, video')];
  return all.filter((one) => {
    if (one.matches('.unseen, .skip') || !one.checkVisibility({ visibilityProperty: true })) return false;
    // A choice is as large as its label.
    const box = (one.matches('[type=radio], [type=checkbox]') ? one.closest('label') ?? one : one).getBoundingClientRect();
    return box.width > 0 && (box.width < 63.5 || box.height < 63.5);
  }).map((one) => `${one.localName}.${one.className} ${(one.textContent ?? '').trim().slice(0, 30)} ${JSON.stringify(one.getBoundingClientRect())}`);
});

/** Drawn for the youngest, and for this window. */
export async function isLarge(page: Page, what: string): Promise<void> {
  await page.waitForLoadState();
  await expect(page.locator('html')).toHaveAttribute('data-early', '');
  await fits(page, what);
  expect(await small(page), what).toEqual([]);
}

/** By code, name and pictures; from where the class is known on, all of it is large. */
export async function comesIn(student: Student, code: string, listens = { names: async () => {}, pictures: async () => {} }): Promise<void> {
  const { page } = student;
  await student.goes('/join');
  await page.locator('[name=code]').fill(code);
  await page.locator('main form').first().getByRole('button').click();
  await page.locator('[name=q]').fill(student.first.toLowerCase());
  await page.getByRole('button', { name: 'Find me' }).click();
  const own = page.locator('.names .name-button', { hasText: student.first }).first();
  await own.waitFor();
  await isLarge(page, 'the names');
  await listens.names();
  await own.click();
  await page.locator('.pin-grid').waitFor();
  await isLarge(page, 'the four pictures');
  await listens.pictures();
  await student.pressesPictures(['fox', 'owl', 'moon', 'key']);
  await expect(page).toHaveURL(/\/home/);
}
