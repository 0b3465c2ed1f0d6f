// Minute 8 of the class period: a student posts a question, and it is on the teacher's board and a classmate's in under a second. Then a
// question round from its focus to what each learned, with one who guides, one who writes and one who follows, and a wall that goes with it
// without a press. axe on every page of it.
import { expect, test } from '../classroom/test';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { settles } from '../classroom/layout';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { opensTheWall } from '../classroom/traffic';

async function opensTheClass(rivera: Teacher): Promise<string> {
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling']);
  await rivera.goes(rivera.classPath);
  return rivera.opensTheDoor();
}

test('a class wonders, and a round goes from its focus to what each learned', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  const code = await opensTheClass(rivera);
  const desk = rivera.page;
  const [ada, bo] = [
    await Student.arrives(browser, server.origin, 'Ada Okafor'),
    await Student.arrives(browser, server.origin, 'Bo Lindqvist'),
  ];
  await ada.joins(code);
  await bo.joins(code);
  await rivera.watchesTheConsole();
  const wall = await opensTheWall(rivera);
  const scene = wall.page.locator('.scene-round');
  await expect(wall.page.locator('.scene-join')).toBeVisible();
  let round = '';

  await test.step('Ms Rivera makes a round; a question is no focus', async () => {
    await rivera.goes(rivera.classPath);
    await desk.getByRole('link', { name: 'Question rounds' }).click();
    await isFitForAll(desk, 'rounds of a class');
    await desk.getByLabel('The focus').fill('Why does ice float?');
    await desk.getByRole('button', { name: 'Make the round' }).click();
    await expect(desk.locator('#new-round-words-problem')).toContainText('This is a question.');
    await expect(desk.getByLabel('The focus')).toHaveValue('Why does ice float?');
    await isFitForAll(desk, 'a focus that is a question');
    await desk.getByLabel('The focus').fill('Ice floats on water.');
    await desk.getByRole('button', { name: 'Make the round' }).click();
    await expect(desk).toHaveURL(/\/round\/[0-9a-f-]{36}/);
    round = `/round/${new URL(desk.url()).pathname.split('/').pop()}`;
    await expect(desk.locator('#in-no-group')).toContainText('Chen Wei-Ling');
    await isFitForAll(desk, 'a planned round');
  });

  await test.step('minute 8: a question is there for the teacher and for a classmate by itself', async () => {
    await desk.getByRole('button', { name: 'Begin: Look' }).click();
    await expect(desk.getByRole('button', { name: 'Next: The four rules' })).toBeVisible();
    await expect(scene.getByRole('heading', { level: 1 }), 'the wall goes with it').toHaveText('Ice floats on water.', { timeout: 2_000 });
    const board = await rivera.context.newPage();
    await board.goto(`${server.origin}${rivera.classPath}/questions`);
    await bo.goes('/questions');
    await ada.goes('/questions');
    await isFitForAll(ada.page, '/questions');
    const keys = new Keyboard(ada.page);
    await keys.writes(ada.page.getByLabel('I wonder…'), 'Why is the sea salty?');
    await keys.does(ada.page.getByRole('button', { name: 'Put it on the board' }));
    await expect(ada.page.getByText('Your question is there.')).toBeVisible();
    await expect(board.getByText('Why is the sea salty?').first()).toBeVisible({ timeout: 2_000 });
    await expect(bo.page.getByText('Why is the sea salty?').first()).toBeVisible({ timeout: 2_000 });
    await expect(bo.page.getByText('Ada')).toHaveCount(0);
    await bo.page.setViewportSize({ width: 390, height: 844 });
    await settles(bo.page);
    const side = [bo.page.getByRole('button', { name: /^I wonder too/ }), bo.page.getByRole('link', { name: /^Start an inquiry/ })];
    const [left, right] = await Promise.all(side.map((one) => one.boundingBox()));
    expect(Math.abs(left!.y - right!.y), 'side by side on a phone').toBeLessThan(12);
    expect(Math.min(left!.height, right!.height)).toBeGreaterThanOrEqual(44);
    await bo.page.getByRole('button', { name: /^I wonder too/ }).click();
    await expect(bo.page.getByRole('button', { name: /^You wonder too/ })).toHaveAttribute('aria-pressed', 'true');
    await expect(board.getByText('Wonder too: Bo Lindqvist')).toBeVisible({ timeout: 2_000 });
    await board.setViewportSize({ width: 390, height: 844 });
    await settles(board);
    const card = board.locator('.questions > .card', { hasText: 'Why is the sea salty?' });
    const acts = [card.getByRole('button', { name: /^We look into this/ }), card.locator('summary', { hasText: 'Answer' }), card.locator('summary', { hasText: 'Take it off the board' })];
    const [main, answer, off] = (await Promise.all(acts.map((one) => one.boundingBox()))).map((box) => box!);
    expect(Math.abs(answer.y - off.y), 'the two that fold open are side by side on a phone').toBeLessThan(12);
    expect(main.y + main.height, 'what is done most is above them').toBeLessThanOrEqual(answer.y);
    expect(main.width, 'and as wide as both').toBeGreaterThanOrEqual(answer.width + off.width);
    for (const box of [main, answer, off]) expect(box.height, 'a finger hits it').toBeGreaterThanOrEqual(44);
    await isFitForAll(board, 'the board of a class');
    await isFitForAll(bo.page, 'a board with a question');
    await expect(bo.page.locator('main')).not.toContainText(/\d+ (students|others) wonder/);
    await board.close();
  });

  await test.step('all devices follow the steps; one writes, one follows', async () => {
    await ada.goes(round);
    await bo.goes(round);
    await isFitForAll(ada.page, 'a round at its focus');
    await desk.getByRole('button', { name: 'Next: The four rules' }).click();
    await expect(ada.page.getByText('Do not stop to discuss, judge or answer.')).toBeVisible({ timeout: 2_000 });
    await expect(scene).toContainText('Do not stop to discuss, judge or answer.', { timeout: 2_000 });
    await wall.page.reload();
    await expect(scene).toContainText('Do not stop to discuss, judge or answer.');
    await desk.getByRole('button', { name: 'Next: Ask' }).click();
    await expect(bo.page.locator('#step-title')).toHaveText('Ask', { timeout: 2_000 });
  });
  const writes = (await ada.page.getByText('You write for your group.').count()) > 0;
  const [scribe, other] = writes ? [ada, bo] : [bo, ada];

  await test.step('questions are written one after the other, without the mouse', async () => {
    await expect(other.page.getByLabel('A question, exactly as it was said')).toHaveCount(0);
    const field = scribe.page.getByLabel('A question, exactly as it was said');
    await field.fill('Is ice light?');
    await field.press('Enter');
    await expect(scribe.page.getByText('Written down.')).toBeVisible();
    await expect(field).toBeFocused();
    await scribe.page.keyboard.type('How does a fish breathe below?');
    await scribe.page.keyboard.press('Enter');
    await expect(other.page.locator('.round-questions > li')).toHaveCount(2, { timeout: 2_000 });
    await expect(desk.getByText('How does a fish breathe below?')).toBeVisible({ timeout: 2_000 });
    await isFitForAll(scribe.page, 'a round, asking');
    await isFitForAll(other.page, 'a round, followed');
    await isFitForAll(desk, 'a round, guided');
  });

  await test.step('improved, both wordings stand', async () => {
    await desk.getByRole('button', { name: 'Next: Improve' }).click();
    const first = scribe.page.locator('.round-questions > li').first();
    await first.getByRole('button', { name: 'Closed' }).click();
    await expect(first.getByRole('button', { name: 'Closed' })).toHaveAttribute('aria-pressed', 'true');
    await first.locator('summary', { hasText: 'Ask it the other way' }).click();
    await first.getByLabel('The same as an open question').fill('What makes ice so light?');
    await first.getByRole('button', { name: 'Keep both' }).click();
    await expect(other.page.getByText('What makes ice so light?')).toBeVisible({ timeout: 2_000 });
    await expect(other.page.getByText('Is ice light?')).toBeVisible();
    await isFitForAll(scribe.page, 'a round, improving');
  });

  await test.step('three are chosen, shown without names, and come to the board', async () => {
    await desk.getByRole('button', { name: 'Next: Choose three' }).click();
    await scribe.page.getByLabel('What makes ice so light?').check({ force: true });
    await scribe.page.getByLabel('How does a fish breathe below?').check({ force: true });
    await scribe.page.getByLabel('Why these?').fill('We cannot answer them yet.');
    await Promise.all([scribe.page.waitForEvent('load'), scribe.page.getByRole('button', { name: 'Keep our choice' }).click()]);
    await isFitForAll(scribe.page, 'a round, choosing');
    await expect(desk.getByText('We cannot answer them yet.')).toBeVisible({ timeout: 2_000 });
    await expect(scene).not.toContainText('What makes ice so light?');
    await desk.getByRole('button', { name: 'Show the chosen questions to the class' }).click();
    await expect(scene).toContainText('What makes ice so light?', { timeout: 2_000 });
    await expect(other.page.locator('#shared')).toContainText('What makes ice so light?', { timeout: 2_000 });
    await desk.getByRole('button', { name: 'Put the chosen ones on the question board' }).click();
    await expect(desk.locator('#afterwards').getByText('They are on the question board.')).toBeVisible();
    await desk.locator('summary', { hasText: 'Make an essential question of one' }).click();
    await desk.getByLabel('The question').fill('What floats, and why?');
    await desk.getByRole('button', { name: 'Put it on top of the board' }).click();
    await isFitForAll(desk, 'a round, afterwards');
  });

  await test.step('each looks back alone', async () => {
    await desk.getByRole('button', { name: 'Next: Next steps' }).click();
    await scribe.page.getByLabel('What will we do with them?').fill('Freeze some water.');
    await scribe.page.getByRole('button', { name: 'Keep', exact: true }).click();
    await desk.getByRole('button', { name: 'Next: Look back' }).click();
    await other.page.getByLabel('What did I learn about asking?').fill('I answer too fast.');
    await other.page.getByRole('button', { name: 'Keep my thoughts' }).click();
    await expect(desk.getByText('I answer too fast.')).toBeVisible({ timeout: 2_000 });
    await expect(scribe.page.getByText('I answer too fast.')).toHaveCount(0);
    await isFitForAll(other.page, 'a round, looking back');
    await desk.getByRole('button', { name: 'End the round' }).click();
    await expect(other.page.locator('#step-title')).toHaveText('Ended', { timeout: 2_000 });
    await expect(wall.page.locator('.scene-join'), 'back to what it showed').toBeVisible({ timeout: 2_000 });
    await other.goes('/questions');
    await expect(other.page.getByText('What floats, and why?', { exact: true })).toBeVisible();
    await expect(other.page.getByText('From our question round').first()).toBeVisible();
    await isFitForAll(other.page, 'a board after a round');
  });
  await server.stop();
});

test('a question and a reflection live without any script', async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const bo = await Student.arrives(browser, server.origin, 'Bo Lindqvist');
  await bo.joins(code);
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await bo.context.storageState() });
  const page = await plain.newPage();
  await page.goto(`${server.origin}/questions`);
  await page.getByLabel('I wonder…').first().fill('Can a cactus drown?');
  await page.getByRole('button', { name: 'Put it on the board' }).first().click();
  await expect(page.getByText('Your question is there.')).toBeVisible();
  await expect(page.getByText('Can a cactus drown?').first()).toBeVisible();
  await page.getByRole('button', { name: /^I wonder too/ }).first().click();
  await expect(page.getByRole('button', { name: /^You wonder too/ }).first()).toBeVisible();
  await plain.close();
  await server.stop();
});
