// The console under a teacher's hands: what is half written stays with its piece, what is refused is said where it belongs, and what moves
// takes the focus along.
import { expect, type Page, test } from '../classroom/test';
import { isAccessible } from '../classroom/accessible';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';
import { takesTheRemote } from '../classroom/stage';

test('half-written answers stay with their pieces, and a card that moves keeps the focus', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling']);
  const { page } = rivera;
  const share = async (name: string, words: string) => {
    const student = await Student.arrives(browser, server.origin, name);
    await student.joins(code);
    await student.page.getByRole('link', { name: 'Answer this' }).click();
    await student.box.fill(words);
    await student.page.getByRole('button', { name: /^Share/ }).click();
    await expect(student.page).toHaveURL(/\/piece\//);
    return student;
  };
  await share('Ada Okafor', 'Leaves make their own food.');
  await share('Bo Lindqvist', 'It is the light.');
  await rivera.watchesTheConsole();
  const open = async (name: string) => {
    await rivera.card(name.split(' ')[0]).getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: `Answer ${name}` })).toBeVisible();
  };
  const strength = page.locator('#strength');

  await test.step('from one piece to the next before anything is saved', async () => {
    await open('Ada Okafor');
    await strength.pressSequentially('You say what leaves do');
    await open('Bo Lindqvist');
    await expect(strength).toHaveValue('');
    await strength.pressSequentially('Light is');
    await open('Ada Okafor');
    await expect(strength).toHaveValue('You say what leaves do');
    await open('Bo Lindqvist');
    await expect(strength).toHaveValue('Light is');
  });

  await test.step('what the server makes around the boxes comes a moment later, and moves none of them, nor the wall’s buttons', async () => {
    const tops = () => page.locator('form.reply :is(textarea, button), .projector-controls button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    let arrives = () => {};
    const held = new Promise<void>((done) => { arrives = done; });
    await page.route('**/piece/*/shown', async (route) => { await held; await route.continue(); });
    await open('Ada Okafor');
    await expect(page.locator('.console-reply .voice')).toHaveCount(0);
    const before = await tops();
    arrives();
    await expect(page.locator('.console-reply .voice')).toBeVisible();
    await expect(page.locator('.console-reply summary', { hasText: 'First words' })).toBeVisible();
    const moved = (await tops()).map((top, at) => Math.abs(top - before[at]));
    expect(moved.length).toBeGreaterThan(6);
    expect(Math.max(...moved), 'pixels').toBeLessThanOrEqual(2);
    await page.unroute('**/piece/*/shown');
    await open('Bo Lindqvist');
  });

  await test.step('a mark and its comment survive a reload in the middle of a word', async () => {
    await page.locator('.open-words').evaluate((words) => getSelection()?.selectAllChildren(words));
    await page.getByRole('button', { name: 'Comment on these words' }).click();
    await expect(page.locator('[id^=comment-]')).toBeFocused();
    await expect(page.locator('.open-words mark')).toHaveText('It is the light.');
    await page.keyboard.type('Which light');
    await page.reload();
    await rivera.isAlive();
    await expect(page.locator('[id^=comment-]')).toHaveValue('Which light');
    await expect(strength).toHaveValue('Light is');
    await expect(page.locator('.status:not(.kept-line)')).toHaveAttribute('data-state', 'saved');
    await page.getByRole('button', { name: 'Remove this comment' }).click();
    await expect(page.locator('.open-words mark')).toHaveCount(0);
  });

  await test.step('an answer without a word is refused beside its box, and the next piece knows nothing of it', async () => {
    await strength.fill('');
    await page.getByRole('button', { name: /^Send/ }).first().click();
    await expect(page.locator('#strength-problem')).toBeVisible();
    await expect(strength).toHaveAttribute('aria-describedby', 'strength-problem');
    await open('Ada Okafor');
    await expect(page.locator('#strength-problem')).toHaveCount(0);
  });

  await test.step('what is new comes in; the card that goes down the list keeps the focus and its place to go on from', async () => {
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await strength.fill('');
    await page.keyboard.press('Escape');
    const card = rivera.card('Ada').getByRole('link').first();
    await card.focus();
    await page.keyboard.press('r');
    await expect(page.locator('#live')).toHaveText('Marked as read. The student sees it.');
    await share('Chen Wei-Ling', 'The cold paints them.');
    await expect(page.locator('.console-inbox > .newcomers')).toBeVisible();
    await expect(page.locator('.inbox .item-open')).toHaveText(['Ada Okafor', 'Bo Lindqvist']);
    await page.keyboard.press('n');
    await expect(page.locator('.inbox .item-open')).toHaveText(['Bo Lindqvist', 'Chen Wei-Ling', 'Ada Okafor']);
    await expect(card).toBeFocused();
    await page.keyboard.press('k');
    await expect(page.getByRole('heading', { name: 'Answer Chen Wei-Ling' })).toBeVisible();
  });

  await test.step('a note to ticked students says when nobody is ticked, and keeps its words', async () => {
    await page.getByText('A note to the whole class').click();
    await page.locator('#note').fill('Look at a leaf on the way home.');
    // Half written, it is still there after a reload.
    await page.reload();
    await rivera.isAlive();
    await expect(page.locator('#note')).toHaveValue('Look at a leaf on the way home.');
    await expect(page.locator('#note')).toBeVisible();
    await page.getByText('Only those I tick').click();
    await page.getByRole('button', { name: 'Send the note' }).click();
    await expect(page.locator('#to-problem')).toBeVisible();
    await expect(page.locator('#note')).toHaveValue('Look at a leaf on the way home.');
    await page.getByText('The whole class', { exact: true }).click();
    await page.getByRole('button', { name: 'Send the note' }).click();
    await expect(page.locator('#note')).toHaveValue('');
    await expect(page.locator('#live')).toHaveText('The note is sent.');
    // And sent, it is gone from the device.
    await page.reload();
    await rivera.isAlive();
    await expect(page.locator('#note')).toHaveValue('');
  });
  await rivera.leaves();
  await server.stop();
});

test('the console says what stands on the wall, asks for the version before, and brings older work when it is asked for', async ({ browser }) => {
  test.setTimeout(240_000);
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor', 'Bo Lindqvist', 'Chen Wei-Ling']);
  const { page } = rivera;
  const now = page.locator('.wall-now');
  const AT_ONCE = { timeout: 3_000 };
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  const shares = async (words: string) => {
    await ada.box.fill(words);
    await ada.page.locator('#writing').getByText('Is it clear?').click();
    await ada.page.locator('[name=wall_consent]').check({ force: true });
    await ada.shares();
    await expect(ada.page).toHaveURL(/\/piece\//);
  };
  await rivera.watchesTheConsole();
  const { phone, presses } = await takesTheRemote(rivera);

  await test.step('what it follows, what is staged, and nothing moves for it', async () => {
    await page.bringToFront();
    await expect(now).toHaveText(/Prompt/);
    await presses('Closing word');
    await expect(now).toHaveText(/Closing word/, AT_ONCE);
    await presses('By itself');
    await expect(now).toHaveText(/Prompt/, AT_ONCE);
  });

  await test.step('the piece in the spotlight by its student, and the ask for the version before from beside it', async () => {
    await ada.page.getByRole('link', { name: 'Answer this' }).first().click();
    await shares('The cold paints them.');
    await ada.goesOn();
    await shares('They make their own food.');
    await rivera.card('Ada').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
    await page.locator('#strength').fill('half written');
    await page.getByRole('button', { name: /^Spotlight/ }).first().click();
    await expect(now).toContainText('Ada Okafor', AT_ONCE);
    await page.getByRole('button', { name: 'Ask to show the version before, too' }).click();
    await expect(page.getByText('The student has been asked about the version before.')).toBeVisible(AT_ONCE);
    await expect(page.locator('#strength')).toHaveValue('half written');
    await isAccessible(page, 'the console beside a piece on the wall');
  });

  await test.step('the remote: keys by ?, and a press changes the page in place', async () => {
    await phone.bringToFront();
    await phone.getByRole('heading', { name: 'Remote', exact: true }).click();
    await phone.keyboard.press('?');
    await expect(phone.getByRole('heading', { name: 'Keys of the remote' })).toBeVisible();
    await phone.keyboard.press('Escape');
    await expect(phone.getByRole('heading', { name: 'Keys of the remote' })).toBeHidden();
    await phone.evaluate(() => { (window as unknown as { same: boolean }).same = true; });
    await phone.getByLabel('What they can do by now').fill('I can say why leaves turn yellow');
    await phone.getByRole('button', { name: '5 minutes', exact: true }).click();
    await expect(phone.getByRole('button', { name: 'Stop the timer' })).toBeVisible(AT_ONCE);
    await expect(phone.getByLabel('What they can do by now')).toHaveValue('I can say why leaves turn yellow');
    await phone.getByRole('button', { name: 'Show it and ask' }).click();
    await expect(phone.locator('.remote-preview')).toContainText('I can say why leaves turn yellow', AT_ONCE);
    await expect(phone.getByLabel('What they can do by now')).toHaveValue('');
    await phone.getByRole('button', { name: 'Show it and ask' }).click();
    await expect(phone.locator('#sure-problem')).toBeVisible();
    expect(await phone.evaluate(() => (window as unknown as { same?: boolean }).same), 'the page was never left').toBe(true);
    await isAccessible(phone, 'the remote');
    await expect(now).toContainText('How sure we are', AT_ONCE);
  });

  await test.step('sixty are there; the others are counted, said and brought', async () => {
    // As Ada’s own browser would send them.
    const prompt = await ada.page.evaluate(async (class_) => {
      const person = document.querySelector<HTMLInputElement>('[name=person]')!.value;
      const id = () => crypto.randomUUID();
      for (let n = 0; n < 64; n++) {
        const body = [{
          id: id(), person, do: 'share', reflection: id(), beginning: { answers: 'own_question', class: class_, question: `Question ${n}?` },
          draft: { words: `Leaf number ${n}.`, ask: 'nothing' },
        }];
        const answer = await fetch('/api/v1/commands', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
        const [{ answer: said }] = await answer.json();
        if (said !== 'done') return JSON.stringify(said);
      }
      return 'all';
    }, rivera.classPath.replace('/class/', ''));
    expect(prompt).toBe('all');
    await rivera.goes(rivera.consolePath);
    await rivera.isAlive();
    const older = page.getByText(/older pieces? (is|are) not shown here\./);
    await expect(older).toBeVisible();
    await page.getByRole('link', { name: 'All', exact: true }).click();
    await expect(older).toHaveCount(0, AT_ONCE);
    await expect(page.locator('.inbox .item')).toHaveCount(65, AT_ONCE);
    await expect(page.getByText('Leaf number 0.')).toBeAttached();
  });
  await server.stop();
});

test('what is half written without a network is sealed on the laptop: there in another tab, legible to nobody else, gone once it is sent', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor']);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.fill('Leaves make their own food.');
  await ada.shares();
  await rivera.watchesTheConsole();
  await rivera.card('Ada').getByRole('link').first().click();
  await expect(rivera.page.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
  const address = rivera.page.url();
  await rivera.context.route('**/api/feedback/**', (route) => route.abort());
  await rivera.page.locator('#strength').pressSequentially('You say what leaves do');

  /** Everything half written on this laptop, as it lies there. */
  const lies = (page: Page) => page.evaluate(async () => {
    // Whoever opens what is not there yet makes it, without a store in it.
    if (!(await indexedDB.databases()).some(({ name, version }) => name === 'waymark' && version! > 1)) return { many: 0, text: '' };
    const db = await new Promise<IDBDatabase>((done) => { const request = indexedDB.open('waymark'); request.onsuccess = () => done(request.result); });
    const all = await new Promise<{ box: ArrayBuffer }[]>((done) => { const request = db.transaction('half').objectStore('half').getAll(); request.onsuccess = () => done(request.result); });
    db.close();
    return { many: all.length, text: all.map(({ box }) => new TextDecoder('latin1').decode(box)).join('') + JSON.stringify(sessionStorage) + JSON.stringify(localStorage) };
  });
  await expect.poll(async () => (await lies(rivera.page)).many, { timeout: 10_000 }).toBe(1);
  expect((await lies(rivera.page)).text).not.toContain('leaves do');

  const page = await rivera.context.newPage();
  await rivera.page.close();
  await page.goto(address);
  const strength = page.locator('#strength');
  await expect(strength).toHaveValue('You say what leaves do', { timeout: 10_000 });
  await rivera.context.unroute('**/api/feedback/**');
  await expect.poll(async () => (await lies(page)).many, { timeout: 10_000 }).toBe(0);
  await strength.fill('You say what leaves do, and why');
  await page.getByRole('button', { name: /^Send/ }).first().click();
  await expect(ada.page.locator('.feedback').first()).toContainText('You say what leaves do, and why');
  expect((await lies(page)).many).toBe(0);
  await server.stop();
});
