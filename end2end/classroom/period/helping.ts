// Minutes 12 to 16: the queue of those who ask, and a note to everybody.
import { expect, test } from '@playwright/test';
import { isAccessible } from '../accessible';
import { answers, onlyTold } from './answers';
import { ownQuestion } from './pages';
import type { Period } from './period';
import { ANSWERS, AT_ONCE, BO_2, HELP, NOTE } from './words';

export async function helping(period: Period): Promise<void> {
  const { rivera, console_, wall, bo, chen } = period;

  await test.step('minute 12: Bo asks for help with the sentence he is in, and is answered in place', async () => {
    const desk_ = bo.page.locator('.help-desk');
    const strip = console_.locator('.help-strip');
    await console_.getByRole('link', { name: 'Close', exact: true }).click();
    await bo.goesOn();
    await bo.box.fill(BO_2);
    await bo.box.evaluate((paper: HTMLTextAreaElement) => paper.setSelectionRange(paper.value.length - 4, paper.value.length - 4));
    await bo.page.locator('summary', { hasText: 'Ask for help now' }).click();
    await expect(bo.page.getByLabel('Which sentence? (if it is about one)')).toHaveValue('A starling saw it.');
    await bo.page.getByLabel('What about it? (if you like)').fill(HELP.words);
    await bo.page.getByRole('button', { name: 'Get in line', exact: true }).click();
    await expect(desk_).toContainText('You are next in line.');
    await expect(strip).toContainText('A starling saw it.', AT_ONCE);
    await chen.page.locator('summary', { hasText: /^Go on with version/ }).click();
    await chen.page.locator('summary', { hasText: 'Ask for help now' }).click();
    await chen.page.getByRole('button', { name: 'Get in line', exact: true }).click();
    await expect(chen.page.locator('.help-desk')).toContainText('1 is before you.');
    await expect(strip).toContainText('2 ask for help.', AT_ONCE);
    await console_.keyboard.press('q');
    await expect(desk_).toContainText('Ms Rivera is coming to you.', AT_ONCE);
    await console_.locator('.help-all > summary').click();
    const his = console_.locator('.help-entry', { hasText: 'Bo Lindqvist' });
    await his.getByLabel('A few words back').fill(HELP.back);
    await his.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(desk_).toContainText(HELP.back, AT_ONCE);
    await expect(bo.box).toHaveValue(BO_2);
    await expect(chen.page.locator('.help-desk')).toContainText('You are next in line.', AT_ONCE);
    await isAccessible(bo.page, 'help that was answered');
    await bo.page.getByRole('button', { name: 'Put away', exact: true }).click();
    await chen.page.getByRole('button', { name: 'I do not need it any more', exact: true }).click();
    await expect(strip).toContainText('Nobody asks for help right now.', AT_ONCE);
  });

  await test.step('minute 12: he shares it and asks about it, then Chen asks something of her own; they wait in this order', async () => {
    await bo.page.getByText('Help with this part').click();
    await bo.page.locator('#ask_words').fill('The sentence with the starling: does it belong?');
    await bo.shares();
    await expect(rivera.card('Bo')).toContainText('help with this part', AT_ONCE);
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Bo' })).toBeVisible();
    await chen.goes('/home');
    await chen.page.getByRole('link', { name: /^(Start with my|My) own question/ }).first().click();
    await ownQuestion(chen, 'How do leaves drink?');
    await chen.box.fill('Through the stalk, I guess, at night.');
    await chen.page.getByText('Is it clear?').click();
    await chen.shares();
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Chen' })).toBeVisible(AT_ONCE);
    await expect(console_.locator('#waiting .count')).toHaveText('2');
    await console_.getByRole('link', { name: 'Asking', exact: true }).click();
    await expect(console_.locator('.inbox .item-open')).toHaveText(['Bo Lindqvist', 'Chen Wei-Ling']);
    await isAccessible(console_, 'those who ask for help');
  });

  await test.step('a reply clears it: Bo is helped, and Chen is next', async () => {
    await rivera.card('Bo').getByRole('link').first().click();
    await expect(console_.locator('.reply-ask')).toContainText('The sentence with the starling: does it belong?');
    await answers(period, bo, ANSWERS.help);
    await expect(bo.page.getByText(ANSWERS.help.question)).toBeVisible(AT_ONCE);
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Bo' })).toHaveCount(0, AT_ONCE);
    await console_.getByRole('link', { name: 'Close', exact: true }).click();
    await expect(console_.locator('.inbox .item-open')).toHaveText(['Chen Wei-Ling']);
    await answers(period, chen, ANSWERS.own);
    await expect(chen.page.getByText(ANSWERS.own.question)).toBeVisible(AT_ONCE);
    await console_.getByRole('link', { name: 'Close', exact: true }).click();
    await expect(console_.locator('#waiting .count')).toHaveText('0');
    await onlyTold(period, 'bo', ANSWERS.help);
    await onlyTold(period, 'chen', ANSWERS.own);
  });

  await test.step('minute 15: one note to the whole class', async () => {
    await chen.goes('/home');
    await chen.isAlive();
    await console_.getByText('A note to the whole class').click();
    await console_.locator('#note').fill(NOTE);
    await console_.getByRole('button', { name: 'Send the note' }).click();
    await expect(chen.page.getByText(NOTE)).toBeVisible(AT_ONCE);
    await expect(chen.page.locator('#live')).toHaveText('A note from Ms Rivera');
    await bo.goes('/home');
    await expect(bo.page.getByText(NOTE)).toBeVisible();
    await expect(wall.page.getByText(NOTE)).toHaveCount(0);
  });
}
