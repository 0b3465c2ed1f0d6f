// Small ways through pages that the period goes more than once, or in between.
import { expect, type Page } from '@playwright/test';
import { type Student } from '../people';

/** On the page of a board: it leads to the prompt that is open. */
export async function leadsToThePrompt(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: 'Edit' }).click();
  await desk.locator('#prompt').selectOption({ index: 1 });
  await desk.getByRole('button', { name: 'Keep' }).first().click();
  await expect(desk.getByText('The board is kept.')).toBeVisible();
  await desk.getByRole('link', { name: 'Back to the board' }).click();
}

/** On the page where one begins with a question of one's own. */
export async function ownQuestion(student: Student, question: string): Promise<void> {
  await student.page.locator('[name=question]').fill(question);
  await student.page.getByRole('button', { name: 'Start writing' }).click();
  await student.box.waitFor();
  await student.isAlive();
}
