// A board from its first sentence to what helped: made by a teacher in a minute, chosen from by a student, an option of her own answered
// while both look, and her own page of what helped, hers until she shows it. axe on every page of it.
import { expect, test } from '../classroom/test';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

/** A class with two students on its roster and its door open; the code. */
async function opensTheClass(rivera: Teacher): Promise<string> {
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  await rivera.goes(rivera.classPath);
  return rivera.opensTheDoor();
}

test('a board is made, chosen from, added to and looked back on', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  const code = await opensTheClass(rivera);
  const desk = rivera.page;
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  const { page } = ada;
  await ada.joins(code);
  let board = '';

  await test.step('Ms Rivera makes a board in a minute', async () => {
    await rivera.goes(rivera.classPath);
    await desk.getByRole('link', { name: 'Choice boards' }).click();
    await isFitForAll(desk, 'boards of a class');
    await desk.getByLabel('Learning target').fill('I can explain why ice floats');
    await desk.getByRole('button', { name: 'Make the board' }).click();
    await expect(desk).toHaveURL(/\/board\/[0-9a-f-]{36}\/edit$/);
    await isFitForAll(desk, 'a board being edited');
    await desk.getByLabel('How I show it: a new option').fill('A song with two verses');
    await desk.getByRole('button', { name: 'Keep' }).first().click();
    await expect(desk.getByText('The board is kept.')).toBeVisible();
    await expect(desk.locator('input[value="A song with two verses"]')).toHaveCount(1);
    await desk.getByRole('link', { name: 'Back to the board' }).click();
    await isFitForAll(desk, 'a draft');
  });

  await test.step('opened, it is on Ada’s home by itself', async () => {
    await ada.goes('/home');
    await ada.isAlive();
    await desk.getByRole('button', { name: 'Open it to the class' }).click();
    await expect(desk.getByText('Your students find the board now.')).toBeVisible();
    const card = page.getByRole('link', { name: /^Your board: I can explain why ice floats/ });
    await expect(card).toBeVisible({ timeout: 2_000 });
    await isFitForAll(page, 'home with a board');
    await card.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('I can explain why ice floats');
    await isFitForAll(page, 'a board');
    board = new URL(page.url()).pathname;
  });

  await test.step('she chooses half of it with the keyboard, and it says what is open', async () => {
    const keys = new Keyboard(page);
    await keys.does(page.getByRole('button', { name: 'This is my choice' }));
    await expect(page.locator('#choose-picks-problem')).toHaveText('Pick at least one.');
    await page.locator('[name=pick-learn]').first().check({ force: true });
    await keys.writes(page.locator('#choose-why'), 'I have to see it');
    await keys.does(page.getByRole('button', { name: 'This is my choice' }));
    await expect(page.getByText('Your choice is kept.')).toBeVisible();
    await expect(page.getByText(/^Still open: Where and with whom/)).toBeVisible();
    await expect(desk.getByText('I have to see it')).toBeVisible({ timeout: 2_000 });
    await isFitForAll(desk, 'a board with a choice');
    for (const part of ['place', 'tool', 'show']) await page.locator(`[name=pick-${part}]`).first().check({ force: true });
    await page.getByRole('button', { name: 'Change my choice' }).click();
    await expect(page.getByText(/^Still open/)).toHaveCount(0);
    await page.locator('summary', { hasText: 'What I chose before' }).click();
    await isFitForAll(page, 'a board that is chosen from');
  });

  await test.step('an option of her own reaches Ms Rivera elsewhere, and her word reaches Ada', async () => {
    await rivera.goes('/classes');
    await page.locator('summary', { hasText: 'Propose an option of my own' }).click();
    await page.getByLabel('My option').fill('A play with my cousins');
    await page.getByLabel('How does it lead to the target?').fill('They ask why, and I have to say it.');
    await page.getByRole('button', { name: 'Ask my teacher' }).click();
    await expect(page.getByText('Ms Rivera has not answered yet.')).toBeVisible();
    await expect(desk.locator('#proposals-waiting')).toBeVisible({ timeout: 3_000 });
    await desk.locator('#proposals-waiting a').click();
    await isFitForAll(desk, '/proposals');
    await desk.getByRole('link', { name: 'A play with my cousins' }).click();
    await desk.getByRole('button', { name: /^Yes, if/ }).click();
    await expect(desk.getByText('Say what the condition is.')).toBeVisible();
    await isFitForAll(desk, 'a proposal with a word missing');
    await desk.getByLabel('A word from you').fill('Yes, if you say where the air is.');
    await desk.getByRole('button', { name: /^Yes :/ }).click();
    await expect(page.getByText('Ms Rivera says yes.')).toBeVisible({ timeout: 2_000 });
    await expect(page.locator('[name=pick-show]:checked')).toHaveCount(1);
    await expect(page.locator('label', { has: page.locator('[name=pick-show]:checked') })).toContainText('A play with my cousins');
  });

  await test.step('from the board to writing, and back with the work', async () => {
    await page.getByLabel('What my work is about').fill('Where is the air in ice?');
    await page.getByRole('button', { name: 'Begin my work' }).click();
    await expect(page).toHaveURL(/\/piece\//);
    await ada.goes(board);
    await page.getByLabel('Which of your pieces came of this choice?').selectOption({ label: 'Where is the air in ice?' });
    await page.getByRole('button', { name: 'This is the work I made' }).click();
    await expect(page).toHaveURL(/done=work/);
    await expect(page.locator('#work').getByRole('link', { name: 'Where is the air in ice?' })).toBeVisible();
  });

  await test.step('what helped is hers, until she shows it', async () => {
    const first = page.locator('form[id^="after-"]').first();
    await first.getByLabel('It helped').check({ force: true });
    await first.getByLabel(/^How so/).fill('I could stop the film.');
    await first.getByRole('button', { name: 'Keep this' }).click();
    await expect(page.getByText('What you said is kept.')).toBeVisible();
    // Ms Rivera's board says what Ada chose, and not yet what helped.
    await desk.reload();
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('I can explain why ice floats');
    await expect(desk.getByText('I could stop the film.')).toHaveCount(0);
    await page.getByRole('link', { name: 'What helped me, and when' }).click();
    await expect(page.getByText('I could stop the film.')).toBeVisible();
    await isFitForAll(page, '/helped');
    const body = await page.locator('main').innerText();
    expect(body).not.toMatch(/%|helped in \d/);
    await rivera.goes(rivera.classPath);
    await desk.locator('summary', { hasText: 'Ada Okafor' }).click();
    await desk.getByRole('link', { name: /^Choices/ }).first().click();
    await expect(desk.getByText('Ada Okafor has not shown you this page.')).toBeVisible();
    await isFitForAll(desk, 'choices of a student');
    await page.getByLabel('Ms Rivera').check({ force: true });
    await page.getByRole('button', { name: 'Keep who sees it' }).click();
    await expect(desk.getByText('I could stop the film.')).toBeVisible({ timeout: 2_000 });
    await page.getByLabel('Ms Rivera').uncheck({ force: true });
    await page.getByRole('button', { name: 'Keep who sees it' }).click();
    await expect(desk.getByText('I could stop the film.')).toHaveCount(0, { timeout: 2_000 });
  });

  await test.step('Bo sees the board, and nothing of Ada', async () => {
    const bo = await Student.arrives(browser, server.origin, 'Bo Lindqvist');
    await bo.joins(code);
    await bo.goes('/choices');
    await isFitForAll(bo.page, '/choices');
    await bo.page.getByRole('link', { name: 'I can explain why ice floats' }).click();
    await expect(bo.page.getByText('A play with my cousins')).toHaveCount(0);
    await expect(bo.page.getByText('Ada')).toHaveCount(0);
  });
  await server.stop();
});

test('a board lives without any script', async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const code = await rivera.goesToTheFirstClass();
  const bo = await Student.arrives(browser, server.origin, 'Bo Lindqvist');
  await bo.joins(code);
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await bo.context.storageState() });
  const page = await plain.newPage();
  await page.goto(`${server.origin}/choices`);
  await page.locator('#open a[href^="/board/"]').first().click();
  await page.locator('[name=pick-learn]').first().check({ force: true });
  await page.getByRole('button', { name: 'This is my choice' }).click();
  await expect(page.getByText('Your choice is kept.')).toBeVisible();
  await page.locator('form[id^="after-"]').first().getByLabel('Too early to say').check({ force: true });
  await page.getByRole('button', { name: 'Keep this' }).first().click();
  await expect(page.getByText('What you said is kept.')).toBeVisible();
  await plain.close();
  await server.stop();
});
