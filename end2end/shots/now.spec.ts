import { mkdirSync } from 'node:fs';
import { type Page, test } from '@playwright/test';
import { Student, Teacher } from '../classroom/people';
import { opensTheWall } from '../classroom/traffic';
import { Server } from '../classroom/server';
const folder = '/tmp/now/';
mkdirSync(folder, { recursive: true });
async function shoot(page: Page, name: string, sizes = [[1366, 768], [390, 844]], themes = ['light', 'dark'], full = true): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const theme of themes) {
      if (themes.length > 1) await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
      await page.waitForTimeout(250);
      await page.screenshot({ path: `${folder}${name}-${width}-${theme}.png`, fullPage: full });
    }
  }
}
test('prompts', async ({ browser }) => {
  test.setTimeout(400_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  const code = await rivera.isAtWork(['Ada Okafor', 'Bo Lindqvist', 'Chen Wei']);
  await rivera.asks('What did the leaf do when nobody looked?');
  await rivera.goes(`${rivera.classPath}/prompts`);
  await shoot(rivera.page, 'prompts');
  await rivera.page.locator('a[href*="wordings?prompt"]').first().click();
  await shoot(rivera.page, 'wordings');
  await rivera.page.locator('[name=question-ar]').fill('ماذا فعلت الورقة حين لم ينظر أحد؟');
  await rivera.page.locator('[name=question-zh]').fill('x'.repeat(900));
  await rivera.page.locator('main form button').last().click();
  await shoot(rivera.page, 'wordings-refused');
  await rivera.page.locator('[name=question-zh]').fill('');
  await rivera.page.locator('main form button').last().click();
  await shoot(rivera.page, 'prompts-worded');
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor', { locale: 'ar' });
  await ada.joins(code);
  await shoot(ada.page, 'home-ar');
  const wall = await opensTheWall(rivera);
  await shoot(wall.page, 'wall-prompt', [[1280, 720]], ['projector'], false);
  const groups = (many: number, columns: number, few: boolean, length: number) => wall.page.evaluate(([many, columns, few, length]) => {
    const main = document.getElementById('main')!;
    const words = (n: number) => 'Why does the leaf that nobody looks at turn yellow later than all the others '.repeat(5).slice(0, n as number);
    main.innerHTML = `<div class="scene scene-round"><p class="scene-kicker">Next steps <span class="scene-sheet">Sheet 1 of 3</span></p><h1 class="scene-small" data-length="short">Leaves turn yellow in the dark.</h1><p class="scene-lead">Look at what you chose. What would you have to do to answer it? Say what comes first.</p>
    <ul class="wall-groups" data-columns="${columns}" ${few ? 'data-few' : ''}>${Array.from({ length: many as number }, (_, g) => `<li><h2>Group ${g + 1}</h2><ul>${[0, 1, 2].map(() => `<li>${words(length as number)}</li>`).join('')}</ul></li>`).join('')}</ul></div><div class="projector-foot"><p>waymark.example <span class="join-code">calm river stone</span></p></div>`;
  }, [many, columns, few, length] as const);
  for (const [many, columns, few, length] of [[1, 1, true, 150], [2, 2, true, 52], [3, 3, true, 30], [3, 3, false, 60], [6, 3, false, 25], [4, 3, false, 24], [1, 1, false, 220]] as [number, number, boolean, number][]) {
    await groups(many, columns, few, length);
    await shoot(wall.page, `groups-${many}-${columns}-${few}-${length}`, [[1280, 720]], ['projector'], false);
  }
  await server.stop();
});
test('young', async ({ browser }) => {
  test.setTimeout(400_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Owls', 'k-2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist', 'Chen Wei', 'Dina Haddad']);
  const code = await rivera.opensTheDoor();
  for (const locale of ['en', 'ar']) {
    const context = await browser.newContext({ locale });
    await context.addInitScript(() => {
      const voices = [{ name: 'Ines', lang: 'en-US', localService: true }, { name: 'Laila', lang: 'ar-SA', localService: true }];
      Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => voices, addEventListener() {}, cancel() {}, speak() {} }, configurable: true });
    });
    const page = await context.newPage();
    await page.goto(server.origin + '/join');
    await page.locator('[name=code]').fill(code);
    await page.locator('main form').first().getByRole('button').click();
    await shoot(page, `young-names-${locale}`);
    await page.locator('[name=q]').fill(locale === 'en' ? 'ada' : 'bo');
    await page.locator('main form button').filter({ hasText: /./ }).first().click();
    await shoot(page, `young-found-${locale}`);
    await page.locator('.names .name-button').first().click();
    await shoot(page, `young-pin-${locale}`);
    for (const picture of ['fox', 'owl', 'moon', 'key']) await page.locator(`.pin-grid [data-picture="${picture}"]`).click();
    await shoot(page, `young-pin-again-${locale}`);
    for (const picture of ['fox', 'owl', 'moon', 'moon']) await page.locator(`.pin-grid [data-picture="${picture}"]`).click();
    await shoot(page, `young-pin-wrong-${locale}`);
  }
  await server.stop();
});
