// Goals from the first sentence to the last: set by a student, answered by a teacher while both look, sorted with the keyboard and by
// dragging, and reached with something that shows it. axe on every page of it.
import { expect, type Locator, test } from '../classroom/test';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { canAllBeReached, fits } from '../classroom/layout';
import { demoLesson } from '../classroom/lessons';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

/** A class that has opened goals, with two students on its roster and its door open; the code. */
async function opensGoals(rivera: Teacher): Promise<string> {
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  await rivera.opens('goals');
  return rivera.opensTheDoor();
}

/** Other words in the place of those that stand there: the fold closes, and the focus goes on at it. */
async function saysAnew(there: Locator, words: string): Promise<void> {
  const fold = there.locator('details[data-key^="rewording-"]');
  await fold.locator('summary').click();
  await fold.locator('textarea').fill(words);
  await fold.getByRole('button', { name: 'Keep these words' }).click();
  await expect(fold).not.toHaveAttribute('open');
  await expect(fold.locator('summary')).toBeFocused();
}

test('a goal is set, agreed on, sorted, stepped and reached with evidence', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  const code = await opensGoals(rivera);
  const desk = rivera.page;

  await test.step('she offers starters and lists what the class learns', async () => {
    await rivera.goes(`${rivera.classPath}/starters`);
    await isFitForAll(desk, 'starters');
    await desk.locator('[name=offer]').first().click();
    await expect(desk.getByText('Your students find it now.')).toBeVisible();
    await rivera.goes(`${rivera.classPath}/competencies`);
    await desk.locator('[name=list]').fill('MS-LS1-6\tI can explain where food comes from\nI can ask what I do not know\n…');
    await desk.getByRole('button', { name: 'Check what will happen' }).click();
    await isFitForAll(desk, 'a list with a row to mend');
    await desk.getByRole('button', { name: /^Put 2 on the list/ }).click();
    await expect(desk.getByText('2 are on the list now.')).toBeVisible();
    await isFitForAll(desk, 'the list');
  });

  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  const { page } = ada;
  await ada.joins(code);

  await test.step('Ada begins with a starter, makes it hers, and shows it', async () => {
    await isFitForAll(page, 'home with goals');
    await page.getByRole('link', { name: 'Set a new goal' }).click();
    await ada.isAlive();
    await isFitForAll(page, 'a new goal');
    await page.locator('[data-idea]').first().click();
    await expect(page.locator('#new-statement')).not.toHaveValue('');
    await page.locator('#new-statement').fill('Ask one question in every lesson');
    await page.locator('summary', { hasText: 'If something gets in the way' }).click();
    await page.locator('#new-obstacle').fill('I feel silly');
    await page.getByRole('button', { name: 'Set this goal' }).click();
    await expect(page.locator('#new-then-problem')).toHaveText('And what will you do then?');
    await expect(page.locator('#new-obstacle')).toHaveValue('I feel silly');
    await page.locator('#new-then').fill('I write it down first');
    await page.locator('summary', { hasText: 'Who sees it' }).click();
    await page.getByLabel('Ms Rivera').check({ force: true });
    await page.getByRole('button', { name: 'Set this goal' }).click();
    await expect(page).toHaveURL(/\/goal\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask one question in every lesson');
    await expect(page.getByText('If I feel silly, then I will: I write it down first')).toBeVisible();
    await isFitForAll(page, 'a goal');
  });
  const goal = new URL(page.url()).pathname;

  await test.step('Ms Rivera suggests and agrees; Ada sees it at once, in the middle of a word', async () => {
    await rivera.goes(`${rivera.classPath}/goals`);
    await isFitForAll(desk, 'goals of a class');
    await desk.getByRole('link', { name: 'Ask one question in every lesson' }).click();
    await isFitForAll(desk, 'goals of a student');
    await page.locator('#step-words').fill('Write down one que');
    await desk.getByLabel('A word from you').fill('Begin with one lesson a day.');
    await desk.getByRole('button', { name: 'Suggest' }).click();
    await expect(page.locator('.said-so-far').getByText('Begin with one lesson a day.')).toBeVisible({ timeout: 2_000 });
    await expect(page.locator('#step-words')).toHaveValue('Write down one que');
    await expect(page.locator('#live')).toHaveText('Ms Rivera suggests something for your goal');
    await page.locator('#reply-words').fill('Yes, in science.');
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(page.locator('#reply')).toHaveCount(0);
    await expect(desk.getByText('Yes, in science.')).toBeAttached({ timeout: 2_000 });
    await desk.getByRole('button', { name: 'Agree' }).click();
    await expect(page.getByText('Ms Rivera agrees. Go on with your next step.')).toBeVisible({ timeout: 2_000 });
  });

  await test.step('the circle of control, by keyboard and by dragging; a step comes out of it', async () => {
    const keys = new Keyboard(page);
    for (const thought of ['I can write it down before', 'The lesson is loud', 'The bell']) {
      await keys.writes(page.locator('#think-words'), thought);
      await keys.does(page.getByRole('button', { name: 'Put it into the circle' }));
      await expect(page.locator('.thought', { hasText: thought })).toBeVisible();
      await expect(page.locator('#think-words')).toHaveValue('');
    }
    const zone = (name: string) => page.locator(`[data-circle="${name}"]`);
    await keys.does(page.locator('.thought', { hasText: 'I can write it down before' }).getByRole('button', { name: 'I control' }));
    await expect(zone('control').locator('.thought-words', { hasText: 'I can write it down before' })).toBeVisible();
    await expect(page.locator('.thought:focus')).toContainText('I can write it down before');
    await expect(page.locator('#live')).toHaveText('“I can write it down before” is now in: I control');
    await keys.does(page.locator('.thought', { hasText: 'The lesson is loud' }).getByRole('button', { name: 'I influence' }));
    await expect(zone('influence').locator('.thought-words', { hasText: 'The lesson is loud' })).toBeVisible();
    // It is where it went, and the page has scrolled there, before a hand aims at the next one.
    await expect(page.locator('.thought:focus')).toContainText('The lesson is loud');
    await expect(page.locator('#live')).toHaveText('“The lesson is loud” is now in: I influence');
    // What one can influence is asked for in its own words; what is typed there stays.
    const ask = page.locator('#ask-words');
    const begins = page.locator('.thought', { hasText: 'The lesson is loud' }).getByRole('link', { name: /^Ask/ });
    await begins.click();
    await expect(ask).toHaveValue('The lesson is loud');
    await ask.fill('May we work in the hall?');
    await begins.click();
    await expect(ask).toHaveValue('May we work in the hall?');
    await ask.fill('');
    // Where it is taken from and where it goes are both in sight: nothing scrolls under the hand.
    await page.setViewportSize({ width: 1366, height: 2400 });
    await page.locator('.thought', { hasText: 'The bell' }).scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    await page.locator('.thought', { hasText: 'The bell' }).dragTo(zone('cannot'), { sourcePosition: { x: 24, y: 20 } });
    await expect(zone('cannot').locator('.thought-words', { hasText: 'The bell' })).toBeVisible();
    await page.setViewportSize({ width: 1366, height: 768 });
    await saysAnew(page.locator('.thought', { hasText: 'The bell' }), 'The bell rings early');
    await expect(zone('cannot').locator('.thought-words', { hasText: 'The bell rings early' })).toBeVisible();
    await isFitForAll(page, 'the circle of control');
    // Ms Rivera sees the goal, and nothing of this.
    await desk.reload();
    await expect(desk.getByText('The lesson is loud')).toHaveCount(0);
    await zone('control').getByRole('button', { name: /^Make it my next step/ }).click();
    await expect(page.locator('.goal-steps').getByText('I can write it down before')).toBeVisible();
    await page.getByRole('button', { name: 'I did it' }).click();
    await expect(page.locator('summary', { hasText: 'One step so far' })).toBeVisible();
  });

  await test.step('two minutes, please: it reaches her while she is elsewhere', async () => {
    await rivera.goes('/classes');
    await page.locator('#ask-to').selectOption({ label: 'Ms Rivera' });
    await page.getByRole('button', { name: 'Ask for two minutes' }).click();
    await expect(desk.locator('#asks-waiting')).toBeVisible({ timeout: 3_000 });
    await desk.locator('#asks-waiting a').click();
    await isFitForAll(desk, '/asks');
    await desk.getByRole('button', { name: 'I have seen it' }).click();
    await expect(page.getByText('Ms Rivera has seen it.')).toBeVisible({ timeout: 2_000 });
    await desk.getByRole('button', { name: 'We talked' }).click();
    await expect(page.getByText('You talked.')).toBeVisible({ timeout: 2_000 });
  });

  await test.step('a check-in, evidence, a claim, and the goal is reached', async () => {
    await page.getByLabel('proud').check({ force: true });
    await page.locator('#check-in-words').fill('I asked in science and in math.');
    await page.getByRole('button', { name: 'Check in' }).click();
    await expect(page.locator('.said-so-far').getByText('I asked in science and in math.')).toBeVisible();
    await expect(page.getByLabel('proud')).not.toBeChecked();

    await rivera.asks();
    await ada.goes('/home');
    await ada.isAlive();
    await page.getByRole('link', { name: 'Answer this' }).click();
    await ada.box.fill('Where does the sugar go at night?');
    await page.getByText('Just read it').click();
    await page.getByRole('button', { name: /^Share/ }).click();
    await expect(page).toHaveURL(/\/piece\//);

    // From what she made to the goal that it shows.
    await page.getByRole('link', { name: 'This shows a goal of mine' }).click();
    await expect(page.getByRole('radio', { name: /^Ask one question in every lesson/ })).toBeChecked();
    await isFitForAll(page, 'which goal it shows');
    await page.locator('#link-words').fill('It is a question of my own.');
    await page.getByRole('button', { name: 'Link it' }).click();
    await expect(page).toHaveURL(new RegExp(`${goal}$`));
    await ada.isAlive();
    await page.locator('#aim-competency').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'My goal is about this' }).click();
    const shows = page.locator('section', { has: page.locator('#evidence') }).locator('li');
    await expect(shows.locator('.said')).toHaveText('It is a question of my own.');
    // Ms Rivera reads other words as they come, and the focus goes on where the fold is.
    await rivera.goes(`${rivera.classPath}/goals`);
    await desk.getByRole('link', { name: 'Ask one question in every lesson' }).click();
    await expect(desk.getByText('It is a question of my own.')).toBeVisible();
    await saysAnew(shows, 'Nobody gave me this question.');
    await expect(shows.locator('.said')).toHaveText('Nobody gave me this question.');
    await expect(desk.getByText('Nobody gave me this question.')).toBeVisible({ timeout: 2_000 });
    await expect(desk.getByText('It is a question of my own.')).toHaveCount(0);
    await page.locator('[id^="claim-"][id$="-words"]').fill('I asked it before anybody else did.');
    await page.getByRole('button', { name: 'I can, and this shows it' }).click();
    await expect(page.getByText('You say: I can.')).toBeVisible();
    const claimed = page.locator('section', { has: page.locator('#claims') }).locator('li');
    await saysAnew(claimed, 'I asked it before the bell.');
    await expect(claimed.locator('p.words')).toHaveText('I asked it before the bell.');
    await page.locator('summary', { hasText: 'I reached it' }).click();
    await page.locator('#reach-words').fill('I ask before the lesson is over.');
    await page.getByRole('button', { name: 'I reached my goal' }).click();
    await expect(page.getByText('You reached this goal.')).toBeVisible();
    await isFitForAll(page, 'a goal that is reached');
    await ada.goes('/goals');
    await expect(page.getByRole('heading', { name: 'Reached' })).toBeVisible();
    await isFitForAll(page, 'all goals');
    const body = await page.locator('body').innerText();
    expect(body).not.toMatch(/failed|streak|missed|overdue/i);
  });

  await test.step('Bo sees nothing of it', async () => {
    const bo = await Student.arrives(browser, server.origin, 'Bo Lindqvist');
    await bo.joins(code);
    await bo.goes(goal);
    await expect(bo.page.getByRole('heading', { level: 1 })).toHaveText('Nothing here');
    await bo.goes('/goals');
    await expect(bo.page.getByText('Ask one question in every lesson')).toHaveCount(0);
  });
  await server.stop();
});

test('a goal lives without any script, and at 200 %', async ({ browser }) => {
  test.setTimeout(180_000);
  const { server, rivera, code } = await demoLesson(browser);
  const zoomed = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor', zoomed);
  await ada.joins(code);
  const state = await ada.context.storageState();
  for (const path of ['/goals', '/goal/new']) {
    await ada.goes(path);
    await ada.isAlive();
    await fits(ada.page, path);
    await canAllBeReached(ada.page, path);
  }
  await ada.goes('/goals');
  await ada.goes((await ada.page.locator('a[href^="/goal/"]:not([href$="new"])').first().getAttribute('href')) ?? '');
  await ada.isAlive();
  await fits(ada.page, 'a goal');
  await canAllBeReached(ada.page, 'a goal');

  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: state });
  const page = await plain.newPage();
  await page.goto(`${server.origin}/goal/new`);
  await page.locator('#new-statement').fill('Read one page aloud');
  await page.getByRole('button', { name: 'Set this goal' }).click();
  await expect(page).toHaveURL(/\/goal\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Only you see this goal.')).toBeVisible();
  await page.locator('#think-words').fill('I read too fast');
  await page.getByRole('button', { name: 'Put it into the circle' }).click();
  await page.locator('.thought', { hasText: 'I read too fast' }).getByRole('button', { name: 'I control' }).click();
  await expect(page.locator('[data-circle="control"] .thought-words', { hasText: 'I read too fast' })).toBeVisible();
  await plain.close();
  await server.stop();
});
