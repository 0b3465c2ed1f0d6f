// What somebody else says about a perspective. A classmate: the teacher reads it first, it comes to the open page of whoever it is for, and goes
// from there again when it is taken away. Whoever is outside, a guest or all the world: at 200 %, from right to left, and without a mouse.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { isFitForAll } from '../classroom/fit';
import { Keyboard } from '../classroom/keyboard';
import { liesFree } from '../classroom/layout';
import { demoLesson } from '../classroom/lessons';
import { invitesAGuest, isForOutsiders, says, ZOOMED } from '../classroom/outside';
import { Student } from '../classroom/people';

test.describe.configure({ timeout: 300_000 });
const WOLVES = 'Do wolves really change rivers?', SOON = { timeout: 2_000 };
const at = (page: Page, words: string) => page.locator('article, li[id^=guest-]', { hasText: words });

test('what a classmate asks is read first, comes by itself, is reported and taken away', async ({ browser }) => {
  const { server, rivera, code } = await demoLesson(browser);
  const [ada, priya, elias] = await Promise.all(['Ada Okafor', 'Priya Raman', 'Elias Thompson'].map((name) => Student.arrives(browser, server.origin, name)));
  for (const one of [ada, priya, elias]) await one.joins(code);
  const [desk, writer, owner, classmate, question, notice] = [rivera.page, ada.page, priya.page, elias.page, 'Who counted the trees?', 'You asked a librarian.'];
  const asks = async (kind: string, words: string) => {
    const keys = new Keyboard(writer), form = writer.locator('#write');
    await keys.picks(form.getByLabel(kind));
    await keys.writes(form.getByLabel('Your words'), words);
    await keys.does(form.getByRole('button', { name: 'Send' }));
    await expect(at(desk, words)).toContainText('To Priya Raman', SOON);
  };
  const decides = async (words: string, press: RegExp, said: string) => {
    const anew = at(desk, words).locator('summary', { hasText: 'Decide anew' });
    if (await anew.isVisible()) await anew.click();
    await at(desk, words).getByRole('button', { name: press }).click();
    await expect(desk).toHaveURL(new RegExp(`said=reply_${said}`));
    await desk.locator('.toast').waitFor();
  };
  /** Loaded anew, each says this, and not that. */
  const say = async (pages: Page[], said: string, not: string | RegExp) => {
    for (const page of pages) {
      await page.reload();
      await expect(page.locator('main')).toContainText(said);
      await expect(page.locator('main')).not.toContainText(not);
    }
  };
  await rivera.goes(`${rivera.classPath}/replies`);
  await expect(desk.getByText('You read replies of this class before anybody else does.')).toBeVisible();
  await elias.goes('/reads');
  const read = await classmate.getByRole('link', { name: WOLVES }).getAttribute('href') ?? '';
  for (const one of [ada, priya, elias]) await one.goes(one === priya ? read.replace('/read/', '/inquiry/') : read);

  await test.step('Ada asks, with the keyboard alone; it is on the desk at once, and on nobody else’s page', async () => {
    await asks('I ask', question);
    await expect(at(writer, question)).toContainText('Only you and your teacher see it.');
    await say([owner, classmate], WOLVES, question);
    await isFitForAll(writer, 'a reply that waits');
  });

  await test.step('held, she reads why; released, it comes to the open pages of Priya and of Elias', async () => {
    await at(desk, question).locator('summary', { hasText: 'Hold it, and say why' }).click();
    await at(desk, question).getByLabel('Why, in a sentence').fill('Which trees do you mean?');
    await decides(question, /^Hold\b/, 'hold');
    await expect(at(writer, question)).toContainText('Which trees do you mean?', SOON);
    await say([owner, classmate], WOLVES, question);
    await decides(question, /^Release\b/, 'release');
    for (const page of [owner, classmate]) await expect(at(page, question)).toContainText('Ada Okafor', SOON);
    await expect(at(writer, question)).not.toContainText(/Which trees|Only you/, SOON);
    for (const page of [owner, classmate]) await isFitForAll(page, `a reply at ${page.url()}`);
  });

  await test.step('Priya reports it, with the keyboard: the desk is told at once, it is gone for her, and nobody else knows', async () => {
    const [keys, reply] = [new Keyboard(owner), at(owner, question)];
    await keys.does(reply.locator('summary', { hasText: 'Something is wrong with it' }));
    await keys.picks(reply.getByLabel('Something else'));
    await keys.writes(reply.getByLabel('In your words (if you like)'), 'It laughs at me');
    await isAccessible(owner, 'a report being written');
    await keys.does(reply.getByRole('button', { name: 'Tell my teacher' }));
    await expect(owner.locator('.toast')).toHaveText('Your teacher looks at it.');
    await expect(at(desk, question)).toContainText(/Reported by Priya Raman.*It laughs at me/s, SOON);
    await expect(owner.getByText(question)).toHaveCount(0);
    await isFitForAll(desk, 'the desk with a report');
    await say([writer, classmate], question, /laughs at me|Reported/);
    await decides(question, /^Take it away/, 'stop');
    await expect(classmate.getByText(question)).toHaveCount(0, SOON);
    await expect(at(writer, question)).toContainText('This is not shown any more.', SOON);
  });

  await test.step('what nobody reported goes from Priya’s page while she answers it, and the focus goes on', async () => {
    await asks('I notice', notice);
    await owner.evaluate(() => { document.documentElement.dataset.stays = 'yes'; });
    await decides(notice, /^Release\b/, 'release');
    await at(owner, notice).locator('summary', { hasText: /^Answer$/ }).click();
    await at(owner, notice).getByLabel('Your answer').fill('She did');
    await decides(notice, /^Take it away/, 'stop');
    await expect(owner.getByText(notice)).toHaveCount(0, SOON);
    await expect(owner.locator('#left-words'), 'what she had written is there to be copied').toContainText('She did', SOON);
    await expect(owner.locator('html[data-stays]'), 'the page was not loaded again').toHaveCount(1);
    await new Keyboard(owner).keepsItsPlace('what she answered went');
  });
  await server.stop();
});

test('a guest and the world read at 200 % and from right to left, and a guest writes without a mouse', async ({ browser }) => {
  const { server, rivera } = await demoLesson(browser);
  const desk = rivera.page, address = await invitesAGuest(rivera);
  const page = await (await browser.newContext(ZOOMED)).newPage(), keys = new Keyboard(page);

  await test.step('by keyboard, at 200 %: the desk has it at once, and released it is on the guest’s page, with a word that has no end', async () => {
    const long = `https://rivers.example/${'willow'.repeat(20)}`;
    await page.goto(address);
    await isForOutsiders(page, 'a guest’s page', 'en', 11);
    await liesFree(page, '#say-words', 'a guest’s page');
    await keys.picks(page.getByLabel('say what I noticed'));
    await says(keys, long, 'gardener');
    await expect(page.getByRole('status')).toHaveText('Thank you. The teacher reads it first.');
    await expect(page.getByText(long)).toHaveCount(0);
    await expect(at(desk, long)).toContainText('gardener noticed', SOON);
    await at(desk, long).locator('[id^=reply-yes-]').getByRole('button').click();
    await expect(desk).toHaveURL(/said=/);
    await page.goto(address);
    await expect(page.locator('li', { hasText: long })).toBeVisible();
    await isForOutsiders(page, 'a long word on a guest’s page', 'en', 11);
  });

  await test.step('in Arabic: the page, a problem, what is written, and a link that ended while they write', async () => {
    await keys.does(page.getByRole('link', { name: 'العربية' }));
    await isForOutsiders(page, 'a guest’s page', 'ar', 11);
    await expect(page.locator('article .words').first(), 'what a student wrote in English').toHaveCSS('direction', 'ltr');
    await says(keys, ' ', 'بستاني');
    await expect(page.locator('#say-words')).toHaveAttribute('aria-invalid', 'true');
    await isForOutsiders(page, 'a problem', 'ar', 11);
    await says(keys, 'كم شجرة عند النهر؟', 'بستاني');
    await expect(page.getByRole('status')).toHaveText(/^\p{Script=Arabic}/u);
    await expect(at(desk, 'كم شجرة').locator('.words').first()).toHaveCSS('direction', 'rtl');
    await desk.getByRole('button', { name: /^End this link/ }).click();
    await expect(desk.getByRole('button', { name: /^End this link/ })).toHaveCount(0);
    await says(keys, 'كم صفصافة؟', 'بستاني');
    await expect(page.locator('#say')).toHaveCount(0);
    await expect(page.locator('main'), 'what they wrote is theirs').toContainText('كم صفصافة؟');
    await isForOutsiders(page, 'a link that ended', 'ar', 6);
    await expect(desk.getByText('صفصافة')).toHaveCount(0);
  });

  const world = await desk.locator('a[href^="/world/"]').getAttribute('href');
  for (const lang of ['en', 'ar'] as const) {
    const reader = await (await browser.newContext({ ...ZOOMED, locale: lang })).newPage();
    await reader.goto(`${server.origin}${world}`);
    await isForOutsiders(reader, 'what the world reads, as its browser speaks', lang, 6);
    await expect(reader.locator('h1', { hasText: WOLVES })).toHaveCSS('direction', 'ltr');
    await new Keyboard(reader).does(reader.getByRole('link', { name: 'Español' }));
    await expect(reader.locator('html')).toHaveAttribute('lang', 'es');
  }
  await server.stop();
});
