// Minutes 16 to 22: used, revised, told.
import { expect, test } from '@playwright/test';
import { isAccessible } from '../accessible';
import { draft, draws, inked, tool } from '../paper';
import type { Period } from './period';
import { ADA_2, AT_ONCE, CHEN_2 } from './words';

export async function revising(period: Period): Promise<void> {
  const { rivera, console_, desk, deskGoes, wall, ada, bo, chen } = period;

  await test.step('minute 16: Ada used the question; Ms Rivera, who reads her piece, sees it by itself', async () => {
    await console_.getByRole('link', { name: 'All', exact: true }).click();
    await rivera.card('Ada').getByRole('link').first().click();
    await console_.locator('summary', { hasText: '1 answer so far' }).click();
    const part = ada.page.locator('.feedback[data-part=question]');
    await part.getByLabel('Where I used it, or why another way').fill('in my second sentence');
    await part.getByRole('button', { name: 'I used it' }).click();
    await expect(part.locator('[aria-pressed=true]', { hasText: 'I used it' })).toBeVisible({ timeout: 5_000 });
    await expect(console_.getByText('Used it. in my second sentence')).toBeVisible(AT_ONCE);
    // Another way has its reason, and is as good.
    const next = ada.page.locator('.feedback[data-part=next]');
    await next.getByLabel('Where I used it, or why another way').fill('we have no leaf here today');
    await next.getByRole('button', { name: 'Another way…' }).click();
    await expect(console_.getByText('Chose another way: we have no leaf here today')).toBeVisible(AT_ONCE);
  });

  await test.step('minute 18: version 2 stands beside version 1; Ms Rivera sees the change live', async () => {
    await ada.goesOn();
    await ada.box.fill(ADA_2);
    await ada.page.getByText('Just read it').click();
    await ada.shares();
    await expect(ada.page.locator('.versions.beside > .version')).toHaveCount(2, { timeout: 10_000 });
    await expect(ada.page.locator('.versions')).toContainText('chlorophyll');
    await expect(ada.page.locator('.versions ins').first()).toBeVisible();
    const newer = console_.getByRole('button', { name: /Version 2 has arrived/ });
    await expect(newer).toBeVisible(AT_ONCE);
    await newer.click();
    await expect(console_.locator('.version-before')).toContainText('the cold painted them');
    await expect(console_.locator('.diff ins', { hasText: 'chlorophyll' })).toBeVisible();
    // What hangs on the wall is the version that was released.
    await expect(wall.page.locator('.wall-card', { hasText: 'chlorophyll' })).toHaveCount(0);
    await isAccessible(ada.page, 'version 2 beside version 1');
  });

  await test.step('minute 19: Chen draws on; both drawings stand beside each other, for her and for Ms Rivera', async () => {
    const { page } = chen;
    await page.locator('a[href^="/piece/"][dir=auto]', { hasNotText: 'How do leaves drink?' }).click();
    await expect(page.locator('[data-of="version-1"] img')).toBeVisible();
    await chen.isAlive();
    await chen.goesOn();
    await draft(page).getByRole('button', { name: 'Go on drawing' }).click();
    await expect.poll(() => inked(page)).toBeGreaterThan(50);
    await draws(page, [.1, .1], [.9, .1]);
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0);
    await chen.box.fill(CHEN_2);
    await chen.shares();
    await expect(page.locator('[data-of="version-2"] img')).toBeVisible({ timeout: 10_000 });
    await expect(page.locator('[data-of="version-1"] img')).toBeVisible();
    await console_.locator('.console-inbox > .newcomers').click();
    await rivera.card('Chen').filter({ hasText: 'The veins' }).getByRole('link').first().click();
    await expect(console_.locator('[data-of="version-2"] img').first()).toBeVisible({ timeout: 10_000 });
    await expect(console_.locator('[data-of="elder-1"] .version-before img')).toBeVisible({ timeout: 10_000 });
  });

  await test.step('minute 20: Ada tells her partner what changed; Ms Rivera releases it, and Bo has it at once', async () => {
    await ada.goes('/inquiries');
    await ada.page.getByLabel('Your question').fill('Where does the yellow come from?');
    await ada.page.getByRole('button', { name: 'Begin' }).click();
    await ada.page.locator('summary', { hasText: 'Write what you think now' }).click();
    await ada.page.locator('#perspective-words').fill('I changed my mind: the yellow waits under the green');
    await ada.page.getByRole('button', { name: 'Say it' }).click();
    await expect(ada.page).toHaveURL(/said=say/);
    await ada.page.getByLabel('Ms Rivera').check({ force: true });
    await ada.page.getByRole('button', { name: 'Keep who sees it' }).click();
    await expect(ada.page).not.toHaveURL(/said=say/);
    await expect(ada.page.locator('#who')).toContainText('Ms Rivera');
    await ada.page.getByRole('link', { name: 'Who reads it, step by step' }).click();
    await deskGoes(`${rivera.classPath}/audiences`);
    await bo.goes('/reads');
    await ada.page.locator('#wish-partner-partner').selectOption({ label: 'Bo Lindqvist' });
    await ada.page.locator('#wish-partner').getByRole('button').click();
    await expect(desk.getByRole('heading', { name: /To be read by a partner/ })).toBeVisible(AT_ONCE);
    await expect(bo.page.getByText('Where does the yellow come from?')).toHaveCount(0);
    await desk.getByRole('button', { name: /^Release it/ }).click();
    await expect(ada.page.locator('#partner')).toHaveAttribute('data-open', 'yes', AT_ONCE);
    const link = bo.page.getByRole('link', { name: 'Where does the yellow come from?' });
    await expect(link).toBeVisible(AT_ONCE);
    await link.click();
    await expect(bo.page.getByText('the yellow waits under the green')).toBeVisible();
    await isAccessible(bo.page, 'what a partner tells');
  });
}
