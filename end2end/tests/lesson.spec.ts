// A lesson lined up before class with the keyboard, run from the console with the projector following, and looked back on; a second look before
// the wall; first words of an answer. axe on every page of it.
import { expect, test } from '../classroom/test';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';
import { opensTheWall } from '../classroom/traffic';

test('a lesson is lined up, run, and looked back on', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling']);
  const desk = rivera.page;
  let lesson = '';

  await test.step('before class: three steps, put in order by keyboard', async () => {
    await rivera.goes(rivera.classPath);
    await desk.getByRole('link', { name: 'Lessons', exact: true }).click();
    await isFitForAll(desk, 'lessons of a class');
    await desk.getByLabel('What it is called').fill('Why leaves fall');
    await desk.getByRole('button', { name: 'Make the lesson' }).click();
    await expect(desk.getByRole('heading', { level: 1, name: 'Why leaves fall' })).toBeVisible();
    lesson = new URL(desk.url()).pathname;
    const adds = async (scene: string, question = '', minutes = '') => {
      const fold = desk.locator('#adding');
      if (!(await fold.evaluate((details: HTMLDetailsElement) => details.open))) await fold.locator('summary').click();
      const form = desk.locator('#add-step');
      await form.getByLabel('What the wall shows').selectOption(scene);
      if (scene === 'prompt') await form.getByLabel('What you ask').fill(question);
      else await expect(form.getByLabel('What you ask')).toBeHidden();
      await form.getByLabel('Minutes (if there is a timer)').fill(minutes);
      await form.getByRole('button', { name: 'Add a step' }).click();
      await expect(desk.getByText('The step is added.')).toBeVisible();
    };
    await adds('prompt', 'What do you see on the ground?', '5');
    await adds('wall');
    await adds('join');
    await isFitForAll(desk, 'a lesson with steps');
    const keys = new Keyboard(desk);
    await keys.does(desk.getByRole('button', { name: /^Up ?: Step 3$/ }));
    await expect(desk.getByText('The step is moved.')).toBeVisible();
    await keys.does(desk.getByRole('button', { name: /^Up ?: Step 2$/ }));
    const steps = desk.locator('.lesson-steps summary');
    await expect(steps).toHaveText([/Step 1 How to join/, /Step 2 Prompt: What do you see on the ground\? · 5 minutes/, /Step 3 Wall of reflections/]);
  });

  await test.step('what was taken out comes back, and what cannot stand keeps what was typed', async () => {
    await desk.getByRole('button', { name: /^Take out ?: Step 3$/ }).click();
    await expect(desk.locator('.lesson-steps summary')).toHaveCount(2);
    await desk.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await expect(desk.locator('.lesson-steps summary')).toHaveCount(3);
    await desk.locator('#adding summary').click();
    const form = desk.locator('#add-step');
    await form.getByLabel('What you ask').fill('');
    await form.getByLabel('A note to yourself').fill('Ask Bo first');
    await form.getByRole('button', { name: 'Add a step' }).click();
    await expect(form.getByLabel('What you ask')).toHaveAttribute('aria-invalid', 'true');
    await expect(form.getByLabel('A note to yourself')).toHaveValue('Ask Bo first');
    await isFitForAll(desk, 'a step that asks nothing');
  });

  const code = await (async () => {
    await rivera.goes(rivera.classPath);
    return rivera.opensTheDoor();
  })();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);

  await test.step('in class: one button leads from step to step; the projector and the students follow', async () => {
    await rivera.goes(lesson);
    await desk.getByRole('button', { name: 'Run it now' }).click();
    await expect(desk).toHaveURL(/\/console\//);
    await rivera.isAlive();
    const line = desk.locator('.lesson-line');
    await expect(line).toContainText('step 1 of 3');
    await isFitForAll(desk, 'the console with a lesson');
    const { page: projector } = await opensTheWall(rivera);
    await expect(projector.getByText(code).first()).toBeVisible();
    await line.getByRole('button', { name: 'Next step' }).click();
    await expect(line).toContainText('step 2 of 3');
    await expect(projector.getByText('What do you see on the ground?').first()).toBeVisible({ timeout: 3_000 });
    await expect(ada.page.getByText('What do you see on the ground?').first()).toBeVisible({ timeout: 3_000 });
    // Or one key, wherever she is on the page.
    await desk.locator('body').press('s');
    await expect(line).toContainText('step 3 of 3');
    await expect(line.getByRole('button', { name: 'Next step' })).toHaveCount(0);
    await line.getByRole('button', { name: 'Step back' }).click();
    await expect(line).toContainText('step 2 of 3');
    await desk.locator('body').press('u');
    await expect(line).toContainText('step 1 of 3');
    await desk.locator('body').press('s');
    await expect(line).toContainText('step 2 of 3');
    // Another device of hers hears it by itself.
    const second = await rivera.context.newPage();
    await second.goto(`${server.origin}${rivera.consolePath}`);
    await expect(second.locator('.lesson-line')).toContainText('step 2 of 3');
    await second.goto(`${server.origin}${rivera.classPath}/remote`);
    await second.locator('body').press('s');
    await expect(second.locator('.lesson-line')).toContainText('step 3 of 3');
    await expect(line).toContainText('step 3 of 3');
    await second.locator('body').press('u');
    await expect(second.locator('.lesson-line')).toContainText('step 2 of 3');
    await expect(line).toContainText('step 2 of 3');
    await line.getByRole('button', { name: 'End the lesson' }).click();
    await expect(line).toHaveCount(0);
    await second.close();
    await projector.close();
  });

  await test.step('after class: a closed door leads to what happened', async () => {
    await rivera.goes(rivera.classPath);
    await desk.getByRole('button', { name: 'Close the door' }).click();
    await expect(desk.getByRole('heading', { level: 1, name: 'This session' })).toBeVisible();
    await expect(desk.locator('#asked')).toContainText('What do you see on the ground?');
    await expect(desk.locator('#away')).toContainText('Chen Wei-Ling');
    await expect(desk.getByRole('button', { name: 'Print' })).toBeVisible();
    await isFitForAll(desk, 'after the session');
    await desk.getByRole('link', { name: 'Sessions', exact: true }).click();
    await isFitForAll(desk, 'sessions of a class');
    await rivera.goes(rivera.consolePath);
    await expect(desk.getByRole('link', { name: 'What happened' })).toBeVisible();
  });
  await server.stop();
});

test('a listed word is looked at twice, and first words begin an answer', async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor']);
  await rivera.goes(rivera.classPath);
  const code = await rivera.opensTheDoor();
  await rivera.asks();
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  const desk = rivera.page;

  await test.step('the list is the class’s own', async () => {
    await rivera.goes(`${rivera.classPath}/safety`);
    await isFitForAll(desk, 'words for a second look');
    await desk.getByLabel('Words or phrases, one on each line').fill('umbrella');
    await desk.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(desk.locator('.safety-words')).toContainText('umbrella');
    await desk.getByRole('button', { name: /^Take off ?: knife$/ }).click();
    await desk.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await expect(desk.locator('.safety-words')).toContainText('knife');
  });

  await test.step('first words are hers to change', async () => {
    await rivera.goes('/reply-starters');
    await isFitForAll(desk, 'first words for answers');
    const line = desk.locator('#word-just_read-strength');
    await line.getByLabel('Strength').fill('I will remember');
    await line.getByRole('button', { name: /^Keep/ }).click();
    await expect(desk.getByText('They are kept.')).toBeVisible();
  });

  await test.step('the piece asks for a second look, marked, and a second press shows it', async () => {
    await ada.page.getByRole('link', { name: 'Answer this' }).click();
    await ada.box.fill('An ÚMBRELLA keeps the rain away.');
    await ada.page.getByText('Just read it').click();
    await ada.page.locator('[name=wall_consent]').check({ force: true });
    await ada.shares();
    await rivera.watchesTheConsole();
    await rivera.card('Ada').getByRole('link').first().click();
    await expect(desk.locator('.second-look mark')).toHaveText('ÚMBRELLA');
    await isFitForAll(desk, 'a second look on the console');
    await desk.locator('button[name=wall][value=release]').first().click();
    await expect(desk.locator('#wall-problem')).toContainText('second look');
    await desk.getByRole('button', { name: 'Show it all the same' }).click();
    await expect(desk.locator('.second-look')).toHaveCount(0);
  });

  await test.step('first words go into their box at the cursor', async () => {
    const box = desk.locator('#strength');
    await box.fill('Yes. ');
    await desk.locator('summary', { hasText: 'First words' }).click();
    await desk.getByRole('button', { name: 'I will remember…', exact: true }).click();
    await expect(box).toHaveValue('Yes. I will remember ');
    await expect(box).toBeFocused();
    await desk.keyboard.type('the rain.');
    await expect(box).toHaveValue('Yes. I will remember the rain.');
  });
  await server.stop();
});
