// Whoever reads Spanish reads nothing else: of the English sentences none is left on the page, seen or only heard.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { demoLesson } from '../classroom/lessons';
import { Student, Teacher } from '../classroom/people';
import { found, sentences } from '../classroom/words';

const english = sentences('en', 'es');
const spanish = sentences('es', 'en');

async function isSpanish(page: Page, what: string): Promise<void> {
  await expect(page.locator('html'), what).toHaveAttribute('lang', 'es');
  expect(await found(page, english), `${what} in Spanish`).toEqual([]);
  expect((await found(page, spanish)).length, `${what} says something`).toBeGreaterThan(2);
  expect((await page.locator('time').allInnerTexts()).filter((time) => /[AP]M/i.test(time)), `${what}: times`).toEqual([]);
}

/** The same page in English: what is looked for can be found. */
async function isEnglish(page: Page, what: string): Promise<void> {
  await expect(page.locator('html'), what).toHaveAttribute('lang', 'en');
  expect((await found(page, english)).length, `${what} in English`).toBeGreaterThan(5);
}

async function reads(person: Student | Teacher, language: string): Promise<void> {
  await person.goes('/account');
  await person.page.locator('select[name=language]').selectOption(language);
  await person.page.locator('form[action="/account/look"] button').last().click();
  await expect(person.page.locator('html')).toHaveAttribute('lang', language);
}

test('a person who chose Spanish is spoken to in Spanish', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, rivera, code } = await demoLesson(browser);

  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await isEnglish(ada.page, 'home');
  const piece = (await ada.page.locator('a[href^="/piece/"]').first().getAttribute('href')) ?? '';
  const question = (await ada.page.locator('a[href^="/question/"]').first().getAttribute('href')) ?? '';
  const goal = (await ada.page.locator('a[href^="/goal/"]:not([href$="new"])').first().getAttribute('href')) ?? '';
  await ada.goes(piece);
  await isEnglish(ada.page, 'a piece');
  await reads(ada, 'es');
  const plain = ['/account', '/choices', '/helped', '/shelf', '/try', '/questions', '/inquiries', '/reads', '/rubrics', '/data', '/growth/view', '/portfolio', '/portfolio/story', '/portfolio/export', '/conferences'];
  for (const path of ['/home', piece, question, '/goals', '/goal/new', goal, '/growth', '/talk', ...plain]) {
    await ada.goes(path);
    if (!plain.includes(path)) await ada.isAlive();
    await isSpanish(ada.page, path.replace(/[0-9a-f-]{36}/, '…'));
  }

  const elias = await Student.arrives(browser, server.origin, 'Elias Thompson');
  await elias.joins(code);
  await reads(elias, 'es');
  await elias.goes('/home');
  await elias.isAlive();
  await elias.page.getByRole('link', { name: 'Responder' }).first().click();
  await elias.box.waitFor();
  await isSpanish(elias.page, 'writing');
  await test.step('a question of the teacher’s own is in his language as soon as she has put it there', async () => {
    const own = 'What did the leaf do at night?', his = '¿Qué hizo la hoja de noche?';
    await elias.goes('/home');
    await elias.isAlive();
    await rivera.asks(own);
    await expect(elias.page.getByRole('heading', { name: own })).toHaveAttribute('lang', 'en');
    await rivera.goes(`${rivera.classPath}/prompts`);
    await rivera.page.getByRole('link', { name: /^In other languages.*at night/ }).first().click();
    await expect(rivera.page).toHaveURL(/\/wordings/);
    await isAccessible(rivera.page, 'a question in other languages');
    await rivera.page.getByLabel('The question in Español').fill(his);
    await rivera.page.getByRole('button', { name: 'Save the languages' }).click();
    await expect(rivera.page.getByText('Each student now reads it in their own language')).toBeVisible();
    await expect(elias.page.getByRole('heading', { name: his })).toBeVisible();
    await expect(elias.page.getByRole('heading', { name: own })).toHaveCount(0);
    await elias.page.getByRole('link', { name: 'Responder' }).first().click();
    await elias.box.waitFor();
  });

  await rivera.watchesTheConsole();
  await isEnglish(rivera.page, 'the console');
  await reads(rivera, 'es');
  await rivera.watchesTheConsole();
  await rivera.page.locator('.inbox .item').nth(1).getByRole('link').first().click();
  await rivera.page.locator('#strength').waitFor();
  await isSpanish(rivera.page, 'the console');
  // What comes in by itself is said in Spanish too: on the console, and to the student who is answered.
  await elias.box.fill('Lo dejé a medias.');
  await elias.page.locator('[name=do][value=share]').click();
  await rivera.card('Elias').or(rivera.page.locator('.console-inbox > .newcomers')).first().waitFor();
  await isSpanish(rivera.page, 'the console with something new');
  await expect(elias.page).toHaveURL(/\/piece\//);
  await isSpanish(elias.page, 'a piece just shared');
  for (const path of ['/classes', rivera.classPath, `${rivera.classPath}/goals`, `${rivera.classPath}/starters`, `${rivera.classPath}/competencies`, '/asks', `${rivera.classPath}/boards`, '/proposals', `${rivera.classPath}/shelf`, `${rivera.classPath}/questions`, `${rivera.classPath}/rounds`, '/tries', '/school/tools', `${rivera.classPath}/prompts`, `${rivera.classPath}/roster`, '/school', `${rivera.classPath}/rubrics`, `${rivera.classPath}/data`, '/stories']) {
    await rivera.goes(path);
    await isSpanish(rivera.page, path.replace(/[0-9a-f-]{36}/, '…'));
  }
  await server.stop();
});
