// Minute 9: what goes on the wall.
import { expect, test } from '@playwright/test';
import { isAccessible } from '../accessible';
import { type Student } from '../people';
import type { Period } from './period';
import { AT_ONCE, NAMES } from './words';

export async function showing(period: Period): Promise<void> {
  const { rivera, console_, wall, phone, ada, bo, chen } = period;

  const moves = console_.locator('.projector-controls');
  await test.step('minute 9: two go on the wall without names, one is held', async () => {
    const opens = async (student: Student) => {
      await rivera.card(student.first).getByRole('link').first().click();
      await expect(console_.getByRole('heading', { name: `Answer ${student.name}` })).toBeVisible();
      await expect(moves).toContainText(`${student.name} allows it, without a name.`);
    };
    await opens(ada);
    await moves.locator('summary', { hasText: 'How it looks on the wall' }).click();
    await expect(moves.locator('.wall-card')).toContainText('the cold painted them');
    await moves.getByRole('button', { name: /^Release/ }).click();
    await expect(wall.page.locator('.wall-card')).toHaveText([/the cold painted them/], AT_ONCE);
    await opens(chen);
    await expect(moves.getByRole('button', { name: /^Held/ })).toHaveAttribute('aria-pressed', 'true');
    await moves.getByRole('button', { name: /^Held/ }).click();
    await opens(bo);
    await moves.getByRole('button', { name: /^Release/ }).click();
    await expect(wall.page.locator('.wall-card')).toHaveText([/the cold painted them/, /gives up its green/], AT_ONCE);
    for (const name of NAMES.flatMap((name) => name.split(' '))) await expect(wall.page.locator('body')).not.toContainText(name);
    await expect(wall.page.locator('body')).not.toContainText('veins');
    await isAccessible(wall.page, 'the wall with two');
    // The same in small on the phone, which others may look at, too.
    await expect(phone.locator('.remote-preview .wall-card')).toHaveText([/the cold painted them/, /gives up its green/], AT_ONCE);
    for (const name of NAMES) await expect(phone.locator('main')).not.toContainText(name.split(' ')[1]);
    await console_.bringToFront();
  });

  await test.step('minute 9: one key blanks the screen, and brings it back', async () => {
    await console_.locator('#answer').focus();
    await console_.keyboard.press('c');
    await expect(wall.page.locator('.wall-card')).toHaveCount(0, AT_ONCE);
    await console_.keyboard.press('c');
    await expect(wall.page.locator('.wall-card')).toHaveCount(2, AT_ONCE);
  });
}
