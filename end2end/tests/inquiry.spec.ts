// An inquiry from its first question to what its student thinks now: notes with a source that is trusted less later, shown to a teacher who asks
// while both look, and taken back. axe on every page of it.
import { expect, test } from '../classroom/test';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

/** A class with one student on its roster and its door open; the code. */
async function opensTheClass(rivera: Teacher): Promise<string> {
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor']);
  await rivera.goes(rivera.classPath);
  return rivera.opensTheDoor();
}

test('a question grows, is shown, asked about, answered and taken back', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  const code = await opensTheClass(rivera);
  const desk = rivera.page;
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  const { page } = ada;
  await ada.joins(code);

  await test.step('Ada wonders, with the keyboard alone', async () => {
    const keys = new Keyboard(page);
    await ada.goes('/inquiries');
    await isFitForAll(page, 'inquiries, none yet');
    await keys.writes(page.getByLabel('Your question'), 'Are wolves bad?');
    await keys.does(page.getByRole('button', { name: 'Begin' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Are wolves bad?');
    await expect(page.getByText('Only you can read this.')).toBeVisible();
    await isFitForAll(page, 'an inquiry that has begun');
  });

  await test.step('she notes what she found out, and where it is from', async () => {
    await page.getByRole('link', { name: 'Add a note' }).click();
    await page.getByLabel('What did you find out?').fill('The river moved when the wolves came');
    await page.getByLabel('What does it say?').fill('Trees came back');
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await expect(page.locator('#note-title-problem')).toHaveText('What is the source called? A name is enough.');
    await expect(page.getByLabel('What did you find out?')).toHaveValue('The river moved when the wolves came');
    await isFitForAll(page, 'a note that lacks the name of its source');
    await page.getByLabel('What is it called?').fill('A film we saw in class');
    await page.getByLabel('I trust it', { exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Keep the note' }).click();
    await expect(page.getByText('The note is kept.')).toBeVisible();
    await page.locator('summary', { hasText: 'Change it' }).click();
    const form = page.locator('form[id^=edit-]');
    await form.getByLabel('I trust it partly').check({ force: true });
    await form.getByLabel('Why?').fill('It leaves the beavers out');
    await form.getByRole('button', { name: 'Keep the note' }).click();
    await page.locator('summary', { hasText: 'What I thought of it before' }).click();
    await isFitForAll(page, 'a source that is trusted less now');
  });

  await test.step('a note is removed and put back', async () => {
    await page.getByRole('button', { name: /^Remove it/ }).click();
    await expect(page.getByText('The note is removed.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('#notes .words', { hasText: 'The river moved when the wolves came' })).toBeVisible();
  });

  await test.step('she says what she thinks, and thinks again', async () => {
    const sheet = page.locator('#perspective-words');
    await sheet.fill('Wolves help rivers');
    await page.getByRole('button', { name: 'Keep it for later' }).click();
    await expect(page).toHaveURL(/said=keep/);
    await expect(page.locator('#perspective-words')).toHaveValue('Wolves help rivers');
    await page.getByRole('button', { name: 'Say it' }).click();
    await expect(page.getByRole('heading', { name: 'Perspective 1' })).toBeVisible();
    await page.locator('summary', { hasText: 'Think again' }).click();
    await page.locator('#perspective-words').fill('Wolves help rivers, with beavers');
    await page.getByLabel('I used to think…').fill('wolves are bad');
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.locator('summary', { hasText: 'What changed since perspective 1' }).click();
    await isFitForAll(page, 'two perspectives');
  });

  await test.step('shown, it is on Ms Rivera’s page by itself, and her question is on Ada’s', async () => {
    await rivera.goes(`${rivera.classPath}/inquiries`);
    await isFitForAll(desk, 'inquiries of a class, none shown');
    await page.getByRole('checkbox', { name: 'Ms Rivera' }).check({ force: true });
    await page.getByRole('button', { name: 'Keep who sees it' }).click();
    await expect(page.locator('#who')).toContainText('Ms Rivera');
    const link = desk.getByRole('link', { name: 'Are wolves bad?' });
    await expect(link).toBeVisible({ timeout: 2_000 });
    await link.click();
    await isFitForAll(desk, 'an inquiry that is shown');
    await desk.locator('summary', { hasText: 'Say something about the question' }).click();
    const form = desk.locator('#remark-question');
    await form.getByLabel('I ask').check({ force: true });
    await form.getByLabel('Your words').fill('Who measured the river?');
    await form.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('Who measured the river?')).toBeVisible({ timeout: 2_000 });
    await page.locator('summary', { hasText: /^Answer$/ }).click();
    await page.getByLabel('Your answer to Ms Rivera').fill('A ranger, for ten years');
    await isFitForAll(page, 'an answer being written');
    await page.locator('form[id^=answer-]').getByRole('button', { name: 'Answer' }).click();
    await expect(desk.getByText('A ranger, for ten years')).toBeVisible({ timeout: 2_000 });
  });

  await test.step('it rests, and taken back it is gone for her', async () => {
    await page.getByRole('checkbox', { name: 'Ms Rivera' }).uncheck({ force: true });
    await page.getByRole('button', { name: 'Keep who sees it' }).click();
    await expect(page.getByText('Only you can read this.')).toBeVisible();
    await desk.reload();
    await expect(desk.getByText('A ranger, for ten years')).toHaveCount(0);
    await page.getByRole('button', { name: 'Let it rest' }).click();
    await expect(page.getByRole('heading', { name: 'This one rests' })).toBeVisible();
    await isFitForAll(page, 'an inquiry that rests');
    await ada.goes('/inquiries');
    await isFitForAll(page, 'inquiries, one resting');
  });

  await test.step('nothing waits on the page of replies', async () => {
    await rivera.goes(`${rivera.classPath}/replies`);
    await expect(desk.getByText('Nothing waits.')).toBeVisible();
    await isFitForAll(desk, 'replies, none yet');
  });
  await server.stop();
});
