// Minutes 4 to 9: one writes, one draws, one loses the network.
import { expect, test } from '@playwright/test';
import { isAccessible } from '../accessible';
import { draft, draws, inked, tool } from '../paper';
import type { Period } from './period';
import { ADA, AT_ONCE, BO, CHEN, CRITERION, HALF, NAMES } from './words';

export async function writing(period: Period): Promise<void> {
  const { rivera, console_, ada, bo, chen } = period;

  await test.step('minute 4: Chen picks drawing and says why; the paper opens and keeps what is drawn', async () => {
    const { page } = chen;
    await page.getByRole('link', { name: 'Answer this' }).first().click();
    await chen.box.waitFor();
    await chen.isAlive();
    await draft(page).locator('summary', { hasText: 'Say why' }).click();
    await draft(page).getByLabel('I chose this because…').fill('My hand knows it sooner');
    await draft(page).getByRole('button', { name: 'Draw', exact: true }).click();
    await expect(tool(page).getByRole('heading', { name: 'Your paper' })).toBeVisible();
    await draws(page, [.2, .2], [.6, .6]);
    await draws(page, [.6, .6], [.8, .3]);
    expect(await inked(page)).toBeGreaterThan(50);
    await expect(tool(page).locator('[data-status]')).toHaveText('Saved', { timeout: 15_000 });
    await tool(page).getByRole('button', { name: 'Done' }).click();
    await expect(tool(page)).toHaveCount(0);
    await expect(draft(page).locator('[data-shown] img')).toBeVisible();
    await expect(draft(page).getByLabel('I chose this because…')).toHaveValue('My hand knows it sooner');
    await chen.box.fill(CHEN);
  });

  await test.step('Ada writes with the criteria beside her', async () => {
    await ada.page.locator('summary', { hasText: 'Criteria and ways to begin' }).click();
    await expect(ada.page.getByText(CRITERION)).toBeVisible({ timeout: 5_000 });
    await ada.box.fill(ADA);
    await expect(ada.page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 10_000 });
    await expect(console_.locator('.tile[data-doing=writing]', { hasText: 'Ada' })).toBeVisible({ timeout: 5_000 });
    expect(await console_.content()).not.toContain('the cold painted');
    await isAccessible(ada.page, 'writing with a choice and criteria');
  });

  await test.step('minute 6: Ada shares; her words and her need are on the console at once, and Ms Rivera begins to answer', async () => {
    await ada.page.getByText('Is it clear?').click();
    await ada.page.locator('[name=wall_consent]').check({ force: true });
    await ada.shares();
    const card = rivera.card('Ada');
    await expect(card).toContainText('Leaves make their own food', AT_ONCE);
    await expect(card).toContainText('is it clear?');
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Ada' })).toBeVisible();
    await card.getByRole('link').first().click();
    await expect(console_.locator('.reply-ask')).toContainText('Ada Okafor asks: is it clear?');
    await console_.locator('#strength').click();
    await console_.keyboard.type(HALF);
  });
  /** She is in the middle of a word, and stays there. */
  const staysInHerAnswer = async (words: string) => {
    const now = await console_.evaluate(() => {
      const at = document.activeElement as HTMLTextAreaElement;
      return [at.id, at.value, at.selectionStart];
    });
    expect(now).toEqual(['strength', words, words.length]);
  };

  await test.step('minute 7: Chen shares meanwhile; it is told at once, and nothing moves under her hands', async () => {
    const before = await console_.locator('#strength').boundingBox();
    await chen.page.getByText('In my own words…').click();
    await chen.page.locator('#ask_words').fill('Do you see which part stays green?');
    await chen.page.locator('[name=wall_consent]').check({ force: true });
    await chen.shares();
    await expect(console_.locator('.tile[data-doing=needs]', { hasText: 'Chen' })).toBeVisible(AT_ONCE);
    await expect(console_.getByRole('button', { name: /^1 new reflection/ })).toBeVisible(AT_ONCE);
    await staysInHerAnswer(HALF);
    await console_.keyboard.type(',');
    await staysInHerAnswer(`${HALF},`);
    expect(await console_.locator('#strength').boundingBox()).toEqual(before);
    await expect(rivera.card('Chen')).toHaveCount(0);
    await expect(chen.page.getByRole('heading', { name: 'Your versions' })).toBeVisible();
  });

  await test.step('minutes 7 to 9: Bo’s Chromebook loses the network in the middle of a sentence, and says so', async () => {
    const { page } = bo;
    await page.getByRole('link', { name: 'Answer this' }).first().click();
    await bo.box.waitFor();
    await bo.isAlive();
    await bo.box.pressSequentially('The light gets less, ');
    await expect(page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved', { timeout: 10_000 });
    await bo.context.setOffline(true);
    await bo.box.pressSequentially('so the leaf gives up its green.', { delay: 20 });
    await expect(page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'device', { timeout: 10_000 });
    await expect(page.locator('.status:not(.kept-line)')).toBeVisible();
    await expect(page.locator('.status:not(.kept-line)')).toHaveText(/Saved on this device. It will be sent./);
    await expect(bo.box).toHaveValue(BO);
    await isAccessible(page, 'writing without a network');
    // He says what he needs, allows the wall, and presses Share, twice: there is no network yet.
    await page.getByText('Just read it').click();
    await page.locator('[name=wall_consent]').check({ force: true });
    await bo.shares();
    await page.waitForTimeout(1_000);
    await bo.shares();
    await page.waitForTimeout(3_000);
    await expect(page).toHaveURL(/\/prompt\//);
    await expect(bo.box).toHaveValue(BO);
    expect(await console_.content()).not.toContain('gives up its green');
    await expect(console_.getByRole('button', { name: /^1 new reflection/ })).toBeVisible();
  });

  await test.step('minute 9: the network is back; one copy arrives by itself, with every word', async () => {
    await bo.context.setOffline(false);
    await expect(console_.getByRole('button', { name: /^2 new reflections/ })).toBeVisible({ timeout: 15_000 });
    await expect(bo.page.getByRole('heading', { name: 'Your versions' })).toBeVisible({ timeout: 15_000 });
    await expect(bo.page.locator('.versions > .version')).toHaveCount(1);
    await expect(bo.page.locator('.versions')).toContainText(BO);
    await staysInHerAnswer(`${HALF},`);
    await console_.getByRole('button', { name: /^2 new reflections/ }).click();
    await expect(rivera.card('Bo')).toHaveCount(1);
    await expect(rivera.card('Bo')).toContainText(BO);
    await expect(rivera.card('Chen')).toContainText(CHEN);
    await expect(rivera.card('Chen')).toContainText('in their own words');
    await expect(console_.locator('.inbox .item-open')).toHaveText(NAMES.map((_, at) => NAMES[[0, 2, 1][at]]));
    await expect(console_.locator('#strength')).toHaveValue(`${HALF},`);
    await isAccessible(console_, 'the console with three who wait');
  });
}
