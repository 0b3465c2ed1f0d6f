// Minutes 10 to 12: good replies.
import { expect, test } from '@playwright/test';
import { isAccessible } from '../accessible';
import { type Student } from '../people';
import { answers, onlyTold } from './answers';
import type { Period } from './period';
import { ANSWERS, AT_ONCE, HALF } from './words';

export async function answering(period: Period): Promise<void> {
  const { rivera, console_, ada, bo, chen } = period;

  await test.step('minute 10: the half-written answer survives a reload', async () => {
    await rivera.card('Ada').getByRole('link').first().click();
    await expect(console_.locator('#strength')).toHaveValue(`${HALF},`);
    await console_.reload();
    await rivera.isAlive();
    await expect(console_.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
    await expect(console_.locator('#strength')).toHaveValue(`${HALF},`);
  });

  await test.step('minutes 10 to 12: three good replies; only the author is told, at once', async () => {
    const pieces: [Student, 'ada' | 'bo' | 'chen'][] = [[ada, 'ada'], [bo, 'bo'], [chen, 'chen']];
    for (const [student] of pieces) {
      await student.goes('/home');
      await student.page.locator('a[href^="/piece/"]').first().click();
      await expect(student.page.getByText('Nothing came back yet')).toBeVisible();
      await student.isAlive();
    }
    for (const [student, who] of pieces) {
      await answers(period, student, ANSWERS[who]);
      await expect(student.page.locator('.feedback')).toHaveCount(3, AT_ONCE);
      await expect(student.page.getByText(ANSWERS[who].question)).toBeVisible();
      await onlyTold(period, who, ANSWERS[who]);
    }
    await expect(bo.page.locator('.feedback')).toHaveCount(3);
    await expect(console_.locator('#waiting .count')).toHaveText('0');
    await isAccessible(bo.page, 'a piece that is answered');
  });
}
