// Minute 4: a goal and a choice.
import { expect, test } from '@playwright/test';
import { isAccessible } from '../accessible';
import { leadsToThePrompt } from './pages';
import type { Period } from './period';
import { AT_ONCE } from './words';

export async function choosing(period: Period): Promise<void> {
  const { rivera, desk, deskGoes, ada, chen, board } = period;

  await test.step('minute 4: Ada sets a goal and shows it to Ms Rivera, whose page has it by itself', async () => {
    await deskGoes(`${rivera.classPath}/goals`);
    await ada.page.getByRole('link', { name: 'Set a new goal' }).first().click();
    await ada.isAlive();
    await ada.page.locator('#new-statement').fill('Say why in every answer');
    await ada.page.locator('summary', { hasText: 'Who sees it' }).click();
    await ada.page.getByLabel('Ms Rivera').check({ force: true });
    await ada.page.getByRole('button', { name: 'Set this goal' }).click();
    await expect(ada.page).toHaveURL(/\/goal\/[0-9a-f-]{36}$/);
    await expect(desk.getByRole('link', { name: 'Say why in every answer' })).toBeVisible(AT_ONCE);
  });
  period.goal = new URL(ada.page.url()).pathname;

  await test.step('minute 4: the board is on Ada’s home by itself; she chooses and says why, and it is kept', async () => {
    await ada.goes('/home');
    await ada.isAlive();
    await deskGoes(board);
    await leadsToThePrompt(desk);
    await desk.getByRole('button', { name: 'Open it to the class' }).click();
    await expect(desk.getByText('Your students find the board now.')).toBeVisible();
    const card = ada.page.getByRole('link', { name: /^Your board: I can explain/ });
    await expect(card).toBeVisible(AT_ONCE);
    await expect(chen.page.getByRole('link', { name: /^Your board: I can explain/ })).toBeVisible(AT_ONCE);
    await card.click();
    for (const part of ['learn', 'place', 'tool', 'show']) await ada.page.locator(`[name=pick-${part}]`).first().check({ force: true });
    await ada.page.locator('#choose-why').fill('I hold a leaf best with my own hands');
    await ada.page.getByLabel('For which goal of mine?').selectOption({ index: 1 });
    await ada.page.getByRole('button', { name: 'This is my choice' }).click();
    await expect(ada.page.getByText('Your choice is kept.')).toBeVisible();
    await expect(desk.getByText('I hold a leaf best with my own hands')).toBeVisible(AT_ONCE);
    await expect(ada.page.getByText('For my goal:')).toBeVisible();
    await isAccessible(ada.page, 'a board that leads to the prompt');
    await ada.page.getByRole('link', { name: 'Begin my work' }).click();
    await ada.box.waitFor();
    await ada.isAlive();
  });
}
