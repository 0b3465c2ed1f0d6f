// A student's pages in every language that one can choose: in that language and nothing of English, from the right where it is written so,
// within a phone's width, and with the same letters once the page has come alive. Spanish and what staff read: spanish.spec.ts.
import { type BrowserContext, expect, type Page, test } from '../classroom/test';
import { axe } from '../classroom/axe';
import { fits, runsFromTheRight } from '../classroom/layout';
import { demoLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';
import { found, sentences } from '../classroom/words';

const LANG: Record<string, string> = { zh: 'zh-Hans' };
const LIVE = ['/home', '/piece/', '/goals', '/goal/', '/growth', '/talk'];

/** The times on a page as the server wrote them. */
async function timesAsSent(context: BrowserContext, address: string): Promise<string[]> {
  const html = await (await context.request.get(address, { headers: { accept: 'text/html' } })).text();
  return [...html.matchAll(/<time datetime="[^"]*">([^<]*)<\/time>/g)].map(([, text]) => text);
}

async function saysOnly(page: Page, tag: string, english: { key: string; pattern: string }[], what: string): Promise<void> {
  const lang = LANG[tag] ?? tag;
  await expect(page.locator('html'), what).toHaveAttribute('lang', lang);
  await expect(page.locator('html'), what).toHaveAttribute('dir', tag === 'ar' ? 'rtl' : 'ltr');
  expect.soft(await found(page, english), `${what}: still English`).toEqual([]);
  expect.soft((await page.locator('main').innerText()).match(/\{\w+\}|\b[a-z_]+\.[a-z]+_[a-z_]+\b/g) ?? [], `${what}: gaps and keys`).toEqual([]);
  // What a language changes; and all of it once where the page is another one: from the right, in other letters, with words of two directions.
  const rules = ['html-has-lang', 'html-lang-valid', 'valid-lang', 'html-xml-lang-mismatch', 'document-title', 'label', 'button-name', 'link-name'];
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  expect.soft(await axe(page, { runOnly: tag === 'ar' ? { type: 'tag', values: tags } : { type: 'rule', values: rules } }), what).toEqual([]);
}

test('a student’s pages are whole in every language', async ({ browser }) => {
  test.setTimeout(480_000);
  const { server, code } = await demoLesson(browser);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  const address = async (start: string) => (await ada.page.locator(`a[href^="${start}"]:not([href$="new"])`).first().getAttribute('href')) ?? '';
  const [piece, goal] = [await address('/piece/'), await address('/goal/')];
  await ada.goes('/account');
  const tags = await ada.page.locator('select[name=language] option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value).filter(Boolean));
  expect(tags).toEqual(expect.arrayContaining(['en', 'es', 'ar', 'vi']));
  await ada.page.setViewportSize({ width: 390, height: 800 });
  for (const tag of tags.filter((tag) => tag !== 'en')) {
    const english = sentences('en', tag);
    await ada.goes('/account');
    await ada.page.locator('select[name=language]').selectOption(tag);
    await ada.page.locator('form[action="/account/look"] button').last().click();
    await expect(ada.page.locator('html')).toHaveAttribute('lang', LANG[tag] ?? tag);
    for (const path of ['/account', '/home', piece, '/goals', goal, '/growth', '/talk', '/choices', '/questions', '/inquiries', '/shelf', '/portfolio']) {
      const what = `${path.replace(/[0-9a-f-]{36}/, '…')} in ${tag}`;
      const sent = path === '/home' || path === piece ? await timesAsSent(ada.context, server.origin + path) : [];
      await ada.goes(path);
      if (LIVE.some((live) => path.startsWith(live))) await ada.isAlive();
      await saysOnly(ada.page, tag, english, what);
      await fits(ada.page, what);
      if (tag === 'ar') await runsFromTheRight(ada.page, what);
      if (sent.length > 0) expect.soft(await ada.page.locator('time').allTextContents(), `${what}: no letter changes`).toEqual(expect.arrayContaining(sent));
    }
  }
  await server.stop();
});
