// Minute 8: a question for the board.
import { expect, test } from '@playwright/test';
import { isAccessible } from '../accessible';
import type { Period } from './period';
import { AT_ONCE } from './words';

export async function wondering(period: Period): Promise<void> {
  const { rivera, desk, deskGoes, students, ada, bo, chen } = period;

  await test.step('minute 8: Chen posts a question; it is on Ms Rivera’s board and a classmate’s at once, and wondering has no number', async () => {
    await deskGoes(`${rivera.classPath}/questions`);
    await ada.goes('/questions');
    await bo.goes('/questions');
    await chen.goes('/questions');
    await chen.page.getByLabel('I wonder…').fill('Do trees sleep in winter?');
    await chen.page.getByRole('button', { name: 'Put it on the board' }).click();
    for (const page of [desk, ada.page, bo.page]) await expect(page.getByText('Do trees sleep in winter?').first()).toBeVisible(AT_ONCE);
    await expect(bo.page.locator('main')).not.toContainText('Chen');
    for (const student of [ada, bo]) {
      await student.page.getByRole('button', { name: /^I wonder too/ }).click();
      await expect(student.page.getByRole('button', { name: /^You wonder too/ })).toHaveAttribute('aria-pressed', 'true');
    }
    await expect(desk.getByText('Wonder too: Ada Okafor and Bo Lindqvist')).toBeVisible(AT_ONCE);
    for (const student of students) {
      await expect(student.page.locator('main')).not.toContainText(/\b(\d+|two|2) (students|others|classmates|people)|wonder too[^a-z]*\d/i);
      if (student !== chen) await expect(student.page.getByRole('button', { name: /wonder too/ })).not.toHaveText(/\d/);
    }
    await isAccessible(bo.page, 'the question board');
  });
}
