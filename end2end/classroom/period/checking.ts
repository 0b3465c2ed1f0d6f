// Minutes 22 to 25: the criteria, the goal, the next step.
import { expect, test } from '@playwright/test';
import { isAccessible } from '../accessible';
import type { Period } from './period';
import { AT_ONCE } from './words';

export async function checking(period: Period): Promise<void> {
  const { rivera, desk, deskGoes, ada, goal } = period;

  const piece = await test.step('minute 22: Ada looks at her work by the criteria and shows where; Ms Rivera sees it by itself', async () => {
    await ada.goes('/home');
    await ada.page.locator('a[href^="/piece/"]').first().click();
    await expect(ada.page).toHaveURL(/\/piece\//);
    const path = new URL(ada.page.url()).pathname;
    await deskGoes(`${path}/criteria`);
    await expect(desk.getByText('The student shows no word of their own about this version.').first()).toBeVisible();
    await ada.page.locator('[data-key="version-2"]').getByRole('link', { name: 'My work and the criteria' }).click();
    await ada.page.getByText('Here', { exact: true }).first().click();
    await ada.page.getByLabel('Where it shows').first().selectOption({ label: 'The yellow was there all along.' });
    await ada.page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(ada.page.getByText('Kept.', { exact: true })).toBeVisible();
    await expect(desk.locator('blockquote', { hasText: 'The yellow was there all along.' }).first()).toBeVisible(AT_ONCE);
    await expect(desk.getByText('Ada Okafor says')).toBeVisible();
    await isAccessible(ada.page, 'a check against the criteria');
    await isAccessible(desk, 'a student’s check');
    return path;
  });

  await test.step('minute 23: she checks in with her goal and links what shows it; its history has both, on both sides', async () => {
    await deskGoes(`${rivera.classPath}/goals`);
    await desk.getByRole('link', { name: 'Say why in every answer' }).click();
    await desk.locator('summary', { hasText: 'What was said' }).click();
    await ada.goes(goal);
    await ada.isAlive();
    await ada.page.getByLabel('moving').check({ force: true });
    await ada.page.locator('#check-in-words').fill('My second version says why.');
    await ada.page.getByRole('button', { name: 'Check in' }).click();
    await expect(ada.page.locator('.said-so-far').getByText('My second version says why.')).toBeVisible();
    await expect(desk.getByText('My second version says why.')).toBeVisible(AT_ONCE);
    await ada.page.locator('summary', { hasText: 'Something I made' }).click();
    const offered = await ada.page.locator('#link-made option').allInnerTexts();
    await ada.page.locator('#link-made').selectOption({ label: offered.find((one) => /version 2$/.test(one)) });
    await ada.page.locator('#link-words').fill('The because is in it now.');
    await ada.page.getByRole('button', { name: 'Link it' }).click();
    const shown = ada.page.locator('section', { has: ada.page.locator('#evidence') });
    await expect(shown).toContainText('The because is in it now.');
    await expect(shown.locator('.cited')).toContainText('chlorophyll');
    await expect(shown.locator(`a[href="${piece}"]`)).toBeVisible();
    await expect(desk.getByText('The because is in it now.')).toBeVisible(AT_ONCE);
    await expect(desk.locator('.cited')).toContainText('chlorophyll');
  });

  await test.step('minute 24: her next step; Ms Rivera sees it and agrees, and Ada is told', async () => {
    await ada.page.locator('#step-words').fill('Say why once in math tomorrow');
    await ada.page.getByRole('button', { name: 'This is my next step' }).click();
    await expect(ada.page.locator('.step').getByText('Say why once in math tomorrow')).toBeVisible();
    await expect(desk.getByText('Say why once in math tomorrow')).toBeVisible(AT_ONCE);
    await expect(ada.page.getByRole('heading', { name: 'How I chose to learn it' })).toBeVisible();
    await isAccessible(ada.page, 'a goal with what shows it');
    await isAccessible(desk, 'a student’s goal with what shows it');
    await desk.getByRole('button', { name: 'Agree' }).click();
    await expect(ada.page.getByText('Ms Rivera agrees. Go on with your next step.')).toBeVisible(AT_ONCE);
  });
}
