// The console under a teacher's hands: what is half written stays with its piece, what is refused is said where it belongs, and what moves
// takes the focus along.
import { expect, test } from '@playwright/test';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

test('half-written answers stay with their pieces, and a card that moves keeps the focus', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling']);
  const { page } = rivera;
  const share = async (name: string, words: string) => {
    const student = await Student.arrives(browser, server.origin, name);
    await student.joins(code);
    await student.page.getByRole('link', { name: 'Answer this' }).click();
    await student.box.fill(words);
    await student.page.getByRole('button', { name: /^Share/ }).click();
    await expect(student.page).toHaveURL(/\/piece\//);
    return student;
  };
  await share('Ada Okafor', 'Leaves make their own food.');
  await share('Bo Lindqvist', 'It is the light.');
  await rivera.watchesTheConsole();
  const open = async (name: string) => {
    await rivera.card(name.split(' ')[0]).getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: `Answer ${name}` })).toBeVisible();
  };
  const strength = page.locator('#strength');

  await test.step('from one piece to the next before anything is saved', async () => {
    await open('Ada Okafor');
    await strength.pressSequentially('You say what leaves do');
    await open('Bo Lindqvist');
    await expect(strength).toHaveValue('');
    await strength.pressSequentially('Light is');
    await open('Ada Okafor');
    await expect(strength).toHaveValue('You say what leaves do');
    await open('Bo Lindqvist');
    await expect(strength).toHaveValue('Light is');
  });

  await test.step('a mark and its comment survive a reload in the middle of a word', async () => {
    await page.locator('.open-words').evaluate((words) => getSelection()?.selectAllChildren(words));
    await page.getByRole('button', { name: 'Comment on these words' }).click();
    await expect(page.locator('[id^=comment-]')).toBeFocused();
    await expect(page.locator('.open-words mark')).toHaveText('It is the light.');
    await page.keyboard.type('Which light');
    await page.reload();
    await rivera.isAlive();
    await expect(page.locator('[id^=comment-]')).toHaveValue('Which light');
    await expect(strength).toHaveValue('Light is');
    await expect(page.locator('.status')).toHaveAttribute('data-state', 'saved');
    await page.getByRole('button', { name: 'Remove this comment' }).click();
    await expect(page.locator('.open-words mark')).toHaveCount(0);
  });

  await test.step('an answer without a word is refused beside its box, and the next piece knows nothing of it', async () => {
    await strength.fill('');
    await page.getByRole('button', { name: /^Send/ }).first().click();
    await expect(page.locator('#strength-problem')).toBeVisible();
    await expect(strength).toHaveAttribute('aria-describedby', 'strength-problem');
    await open('Ada Okafor');
    await expect(page.locator('#strength-problem')).toHaveCount(0);
  });

  await test.step('what is new comes in; the card that goes down the list keeps the focus and its place to go on from', async () => {
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await strength.fill('');
    await page.keyboard.press('Escape');
    const card = rivera.card('Ada').getByRole('link').first();
    await card.focus();
    await page.keyboard.press('r');
    await expect(page.locator('#live')).toHaveText('Marked as read. The student sees it.');
    await share('Chen Wei-Ling', 'The cold paints them.');
    await expect(page.locator('.console-inbox > .newcomers')).toBeVisible();
    await expect(page.locator('.inbox .item-open')).toHaveText(['Ada Okafor', 'Bo Lindqvist']);
    await page.keyboard.press('n');
    await expect(page.locator('.inbox .item-open')).toHaveText(['Bo Lindqvist', 'Chen Wei-Ling', 'Ada Okafor']);
    await expect(card).toBeFocused();
    await page.keyboard.press('k');
    await expect(page.getByRole('heading', { name: 'Answer Chen Wei-Ling' })).toBeVisible();
  });

  await test.step('a note to ticked students says when nobody is ticked, and keeps its words', async () => {
    await page.getByText('A note to the whole class').click();
    await page.locator('#note').fill('Look at a leaf on the way home.');
    await page.getByText('Only those I tick').click();
    await page.getByRole('button', { name: 'Send the note' }).click();
    await expect(page.locator('#to-problem')).toBeVisible();
    await expect(page.locator('#note')).toHaveValue('Look at a leaf on the way home.');
    await page.getByText('The whole class', { exact: true }).click();
    await page.getByRole('button', { name: 'Send the note' }).click();
    await expect(page.locator('#note')).toHaveValue('');
    await expect(page.locator('#live')).toHaveText('The note is sent.');
  });
  await rivera.leaves();
  await server.stop();
});
