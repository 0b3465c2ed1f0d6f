// The room while a lesson is on: a student asks for help with a sentence and sees their place; the teacher goes, writes, answers several at
// once and takes a note back. Everything arrives by itself, and nothing that is read or written moves for it.
import { expect, test } from '../classroom/test';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

const AT_ONCE = { timeout: 5_000 };

test('a sentence in the help line, from the first press to the answer', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling']);
  const { page } = rivera;
  const comes = async (name: string) => {
    const student = await Student.arrives(browser, server.origin, name);
    await student.joins(code);
    await student.page.getByRole('link', { name: 'Answer this' }).click();
    await expect(student.box).toBeVisible();
    return student;
  };
  const ada = await comes('Ada Okafor'), bo = await comes('Bo Lindqvist');
  await rivera.watchesTheConsole();
  const strip = page.locator('.help-strip');
  const asks = (student: Student) => student.page.locator('summary', { hasText: 'Ask for help now' });

  await test.step('nobody asks, and the strip is there already: nothing will move for it', async () => {
    await expect(strip).toContainText('Nobody asks for help right now.');
  });
  const top = await page.locator('.console-inbox').evaluate((inbox) => inbox.getBoundingClientRect().top);

  await test.step('the sentence in which she writes comes along; the page does not', async () => {
    await ada.box.fill('A secret beginning. Leaves eat light. A secret end.');
    await ada.box.evaluate((paper: HTMLTextAreaElement) => paper.setSelectionRange(25, 25));
    await asks(ada).click();
    const field = ada.page.getByLabel('Which sentence? (if it is about one)');
    await expect(field).toHaveValue('Leaves eat light.');
    await expect(ada.page.locator('#help-given')).toContainText('Your teacher gets only what you put in these two boxes.');
    await ada.page.getByRole('button', { name: 'Get in line', exact: true }).click();
    await expect(ada.page.locator('.help-desk')).toContainText('You are next in line.');
    await expect(strip).toContainText('Leaves eat light.', AT_ONCE);
    await expect(page.locator('.tile[data-doing=help]', { hasText: 'Ada' })).toBeVisible(AT_ONCE);
    expect(await page.content()).not.toContain('secret');
    expect(await page.locator('.console-inbox').evaluate((inbox) => inbox.getBoundingClientRect().top)).toBe(top);
  });

  await test.step('who comes later sees how many are before, and never who', async () => {
    await asks(bo).click();
    await bo.page.getByRole('button', { name: 'Get in line', exact: true }).click();
    await expect(bo.page.locator('.help-desk')).toContainText('1 is before you.');
    expect(await bo.page.content()).not.toContain('Okafor');
    await expect(strip).toContainText('2 ask for help.', AT_ONCE);
  });

  await test.step('one key claims the first; she sees who comes', async () => {
    await page.keyboard.press('q');
    await expect(ada.page.locator('.help-desk')).toContainText('Ms Rivera is coming to you.', AT_ONCE);
    await page.locator('.help-all > summary').click();
    const hers = page.locator('.help-entry', { hasText: 'Ada Okafor' });
    await expect(hers).toContainText('You are going');
    const words = hers.getByLabel('A few words back');
    await words.fill('What do they do with it?');
    // Somebody leaves the line meanwhile: what is typed stays.
    await bo.page.getByRole('button', { name: 'I do not need it any more', exact: true }).click();
    await expect(page.locator('.help-entry')).toHaveCount(1, AT_ONCE);
    await expect(words).toHaveValue('What do they do with it?');
    await hers.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(strip).toContainText('Nobody asks for help right now.', AT_ONCE);
    await expect(ada.page.locator('.help-desk')).toContainText('What do they do with it?', AT_ONCE);
    await expect(ada.box).toHaveValue('A secret beginning. Leaves eat light. A secret end.');
    await ada.page.getByRole('button', { name: 'Put away', exact: true }).click();
    await expect(asks(ada)).toBeVisible();
  });
  await server.stop();
});

test('one reply to several, and a note that is taken back', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor', 'Bo Lindqvist']);
  const { page } = rivera;
  const shares = async (name: string, words: string) => {
    const student = await Student.arrives(browser, server.origin, name);
    await student.joins(code);
    await student.page.getByRole('link', { name: 'Answer this' }).click();
    await student.box.fill(words);
    await student.shares();
    await expect(student.page).toHaveURL(/\/piece\//);
    return student;
  };
  const ada = await shares('Ada Okafor', 'Leaves make food.'), bo = await shares('Bo Lindqvist', 'It is the light.');
  await rivera.watchesTheConsole();
  const several = page.locator('.several');

  await test.step('ticked by key and by hand; the boxes come with the first tick', async () => {
    await expect(several).toBeHidden();
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
    await page.keyboard.press('x');
    await expect(several).toBeVisible();
    await rivera.card('Bo').getByRole('checkbox', { name: 'Pick', exact: true }).check();
    // A tick leaves the keys working.
    await page.keyboard.press('e');
    await expect(page.locator('#strength')).toBeFocused();
  });

  await test.step('each reads an answer of their own', async () => {
    await several.getByLabel('A question', { exact: true }).fill('What did you see first?');
    await several.getByRole('button', { name: 'Send to those I picked', exact: true }).click();
    for (const student of [ada, bo]) await expect(student.page.getByText('What did you see first?').first()).toBeVisible(AT_ONCE);
    await expect(page.locator('.pick :checked')).toHaveCount(0);
    await expect(several).toBeHidden();
  });

  await test.step('a note is one calm line, and gone when it was a mistake', async () => {
    await page.locator('summary', { hasText: 'A note to the whole class' }).click();
    await page.locator('#note').fill('Many of you saw the yellow.');
    await page.getByRole('button', { name: 'Send the note', exact: true }).click();
    for (const student of [ada, bo]) await expect(student.page.locator('.note-line')).toContainText('Many of you saw the yellow.', AT_ONCE);
    await ada.page.getByRole('button', { name: 'Put away', exact: true }).click();
    await expect(ada.page.locator('.note-line')).toHaveCount(0);
    await expect(bo.page.locator('.note-line')).toBeVisible();
    await page.getByRole('button', { name: 'Take it back', exact: true }).click();
    await expect(bo.page.locator('.note-line')).toHaveCount(0, AT_ONCE);
    await bo.page.reload();
    await bo.isAlive();
    await expect(bo.page.getByText('Many of you saw the yellow.')).toHaveCount(0);
  });

  await test.step('a line that breaks in the middle of a word is told as what it is', async () => {
    await bo.goesOn();
    await bo.box.pressSequentially(' And');
    await expect(page.locator('.tile[data-doing=writing]', { hasText: 'Bo' })).toBeVisible(AT_ONCE);
    await bo.context.setOffline(true);
    await bo.page.close();
    await expect(page.locator('.tile[data-doing=lost]', { hasText: 'Bo' })).toBeVisible({ timeout: 15_000 });
    await page.locator('summary', { hasText: 'What the marks mean' }).click();
    await expect(page.getByText('Whether the network broke or the lid was closed cannot be known here.')).toBeVisible();
  });
  await server.stop();
});
