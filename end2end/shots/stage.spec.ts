// Every scene of the demo class on the wall, with the remote and the console beside it, for looking at: WAYMARK_LOOK=1 .ci/shots stage
import { mkdirSync } from 'node:fs';
import { type Page, test } from '@playwright/test';
import { demoLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';
import { opensTheWall } from '../classroom/traffic';

const folder = new URL('../test-results/stage/', import.meta.url).pathname;

async function shoot(page: Page, name: string, sizes: [number, number][], themes = ['light', 'dark']): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const theme of themes) {
      if (themes.length > 1) await page.evaluate((value) => document.documentElement.setAttribute('data-theme', value), theme);
      await page.waitForTimeout(700);
      await page.screenshot({ path: `${folder}${name}-${width}-${theme}.png` });
    }
  }
}

test('a class on stage', async ({ browser }) => {
  test.setTimeout(600_000);
  mkdirSync(folder, { recursive: true });
  const { server, rivera, code } = await demoLesson(browser);
  await rivera.watchesTheConsole();
  const wall = (await opensTheWall(rivera)).page;
  const names = ['Ada Okafor', 'Priya Raman', 'Bo Lindqvist', 'Chen Wei-Ling', 'Dina Haddad', 'Emil Berg'];
  const students: Student[] = [];
  for (const name of names) {
    const student = await Student.arrives(browser, server.origin, name);
    if (await student.joins(code).then(() => true, () => false)) students.push(student);
  }
  const phone = await rivera.context.newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(server.origin + rivera.classPath + '/remote');
  const presses = async (name: string | RegExp) => {
    const button = phone.getByRole('button', { name, exact: true }).first();
    if (!(await button.isVisible().catch(() => false)) || (await button.isDisabled())) return false;
    await button.click();
    await phone.waitForTimeout(600);
    return true;
  };
  const big: [number, number][] = [[1280, 720], [1920, 1080]];
  for (const scene of ['Way in', 'Prompt', 'The wall', 'Where we stand', 'Question round', 'Choice board', 'Closing word']) {
    if (!(await presses(scene))) { console.log(`no ${scene}`); continue; }
    if (scene === 'Prompt') await presses('5 minutes');
    if (scene === 'Closing word') {
      for (const [at, student] of students.entries()) {
        await student.goes(`${rivera.classPath}/word`);
        await student.page.locator('button[name=word]').nth(at % 3).click();
      }
      if (students[0]) await shoot(students[0].page, 'student-word', [[1366, 768], [390, 844]]);
    }
    if (scene === 'The wall') for (let n = 0; n < 3; n++) await presses(/^Release the next/);
    await shoot(wall, scene.toLowerCase().replaceAll(' ', '-'), big, ['projector']);
    await shoot(phone, `remote-${scene.toLowerCase().replaceAll(' ', '-')}`, [[390, 844]], ['light']);
  }
  if (await presses('Spotlight')) await shoot(wall, 'spotlight', big, ['projector']);
  await wall.keyboard.press('?');
  await shoot(wall, 'keys', [[1280, 720]], ['projector']);
  await shoot(phone, 'remote', [[390, 844], [1366, 768]]);
  await shoot(rivera.page, 'console', [[1366, 768], [390, 844]]);
  await server.stop();
});
