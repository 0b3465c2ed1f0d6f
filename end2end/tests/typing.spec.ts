// What a press or a letter changes on the writing page: what it is about, and nothing beside it.
import { expect, type Page, test } from '../classroom/test';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

/** Notes from now on what changes inside of what these name. Gives how to ask for it. */
async function notes(page: Page, places: string[]): Promise<() => Promise<string[]>> {
  await page.evaluate((places) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    for (const place of places) {
      const observer = new MutationObserver((changes) => {
        for (const { target, type } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          if (!element?.closest('.status')) seen.push(`${place}: ${type} of ${element?.localName}`);
        }
      });
      observer.observe(document.querySelector(place)!, { subtree: true, childList: true, characterData: true, attributes: true });
    }
  }, places);
  return () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
}

test('a letter changes the line about saving, not the bar around it; a closed preview waits until somebody looks', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await ada.isAlive();
  const { page } = ada, status = page.locator('.header .status'), looks = page.locator('#looks'), card = page.locator('#writing .wall-card');
  await expect(status).toBeHidden();
  const changes = await notes(page, ['.header', '#looks', '#writing .wall-card']);

  await ada.box.pressSequentially('# A leaf', { delay: 30 });
  await expect(status).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });
  await expect(status).toHaveText('Saved');
  await ada.box.pressSequentially(' falls', { delay: 30 });
  await expect(status).toHaveAttribute('data-state', 'sending');
  await expect(status).toHaveAttribute('data-state', 'saved', { timeout: 8_000 });
  expect(await changes()).toEqual([]);

  await page.locator('summary', { hasText: 'How your writing looks' }).click();
  await expect(looks.locator('.rich-title')).toHaveText('A leaf falls', { useInnerText: true });
  await ada.box.pressSequentially(' down', { delay: 30 });
  await expect(looks.locator('.rich-title')).toHaveText('A leaf falls down', { useInnerText: true });
  // The other one is still closed, and says what it is asked for, with the keyboard as well.
  await expect(card).not.toContainText('A leaf');
  await page.locator('summary', { hasText: 'How it would look' }).focus();
  await page.keyboard.press('Enter');
  await expect(card).toContainText('A leaf falls down');
  await server.stop();
});

test('a choice moves no other choice', async ({ browser }) => {
  const { server, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await ada.isAlive();
  const choices = ada.page.locator('label:has([name=ask])');
  const places = () => choices.evaluateAll((labels) => (labels as HTMLElement[]).map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => [offsetLeft, offsetTop, offsetWidth, offsetHeight]));
  expect(await choices.count()).toBeGreaterThan(2);
  await ada.page.evaluate(() => document.fonts.ready.then(() => true));
  const before = await places();
  for (let nth = 0; nth < await choices.count(); nth++) {
    await choices.nth(nth).click();
    await expect(choices.nth(nth).locator('input')).toBeChecked();
    expect(await places()).toEqual(before);
  }
  await server.stop();
});
