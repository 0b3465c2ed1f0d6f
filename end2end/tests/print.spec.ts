// A story and a conference on paper: nothing of the screen on it, no wider than the sheet, and a PDF that has it all, from either side.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { fits } from '../classroom/layout';
import { demoLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

const A4 = { width: 688, height: 1016 };

async function isFitForPaper(page: Page, what: string, holds: string[], pages: number): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(A4);
  const shown = page.locator('body > header, .toasts, .skip-link, .button, form, .off-paper, audio, video').and(page.locator(':visible'));
  await expect(shown, `${what}: nothing of the screen`).toHaveCount(0);
  for (const words of holds) await expect(page.getByText(words).filter({ visible: true }).first(), what).toBeVisible();
  await fits(page, what);
  await isAccessible(page, what);
  const pdf = await page.pdf({ format: 'A4', margin: { top: '18mm', bottom: '18mm', left: '16mm', right: '16mm' } });
  const sheets = pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? [];
  expect(pdf.subarray(0, 5).toString(), what).toBe('%PDF-');
  expect(sheets.length, `${what}: sheets of paper`).toBeGreaterThanOrEqual(pages);
  expect(sheets.length, `${what}: not a sheet for every line`).toBeLessThanOrEqual(pages + 6);
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1366, height: 768 });
}

test('a story and a conference are printed', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, code } = await demoLesson(browser);
  const priya = await Student.arrives(browser, server.origin, 'Priya Raman');
  await priya.joins(code);
  const { page } = priya;
  await priya.goes('/portfolio/story');
  const story = new URL((await page.locator('main a[href^="/story/"]').first().getAttribute('href'))!, server.origin).pathname;
  await priya.goes('/conferences');
  const held = page.locator('h3').filter({ hasText: 'Dad and Grandma' });
  await expect(held).toBeVisible();
  const conference = new URL((await held.getByRole('link').getAttribute('href'))!, server.origin).pathname;

  await test.step('each on its sheets', async () => {
    await priya.goes(story);
    await isFitForPaper(page, 'a story', ['How I learned to ask', 'What I do now', 'I changed my mind and I can say why.'], 2);
    await priya.goes(`${conference}/live`);
    await isFitForPaper(page, 'a conference', ['What I am proud of'], 1);
  });

  await test.step('from the right too', async () => {
    await priya.context.addInitScript(() => {
      const turn = () => document.documentElement?.setAttribute('dir', 'rtl');
      new MutationObserver(turn).observe(document, { childList: true });
      turn();
    });
    await priya.goes(story);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await isFitForPaper(page, 'a story from the right', ['How I learned to ask'], 2);
  });
  await server.stop();
});
