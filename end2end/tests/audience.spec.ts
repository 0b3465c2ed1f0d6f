// Who reads it: a partner, the class, a guest and the world, each when a teacher releases it and until it is taken back, while everybody looks
// on. The ladder is climbed by the keyboard; axe on every page.
import { expect, type Page, test } from '../classroom/test';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

/** A class that has opened inquiry, with two students on its roster and its door open; the code. */
async function opensInquiry(rivera: Teacher): Promise<string> {
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science · Period 2');
  await rivera.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  await rivera.opens('inquiry');
  return rivera.opensTheDoor();
}

/** Her question and what she thinks, shown to Ms Rivera; then she stands at the foot of the ladder. */
async function saysWhatSheThinks(ada: Student): Promise<void> {
  const { page } = ada;
  await ada.goes('/inquiries');
  await page.getByLabel('Your question').fill('Do wolves change rivers?');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.locator('#say > summary').click();
  await page.locator('#perspective-words').fill('Wolves give the river its trees back');
  await page.getByRole('button', { name: 'Say it' }).click();
  // The page before has the same box: what is ticked there would be lost.
  await expect(page).toHaveURL(/said=say/);
  await page.getByLabel('Ms Rivera').check({ force: true });
  await page.getByRole('button', { name: 'Keep who sees it' }).click();
  await expect(page.locator('#who')).toContainText('Ms Rivera');
  await page.getByRole('link', { name: 'Who reads it, step by step' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who reads it');
}

test('a perspective is released step by step, read, answered and taken back', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  const code = await opensInquiry(rivera);
  const desk = rivera.page;
  const [ada, bo] = await Promise.all(['Ada Okafor', 'Bo Lindqvist'].map((name) => Student.arrives(browser, server.origin, name)));
  await ada.joins(code);
  await bo.joins(code);
  const [page, bos] = [ada.page, bo.page];

  await test.step('Ada says what she thinks and shows it to Ms Rivera', async () => {
    await saysWhatSheThinks(ada);
    await isFitForAll(page, 'the ladder');
  });

  await rivera.goes(`${rivera.classPath}/audiences`);
  await isFitForAll(desk, 'audiences, nothing waits');
  await bo.goes('/reads');
  await isFitForAll(bos, 'nothing to read yet');

  await test.step('she wishes a partner, by keyboard alone; it is on the desk at once and Bo does not know', async () => {
    const keys = new Keyboard(page);
    await page.locator('#wish-partner-partner').selectOption({ label: 'Bo Lindqvist' });
    await keys.does(page.locator('#wish-partner').getByRole('button'));
    await expect(page.getByText('Bo Lindqvist: it waits for your teacher.')).toBeVisible();
    await expect(desk.getByRole('heading', { name: /To be read by a partner/ })).toBeVisible({ timeout: 2_000 });
    await isFitForAll(desk, 'a wish');
    await expect(bos.getByText('Do wolves change rivers?')).toHaveCount(0);
  });

  await test.step('not now has a sentence; released, Bo has it at once', async () => {
    await desk.locator('[id^=not-now-] summary').click();
    await desk.locator('[id^=later-] textarea').fill('After the fair');
    await desk.locator('[id^=later-]').getByRole('button').click();
    await expect(page.getByText('After the fair')).toBeVisible({ timeout: 2_000 });
    await page.locator('#wishing-partner summary').click();
    await page.locator('#wish-partner-partner').selectOption({ label: 'Bo Lindqvist' });
    await page.locator('#wish-partner').getByRole('button').click();
    await desk.getByRole('button', { name: /^Release it/ }).click();
    const link = bos.getByRole('link', { name: 'Do wolves change rivers?' });
    await expect(link).toBeVisible({ timeout: 2_000 });
    await link.click();
    await expect(bos.getByText('Wolves give the river its trees back')).toBeVisible();
    await isFitForAll(bos, 'what a partner reads');
  });

  await test.step('the class, then an audience she names', async () => {
    await page.locator('#wish-class').getByRole('button').click();
    await desk.getByRole('button', { name: /^Release it/ }).click();
    await expect(page.locator('#class')).toHaveAttribute('data-open', 'yes', { timeout: 2_000 });
    await page.locator('#wish-named-words').fill('Somebody who looks after a river');
    await page.locator('#wish-named').getByRole('button').click();
    await desk.getByRole('button', { name: /^Release it/ }).click();
    await expect(page.locator('#named')).toHaveAttribute('data-open', 'yes', { timeout: 2_000 });
    await isFitForAll(page, 'the ladder, widened');
  });

  let address = '';
  await test.step('Ms Rivera makes a link, which is shown once', async () => {
    await desk.locator('[id^=inviting-] summary').click();
    await desk.locator('[id^=invite-] [name=label]').fill('Mr Green');
    await desk.locator('[id^=invite-] [name=greeting]').fill('A student wonders about rivers.');
    await isFitForAll(desk, 'inviting a guest');
    await desk.getByRole('button', { name: 'Make the link' }).click();
    address = await desk.locator('#address').inputValue();
    await isFitForAll(desk, 'a link that was made');
  });

  const guest = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await test.step('a guest reads without a name and without a script, and is heard when it is released', async () => {
    await guest.goto(address);
    await expect(guest.getByText('A student wonders about rivers.')).toBeVisible();
    const seen = await (await browser.newContext()).newPage();
    await seen.goto(address);
    await isFitForAll(seen, 'a guest’s page');
    await seen.close();
    expect(await guest.content()).not.toMatch(/Ada|Okafor|Science|<script/);
    await guest.locator('#say-words').fill('Which willows?');
    await guest.locator('#say-name').fill('gardener');
    await guest.getByRole('button', { name: 'Give it to the teacher' }).click();
    await expect(guest.getByText('Thank you. The teacher reads it first.')).toBeVisible();
    const [mark, line] = await Promise.all(['svg', 'span'].map((part) => guest.locator('.note[role="status"]').locator(part).first().boundingBox()));
    expect(mark!.y + mark!.height, 'the mark stands beside its words').toBeGreaterThan(line!.y + 4);
    expect(mark!.x + mark!.width).toBeLessThanOrEqual(line!.x);
    await rivera.goes(`${rivera.classPath}/audiences`);
    await isFitForAll(desk, 'what a guest said');
    await expect(page.getByText('Which willows?')).toHaveCount(0);
    await desk.locator('[id^=reply-yes-]').getByRole('button').click();
    await expect(page.getByText('Which willows?')).toBeVisible({ timeout: 2_000 });
    await isFitForAll(page, 'a guest is heard');
  });

  await test.step('taken back, it is gone for everybody, and Ada is told what cannot be fetched back', async () => {
    await page.locator('#back-partner').getByRole('button').click();
    await expect(page.getByText('Whoever has read it may have kept a copy.').first()).toBeVisible();
    await expect.poll(async () => (await guest.goto(address))?.status(), { timeout: 3_000 }).toBe(410);
    await bos.reload();
    await expect(bos.getByText('Wolves give the river its trees back')).toHaveCount(0);
  });

  await test.step('the district’s page', async () => {
    await rivera.goes('/school/world');
    await isFitForAll(desk, 'the world, off');
    await desk.getByRole('button', { name: 'Turn it on' }).click();
    await expect(desk.getByRole('heading', { name: 'The world is on' })).toBeVisible();
  });
  await server.stop();
});

test('the world reads it with a guardian’s yes, until it is taken back', async ({ browser }) => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  const code = await opensInquiry(rivera);
  const desk = rivera.page;
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  const { page } = ada;
  const audiences = `${rivera.classPath}/audiences`;
  const releases = async (step: string) => {
    await desk.getByRole('button', { name: /^Release it/ }).click();
    await expect(page.locator(`#${step}`)).toHaveAttribute('data-open', 'yes', { timeout: 2_000 });
  };

  await test.step('her class reads it, and an audience that she names', async () => {
    await saysWhatSheThinks(ada);
    await expect(page.getByText('Your district has not opened this step.')).toBeVisible();
    await rivera.goes('/school/world');
    await desk.getByRole('button', { name: 'Turn it on' }).click();
    await expect(desk.getByRole('heading', { name: 'The world is on' })).toBeVisible();
    await rivera.goes(audiences);
    await page.locator('#wish-partner-partner').selectOption({ label: 'Bo Lindqvist' });
    await page.locator('#wish-partner').getByRole('button').click();
    await releases('partner');
    await page.locator('#wish-class').getByRole('button').click();
    await releases('class');
    await page.locator('#wish-named-words').fill('Somebody who looks after a river');
    await page.locator('#wish-named').getByRole('button').click();
    await releases('named');
  });

  await test.step('she wishes the world, under a pen name, and sees before what would be public', async () => {
    await page.reload();
    await expect(page.getByText('See exactly what would be public')).toBeVisible();
    await page.locator('#wish-world').getByLabel('My pen name').fill('River Fox');
    await isFitForAll(page, 'wishing the world');
    await page.locator('#wish-world').getByRole('button').click();
    await expect(desk.getByRole('heading', { name: /To be read by the world/ })).toBeVisible({ timeout: 2_000 });
  });

  await test.step('nothing goes out before a guardian’s yes, which is recorded', async () => {
    await desk.getByRole('button', { name: /^Release it/ }).click();
    await expect(desk.getByText('Nothing goes out before a guardian’s yes is recorded').first()).toBeVisible();
    await expect(page.locator('#world')).toHaveAttribute('data-open', 'no');
    await isFitForAll(desk, 'a wish without a yes');
    await desk.getByRole('link', { name: 'The guardian’s yes' }).first().click();
    await isFitForAll(desk, 'a guardian’s yes');
    await desk.getByLabel('Who said yes').fill('Ngozi Okafor');
    await desk.getByLabel('By phone').check({ force: true });
    await desk.getByLabel('On which day').fill(new Date(Date.now() - 24 * 60 * 60 * 1_000).toISOString().slice(0, 10));
    await desk.getByLabel('This one: Do wolves change rivers?').check({ force: true });
    await desk.getByRole('button', { name: 'Record it' }).click();
    await expect(desk.getByText('The yes is recorded.')).toBeVisible();
    await isFitForAll(desk, 'a yes that is recorded');
    await rivera.goes(audiences);
    await releases('world');
  });

  const anybody = await browser.newContext();
  const reader = await anybody.newPage();
  const address = await page.locator('#world a[href^="/world/"]').getAttribute('href') ?? '';
  await test.step('anybody reads it, with no sign-in, no cookie, no script and no name', async () => {
    const answer = await reader.goto(server.origin + address);
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()['x-robots-tag']).toContain('noindex');
    await expect(reader.getByText('Wolves give the river its trees back')).toBeVisible();
    await expect(reader.getByText('by River Fox')).toBeVisible();
    await isFitForAll(reader, 'what the world reads');
    expect(await reader.content()).not.toMatch(/Ada|Okafor|Ngozi|Rivera|Science|Northside|<script/);
    await isKeptByNobody(reader);
  });

  await test.step('taken back, it is gone for everybody at once', async () => {
    await page.locator('#back-world').getByRole('button').click();
    await expect(page.getByText('Whoever has read it may have kept a copy.').first()).toBeVisible();
    await expect.poll(async () => (await reader.reload())?.status(), { timeout: 3_000 }).toBe(410);
    await expect(reader.getByText('There is nothing to read at this address.')).toBeVisible();
    await expect(reader.getByText('Wolves give the river its trees back')).toHaveCount(0);
    await isFitForAll(reader, 'what the world does not read any more');
    await isKeptByNobody(reader);
  });
  await server.stop();
});

/** The browser of whoever reads it keeps nothing of it. */
async function isKeptByNobody(reader: Page): Promise<void> {
  expect(await reader.context().cookies()).toEqual([]);
  const kept = await reader.evaluate(async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length, (await indexedDB.databases()).length]);
  expect(kept, 'stores of the browser').toEqual([0, 0, 0, 0]);
}
