// The strategy shelf and try two: recommended by a student, worded with a teacher while both look, found by a classmate without a name,
// tried on real work, kept. An outside tool comes and goes with the school's approval. axe on every page of it.
import { expect, test } from '../classroom/test';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { canAllBeReached, fits } from '../classroom/layout';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

/** A class that has opened choice, with two students on its roster and its door open; the code. */
async function opensChoice(rivera: Teacher): Promise<string> {
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  await rivera.goes(rivera.classPath);
  await rivera.page.locator('summary', { hasText: /^Settings/ }).click();
  await rivera.page.locator('[name=open][value=choice]').check({ force: true });
  await rivera.page.locator('form[action$="/settings"]').getByRole('button').click();
  await expect(rivera.page.getByText('The settings are kept.')).toBeVisible();
  return rivera.opensTheDoor();
}

test('a strategy is recommended, worded together, found, tried and kept', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  const code = await opensChoice(rivera);
  const desk = rivera.page;

  await test.step('she begins the shelf with one of the bank', async () => {
    await rivera.goes(`${rivera.classPath}/shelf`);
    await isFitForAll(desk, 'an empty shelf');
    await desk.locator('#bank > summary').click();
    await desk.locator('[name=bank]').first().click();
    await expect(desk.getByText('It is on the shelf.')).toBeVisible();
    await isFitForAll(desk, 'a shelf');
  });

  const [ada, bo] = await Promise.all(['Ada Okafor', 'Bo Lindqvist'].map((name) => Student.arrives(browser, server.origin, name)));
  await ada.joins(code);
  await bo.joins(code);
  const [page, bos] = [ada.page, bo.page];
  await bo.goes('/shelf');

  await test.step('Ada recommends what helped her, by keyboard alone', async () => {
    await ada.goes('/shelf');
    await isFitForAll(page, '/shelf');
    const keys = new Keyboard(page);
    await keys.does(page.locator('#recommending > summary'));
    await keys.writes(page.locator('#recommend-name'), 'Boxes and arrows');
    await keys.writes(page.locator('#recommend-does'), 'I draw it');
    await keys.writes(page.locator('#recommend-helps'), 'When it has many parts');
    await isFitForAll(page, 'recommending');
    await keys.does(page.getByRole('button', { name: 'Recommend it' }));
    await expect(page.getByText('Your teacher has not read it yet.')).toBeVisible();
    await expect(bos.getByText('Boxes and arrows')).toHaveCount(0);
  });

  await test.step('Ms Rivera suggests a wording; Ada reads it at once and takes it; Bo finds it at once', async () => {
    const card = desk.locator('#waiting article');
    await expect(card.getByRole('heading', { name: 'Boxes and arrows' })).toBeVisible({ timeout: 3_000 });
    await card.locator('summary', { hasText: 'Suggest a wording' }).click();
    await isFitForAll(desk, 'suggesting');
    await card.locator('[id^="suggest-"][id$="-does"]').fill('Draw each part in a box');
    await card.getByRole('button', { name: 'Suggest it' }).click();
    await expect(page.getByText('Ms Rivera suggests these words.')).toBeVisible({ timeout: 3_000 });
    await isFitForAll(page, 'a suggestion');
    await page.getByRole('button', { name: /^Take this wording/ }).click();
    await expect(page.getByText('It is on the shelf. Your class finds it.')).toBeVisible();
    await expect(bos.getByText('Draw each part in a box')).toBeVisible({ timeout: 3_000 });
    await expect(bos.getByText('From a classmate')).toBeVisible();
    await expect(bos.getByText('Okafor')).toHaveCount(0);
  });

  await test.step('what Bo is writing stays while the shelf changes around it', async () => {
    const mine = bos.locator('li', { has: bos.getByRole('heading', { name: 'Boxes and arrows' }) });
    await mine.locator('summary').click();
    await mine.locator('[name=words]').fill('When I am ti');
    await page.getByRole('button', { name: /^Put my name beside it/ }).first().click();
    await expect(bos.getByText('From Ada Okafor')).toBeVisible({ timeout: 3_000 });
    await expect(mine.locator('[name=words]')).toHaveValue('When I am ti');
    await mine.locator('[name=words]').fill('When I am tired');
    await mine.getByRole('button', { name: 'Send' }).click();
    await expect(bos.getByText('Sent. Your teacher reads it first.')).toBeVisible();
    await expect(page.getByText('When I am tired')).toHaveCount(0);
    await desk.locator('.card.sunk').getByRole('button', { name: /^Put it on the shelf/ }).click();
    await expect(page.getByText('When I am tired')).toBeVisible({ timeout: 3_000 });
  });

  await test.step('an outside tool is there while the school approves its host', async () => {
    await desk.locator('#adding > summary').click();
    await desk.locator('#add-name').fill('Slider graphs');
    await desk.locator('#add-does').fill('Move a slider');
    await desk.locator('#add-helps').fill('With functions');
    await desk.locator('#add [name=kind][value=outside]').check({ force: true });
    await desk.locator('#add-address').fill('https://www.desmos.com/calculator');
    await desk.locator('#add').getByRole('button').click();
    await expect(desk.getByText('the school has not approved desmos.com')).toBeVisible();
    await expect(bos.getByText('Slider graphs')).toHaveCount(0);
    await rivera.goes('/school/tools');
    await isFitForAll(desk, '/school/tools');
    await desk.locator('#wanted').getByRole('button', { name: /^Approve/ }).click();
    await expect(bos.getByRole('heading', { name: 'Slider graphs' })).toBeVisible({ timeout: 3_000 });
    await desk.getByRole('button', { name: /^Take the approval back/ }).click();
    await expect(bos.getByText('Slider graphs')).toHaveCount(0, { timeout: 3_000 });
  });

  await test.step('Bo tries two, keeps one, and shows it to her', async () => {
    await bo.goes('/try');
    await isFitForAll(bos, '/try');
    await bos.locator('#pose-words').fill('I read it and it does not stick together');
    await bos.locator('#pose').getByText('Understanding').click();
    await bos.getByRole('button', { name: 'Look for two things to try' }).click();
    await bos.locator('select[name=from]').selectOption({ label: 'Boxes and arrows' });
    await bos.getByRole('button', { name: /^Try this/ }).click();
    await expect(bos.locator('.tried').getByText('Draw each part in a box')).toBeVisible();
    await bos.locator('.card.sunk [name=name]').fill('Tell my brother');
    await bos.locator('.card.sunk').getByRole('button', { name: /^Try this/ }).click();
    await isFitForAll(bos, 'trying two');
    const first = bos.locator('.tried > li').first();
    await first.locator('[name=changed]').fill('I see which part is missing');
    await first.getByRole('button', { name: /^Keep it/ }).click();
    await expect(bos.getByText('You told about one of two.')).toBeVisible();
    const second = bos.locator('.tried > li').nth(1);
    await second.locator('[name=changed]').fill('We talked about other things');
    await second.getByRole('button', { name: /^Drop it/ }).click();
    await expect(bos.getByText('You tried two and told about both.')).toBeVisible();
    await expect(bos.locator('#kept').getByText('I see which part is missing')).toBeVisible();
    await rivera.goes('/tries');
    await expect(desk.getByText('I see which part is missing')).toHaveCount(0);
    await bos.locator('summary', { hasText: 'Only you see this' }).click();
    await bos.getByLabel('Ms Rivera').check({ force: true });
    await bos.getByRole('button', { name: 'Keep this' }).click();
    await expect(desk.getByText('I see which part is missing')).toBeVisible({ timeout: 3_000 });
    await isFitForAll(desk, '/tries');
    await desk.locator('[name=words]').fill('Does it work with a story, too?');
    await desk.getByRole('button', { name: 'Send' }).click();
    await expect(bos.getByText('Does it work with a story, too?')).toBeVisible({ timeout: 3_000 });
    await isFitForAll(bos, 'a try that is told');
    expect(await bos.locator('body').innerText()).not.toMatch(/failed|streak|likes|votes|ranking/i);
  });

  await test.step('he names a tool of his own; she is asked about it, and not whose idea it was', async () => {
    await rivera.goes(`${rivera.classPath}/shelf`);
    await bos.locator('#pose-words').fill('I forget what I read');
    await bos.getByRole('button', { name: 'Look for two things to try' }).click();
    await bos.locator('.card.sunk [name=name]').fill('Quizlet');
    await bos.locator('.card.sunk [name=kind][value=outside]').check({ force: true });
    await bos.locator('.card.sunk').getByRole('button', { name: /^Try this/ }).click();
    await expect(bos.getByText('no teacher has said yet')).toBeVisible();
    const asked = desk.locator('#asked');
    await expect(asked.getByRole('heading', { name: 'Quizlet' })).toBeVisible({ timeout: 3_000 });
    await expect(asked.getByText('Lindqvist')).toHaveCount(0);
    await asked.locator('summary', { hasText: 'Not on the shelf' }).click();
    await asked.locator('[id^="tool-no-"][id$="-why"]').fill('It has advertisements');
    await isFitForAll(desk, 'a tool that somebody tried');
    await asked.getByRole('button', { name: /^Tell whoever tried it/ }).click();
    await expect(bos.getByText('It has advertisements')).toBeVisible({ timeout: 3_000 });
    await isFitForAll(bos, 'a tool that was answered');
  });
  await server.stop();
});

test('the shelf and tries live without any script, and at 200 %', async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const zoomed = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };
  const priya = await Student.arrives(browser, server.origin, 'Priya Raman', zoomed);
  await priya.joins(code);
  const state = await priya.context.storageState();
  for (const path of ['/shelf', '/try']) {
    await priya.goes(path);
    await fits(priya.page, path);
    await canAllBeReached(priya.page, path);
  }
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: state });
  const page = await plain.newPage();
  await page.goto(`${server.origin}/try`);
  await page.locator('#posing > summary').click();
  await page.locator('#pose-words').fill('I stop when it gets long');
  await page.getByRole('button', { name: 'Look for two things to try' }).click();
  await expect(page.getByText('Now pick something to try.')).toBeVisible();
  await page.goto(`${server.origin}/shelf?need=remember`);
  await expect(page.getByRole('heading', { name: 'Blank page' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Arrows with a verb' })).toHaveCount(0);
  await plain.close();
  await server.stop();
});
