// What good work looks like: a rubric made together with a class, a piece looked at by it from both sides, and a student's own data. All of it
// arrives by itself; axe on every page of it.
import { expect, type Locator, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { settles } from '../classroom/layout';
import { makesARubric } from '../classroom/lessons';
import { draft, draws, ROOM, tool, WITH_MEDIA } from '../classroom/paper';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

test.use({ launchOptions: WITH_MEDIA });

test('a class makes a rubric, and a piece is looked at by it from both sides', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  await rivera.goes(rivera.classPath);
  const code = await rivera.opensTheDoor();
  const desk = rivera.page;
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  const { page } = ada;
  await ada.joins(code);
  const keys = new Keyboard(page);

  await test.step('Ms Rivera begins one with the class', async () => {
    await rivera.goes(`${rivera.classPath}/rubrics`);
    await isFitForAll(desk, 'rubrics of a class');
    await desk.getByLabel('Title').fill('What a good reason is');
    await desk.getByRole('button', { name: 'Make', exact: true }).click();
    await expect(desk).toHaveURL(/\/rubric\/[0-9a-f-]{36}\/edit$/);
    await isFitForAll(desk, 'a rubric being worded');
    await desk.getByRole('link', { name: 'Done' }).click();
    await isFitForAll(desk, 'a draft of a rubric');
    await desk.getByRole('button', { name: 'Make it with the class' }).click();
    for (const words of ['Because it is light.', 'We weighed it: 3 grams.']) {
      await desk.getByLabel('A sample').fill(words);
      await desk.getByRole('button', { name: 'Add sample' }).click();
    }
    await isFitForAll(desk, 'studying samples');
  });

  await test.step('Ada names what works with the keyboard, and it is there without a reload', async () => {
    await ada.goes('/rubrics');
    await isFitForAll(page, 'a student’s rubrics');
    await page.getByRole('link', { name: 'What a good reason is' }).click();
    await isFitForAll(page, 'samples');
    await desk.getByRole('button', { name: 'Next step' }).click();
    await expect(page.getByLabel('What works in all of them?')).toBeVisible({ timeout: 2_000 });
    await isFitForAll(page, 'naming what works');
    await keys.writes(page.getByLabel('What works in all of them?'), 'It has a number');
    await keys.does(page.locator('#name-all').getByRole('button', { name: 'Add' }));
    await expect(page.getByText('Your note is there.')).toBeVisible();
    await expect(desk.getByText('It has a number', { exact: true })).toBeVisible({ timeout: 2_000 });
    await isFitForAll(desk, 'notes of a class');
  });

  await test.step('it is sorted with a list and a press, and the words are agreed on', async () => {
    await desk.getByRole('button', { name: 'Next step' }).click();
    await desk.getByLabel('New heading').fill('I can show what I measured.');
    await desk.getByRole('button', { name: 'Add heading' }).click();
    await desk.getByRole('combobox').first().selectOption({ label: 'I can show what I measured.' });
    await desk.getByRole('button', { name: /^Put there/ }).first().click();
    await expect(desk.getByText('Everything has its place.')).toBeVisible();
    await isFitForAll(desk, 'sorting');
    await expect(page.getByRole('heading', { name: 'I can show what I measured.' })).toBeVisible({ timeout: 2_000 });
    await desk.getByRole('button', { name: 'Next step' }).click();
    await expect(page.getByRole('button', { name: /^It fits/ })).toBeVisible({ timeout: 2_000 });
    await isFitForAll(page, 'agreeing on words');
    await page.getByRole('button', { name: /^It fits/ }).click();
    await expect(desk.getByText('It fits for Ada Okafor')).toBeVisible({ timeout: 2_000 });
    await desk.getByRole('button', { name: 'Use these words' }).click();
    await expect(desk.getByText('Made with the class on')).toBeVisible();
  });

  await test.step('it stands beside the writing, and a way to begin goes in where the cursor is', async () => {
    await rivera.asks();
    await desk.reload();
    await desk.getByRole('button', { name: /^Put beside it/ }).first().click();
    await expect(desk.getByText('It stands beside the prompt now.')).toBeVisible();
    await ada.goes('/home');
    await page.locator('a[href^="/prompt/"]').first().click();
    await ada.isAlive();
    await page.locator('summary', { hasText: 'Criteria and ways to begin' }).click();
    await expect(page.getByText('I can show what I measured.')).toBeVisible({ timeout: 5_000 });
    const beside = page.locator('[data-beside] section');
    const [criteria, ways] = await Promise.all([beside.first().boundingBox(), beside.last().boundingBox()]);
    expect(ways!.y - criteria!.y - criteria!.height, 'one does not stick to the other').toBeGreaterThan(12);
    await page.getByRole('button', { name: /^Put it in/ }).first().click();
    await expect(ada.box).toHaveValue(/^What I understand now and did not before is /);
    await isFitForAll(page, 'writing with criteria beside it');
    await ada.box.pressSequentially('that ice is lighter. We weighed it.');
    await page.getByRole('button', { name: /^Share/ }).first().click();
    await expect(page).toHaveURL(/\/piece\//);
  });

  await test.step('both say where it stands, and talk about it', async () => {
    const piece = new URL(page.url()).pathname;
    await ada.goes(`${piece}/criteria`);
    const legend = page.locator('fieldset.card > legend').first();
    const [inside, card] = await Promise.all([legend.boundingBox(), legend.locator('..').boundingBox()]);
    expect(inside!.y - card!.y, 'a criterion stands inside of its card').toBeGreaterThan(12);
    const cite = page.locator('.field-label:has(> .icon)').first();
    expect((await cite.boundingBox())!.height, 'its icon beside its words').toBeLessThan(36);
    await page.getByText('Here', { exact: true }).first().click();
    await page.getByLabel('Where it shows').first().selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Keep' }).click();
    await expect(page.getByText('Kept.', { exact: true })).toBeVisible();
    await isFitForAll(page, 'a piece by its criteria');
    await rivera.goes(`${piece}/criteria`);
    await expect(desk.getByText('We weighed it.').first()).toBeVisible();
    await isFitForAll(desk, 'a student’s piece by its criteria');
    await desk.getByText('Not yet', { exact: true }).first().click();
    await desk.getByRole('button', { name: 'Send', exact: true }).first().click();
    await expect(page.getByText('You see this differently.', { exact: false })).toBeVisible({ timeout: 2_000 });
    await page.getByLabel('What do you see that I do not?').fill('The scale was in the picture');
    await page.locator('form[id^="talk-"]').getByRole('button', { name: /^Send/ }).click();
    await expect(desk.getByText('The scale was in the picture')).toBeVisible({ timeout: 2_000 });
    await isFitForAll(page, 'a conversation about a criterion');
  });

  await test.step('a question of one’s own has ways to begin, too, before it is asked', async () => {
    await ada.goes('/home');
    await page.locator('a[href^="/question/"]').first().click();
    await page.locator('[name=question]').first().fill('Why is ice slippery?');
    await page.getByRole('button', { name: 'Start writing' }).click();
    await ada.box.waitFor();
    await ada.isAlive();
    await page.locator('summary', { hasText: 'Criteria and ways to begin' }).click();
    const way = page.getByRole('button', { name: /^Put it in/ }).first();
    const words = (await way.getAttribute('data-starter')) ?? '';
    await way.click();
    await expect(ada.box).toHaveValue(`${words} `);
    await isFitForAll(page, 'a question with ways to begin');
  });
  await server.stop();
});

test('where it shows: a moment that is heard, an area that a hand draws, a page of a PDF', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  const rubric = await makesARubric(rivera, ['I say it clearly.', 'I draw what I saw.', 'I name my source.']);
  const code = await rivera.opensTheDoor();
  await rivera.asks();
  await rivera.goes(rubric);
  const desk = rivera.page;
  await desk.getByRole('button', { name: /^Put beside it/ }).first().click();
  await expect(desk.getByText('It stands beside the prompt now.')).toBeVisible();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor', ROOM);
  const { page } = ada;
  await ada.joins(code);
  let piece = '';

  await test.step('Ada shows her work in three ways, and shares it', async () => {
    await page.getByRole('link', { name: 'Answer this' }).click();
    await ada.box.waitFor();
    await draft(page).getByRole('button', { name: 'Draw', exact: true }).click();
    await draws(page, [.2, .2], [.6, .6]);
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(draft(page).locator('[data-shown] img')).toBeVisible({ timeout: 20_000 });
    await draft(page).getByRole('button', { name: 'Speak', exact: true }).click();
    await tool(page).getByRole('button', { name: 'Record', exact: true }).click();
    await page.waitForTimeout(4_500);
    await tool(page).getByRole('button', { name: 'Stop', exact: true }).click();
    await tool(page).getByRole('button', { name: 'Done', exact: true }).click();
    await expect(draft(page).locator('[data-shown] audio')).toBeVisible({ timeout: 20_000 });
    await draft(page).getByRole('button', { name: 'Photograph', exact: true }).click();
    const pages = ['3', '4'].map((n) => `${n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n`).join('');
    const pdf = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n${pages}trailer<</Root 1 0 R>>\n%%EOF\n`;
    await draft(page).locator('#show-file').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) });
    await expect(draft(page).getByRole('link', { name: 'Open the PDF in a new tab' })).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: /^Share with/ }).click();
    await expect(page.getByRole('heading', { name: 'Your versions' })).toBeVisible();
    piece = new URL(page.url()).pathname;
    await ada.goes(`${piece}/criteria`);
    await expect(page.locator('.shown-list audio')).toBeVisible();
  });

  const criterion = (n: number): Locator => page.locator('#rating fieldset.card').nth(n);
  const opens = (n: number) => criterion(n).locator('summary', { hasText: 'Only a part of it' }).click();
  const says = (n: number, label: string) => criterion(n).getByLabel(label, { exact: true });

  await test.step('a moment: from where the player stands until where it stands then, with keys', async () => {
    await opens(0);
    const player = page.locator('.shown-list audio');
    // A browser's own recording says how long it is once its end was looked at, and stands at its beginning then.
    await expect.poll(() => player.evaluate((one: HTMLAudioElement) => Number.isFinite(one.duration) && one.currentTime < .5)).toBe(true);
    const stands = (seconds: number) => player.evaluate((one: HTMLAudioElement, at) => { one.currentTime = at; }, seconds);
    await stands(1.2);
    await criterion(0).getByRole('button', { name: 'From here' }).focus();
    await page.keyboard.press('Enter');
    await expect(says(0, 'From')).toHaveValue('0:01');
    await stands(2.4);
    await page.keyboard.press('Tab');
    await expect(criterion(0).getByRole('button', { name: 'Until here' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(says(0, 'To')).toHaveValue('0:03');
    await expect(says(0, 'Where it shows').locator('option:checked')).toHaveText('Recording');
  });

  await test.step('an area: a hand draws it, keys move it, and the fields say it', async () => {
    await opens(1);
    await criterion(1).getByRole('button', { name: 'Mark an area' }).click();
    await isAccessible(page, 'an area for a criterion');
    await expect(tool(page).locator('img[data-picture]')).toHaveJSProperty('complete', true);
    await settles(page);
    const box = (await page.locator('[data-areas]').boundingBox())!;
    await page.mouse.move(box.x + box.width * .2, box.y + box.height * .2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * .4, box.y + box.height * .3, { steps: 4 });
    await page.mouse.move(box.x + box.width * .6, box.y + box.height * .5, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('ArrowRight');
    await tool(page).getByRole('button', { name: 'Mark this area' }).click();
    await expect(tool(page)).toHaveCount(0);
    await expect(says(1, 'From the left'), 'one goes on where it was put').toBeFocused();
    for (const [label, hundredths] of [['From the left', 22], ['From the top', 20], ['Width', 40], ['Height', 30]] as const) {
      const off = Math.abs(Number(await says(1, label).inputValue()) - hundredths);
      expect(off, `${label} is where the hand was`).toBeLessThanOrEqual(1);
    }
    await expect(says(1, 'Where it shows').locator('option:checked')).toHaveText('Drawing');
  });

  await test.step('a page is typed; of nothing it is a page of nothing, and what was said stays', async () => {
    await opens(2);
    await says(2, 'Page').fill('2');
    await says(2, 'Where on it').selectOption('At the bottom');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(criterion(2)).toContainText('Pick in the list above what this is a part of');
    await expect(says(2, 'Page')).toHaveValue('2');
    await expect(says(0, 'To')).toHaveValue('0:03');
    await isFitForAll(page, 'a part of nothing');
    await says(2, 'Where it shows').selectOption({ label: 'PDF' });
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(page.getByText('Kept.', { exact: true })).toBeVisible();
  });

  await test.step('each is found again, by her and by her teacher', async () => {
    await isFitForAll(page, 'parts of what a version shows');
    await rivera.goes(`${piece}/criteria`);
    for (const at of [page, desk]) {
      const moment = at.getByRole('button', { name: 'Play this part: From 0:01 to 0:03' });
      const plays = at.locator(`[data-plays="${await moment.getAttribute('data-of-shown')}"]`);
      await moment.click();
      await expect.poll(() => plays.evaluate((one: HTMLAudioElement) => one.currentTime)).toBeGreaterThanOrEqual(1);
      const frame = at.locator('.shown-areas rect:not(.under)').first();
      expect(Math.abs(Number(await frame.getAttribute('x')) - 2_200)).toBeLessThanOrEqual(100);
      await expect(at.locator('a[href$="#page=2"]')).toBeVisible();
      await expect(at.getByText('Page 2, at the bottom').first()).toBeVisible();
    }
    await isFitForAll(desk, 'parts of what a student’s version shows');
    // Said anew, the fields say what was said.
    await page.locator('#rating > summary').click();
    await expect(says(0, 'From')).toHaveValue('0:01');
    await expect(says(1, 'Width')).toHaveValue(/^(39|40|41)$/);
    await expect(says(2, 'Where on it')).toHaveValue('bottom');
  });
  await server.stop();
});

test('a student looks back on data of their own, and nobody else does', async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  await rivera.goes(rivera.classPath);
  const code = await rivera.opensTheDoor();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  const { page } = ada;
  await ada.joins(code);

  await ada.goes('/data');
  await isFitForAll(page, 'no data yet');
  await page.getByLabel('What is measured').fill('Words in a minute');
  await page.getByRole('button', { name: 'Begin' }).click();
  for (const amount of ['80', '92.5']) {
    await page.getByRole('textbox', { name: 'Number' }).fill(amount);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText('Added.')).toBeVisible();
  }
  await expect(page.getByRole('img', { name: /from 80 to 92\.5/ })).toBeVisible();
  await page.getByLabel('What it says').fill('I read faster');
  const kept = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await kept;
  await isFitForAll(page, 'data looked back on');

  await rivera.goes(`${rivera.classPath}/data`);
  await isFitForAll(rivera.page, 'data of a class');
  await rivera.page.getByLabel('What is measured').fill('Quiz 1');
  await rivera.page.getByLabel('Ada Okafor').fill('9');
  await rivera.page.getByRole('button', { name: 'Look at it first' }).click();
  await isFitForAll(rivera.page, 'a dry run of data');
  await ada.goes('/data');
  await rivera.page.getByRole('button', { name: 'Keep 1 number' }).click();
  await expect(page.getByRole('link', { name: 'Quiz 1' })).toBeVisible({ timeout: 2_000 });
  await server.stop();
});
