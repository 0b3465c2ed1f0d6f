// A page is for everybody: axe finds nothing in either theme, one heading leads it, and it fits a phone.
import { expect, type Page } from '@playwright/test';
import { isAccessible } from './accessible';
import { fits } from './layout';

export async function isFitForAll(page: Page, what: string): Promise<void> {
  await isAccessible(page, what);
  await expect(page.locator('h1:visible'), `${what} has one h1`).toHaveCount(1);
  await page.setViewportSize({ width: 320, height: 720 });
  await fits(page, what);
  await page.setViewportSize({ width: 1366, height: 768 });
}
