// Whoever is outside of the school: a guest with a link, or anybody. Their pages have no script and no sign-in, and speak as the browser does.
import { type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { isAccessible } from './accessible';
import type { Keyboard } from './keyboard';
import { canAllBeReached, fits, runsFromTheRight } from './layout';
import type { Teacher } from './people';
import { found, sentences } from './words';

/** A laptop of 1280 at 200 %. */
export const ZOOMED: BrowserContextOptions = { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 };

/** To what a student shows to an audience that they named; the address. The desk shows what comes of it. */
export async function invitesAGuest(teacher: Teacher): Promise<string> {
  const { page } = teacher, desk = `${teacher.classPath}/audiences`;
  await teacher.goes(desk);
  await page.locator('[id^=inviting-] summary').click();
  for (const field of ['label', 'greeting']) await page.locator(`[id^=invite-] [name=${field}]`).fill('Whoever looks after a river');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const address = await page.locator('#address').inputValue();
  await teacher.goes(desk);
  return address;
}

/** Without a mouse. */
export async function says(keys: Keyboard, words: string, name: string): Promise<void> {
  const form = keys.page.locator('#say');
  await keys.writes(form.locator('[name=words]'), words);
  await keys.writes(form.locator('[name=name]'), name);
  await keys.does(form.getByRole('button'));
}

/** In this language and nothing of English, at 400 %, at 200 % and as it is; at 200 % all of so much that can be pressed is reached. */
export async function isForOutsiders(page: Page, what: string, lang: 'en' | 'ar', least: number): Promise<void> {
  await expect(page.locator(`html[lang=${lang}][dir=${lang === 'ar' ? 'rtl' : 'ltr'}]`), `${what} in ${lang}`).toHaveCount(1);
  await expect(page.locator('h1:visible'), `${what} has one h1`).toHaveCount(1);
  if (lang === 'ar') expect(await found(page, sentences('en', 'ar')), `${what}: still English`).toEqual([]);
  for (const width of [320, 1280, 640]) {
    await page.setViewportSize({ width, height: 360 });
    await fits(page, `${what} at ${width}`);
    if (lang === 'ar') await runsFromTheRight(page, `${what} at ${width}`);
  }
  await canAllBeReached(page, what, least);
  await isAccessible(page, what);
}
