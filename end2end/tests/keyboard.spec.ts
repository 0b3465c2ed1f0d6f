// A class period with the keyboard alone: nobody touches a mouse, at every stop the focus can be seen, and nothing that is done loses it.
import { expect, test } from '../classroom/test';
import { Keyboard } from '../classroom/keyboard';
import { PIN, Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

const ADA = 'Leaves make their own food. I used to think the cold painted them.';
const ADA_2 = 'Leaves make their own food with chlorophyll, so the yellow was there all along.';

test('a class period without a mouse', async ({ browser }) => {
  test.setTimeout(400_000);
  const server = await Server.start();
  // School, class and roster are there since the summer; and Bo does as he likes.
  const before = await Teacher.arrives(browser, server.origin);
  await before.setsUpTheSchool();
  await before.makesAClass('Science · Period 2');
  await before.putsOnTheRoster(['Ada Okafor', 'Bo Lindqvist']);
  await before.leaves();

  const rivera = await Teacher.arrives(browser, server.origin);
  const keys = new Keyboard(rivera.page);
  const { page } = rivera;

  await test.step('she signs in', async () => {
    await rivera.goes('/sign-in');
    await keys.writes(page.locator('#email'), 'rivera@northside.example');
    await keys.writes(page.locator('#password'), 'three words and more');
    await keys.presses('Enter');
    await expect(page).toHaveURL(/\/classes/);
  });

  const code = await test.step('she opens the door', async () => {
    await keys.does(page.getByRole('link', { name: 'Science · Period 2' }));
    await expect(page).toHaveURL(/\/class\//);
    await keys.does(page.getByRole('button', { name: 'Open the door' }));
    return (await page.locator('.door-code').innerText()).trim();
  });

  await test.step('she releases a prompt', async () => {
    await keys.does(page.getByRole('link', { name: 'Choose a prompt' }));
    await keys.does(page.getByRole('link', { name: /^Use this/ }).first());
    await keys.picks(page.locator('[name=plan][value=everyone]'));
    await keys.does(page.getByRole('button', { name: 'Release to the class' }));
    await expect(page.getByText('The class sees it now.')).toBeVisible();
  });

  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  const child = new Keyboard(ada.page);

  await test.step('Ada joins by code, name and pictures', async () => {
    await ada.goes('/join');
    await child.writes(ada.page.locator('#code'), code.toLowerCase());
    await child.presses('Enter');
    await child.writes(ada.page.locator('#q'), 'ad');
    await child.presses('Enter');
    await child.does(ada.page.locator('.name-button', { hasText: 'Ada' }));
    for (const round of ['Choose your four pictures', 'Once more, the same four']) {
      await expect(ada.page.getByRole('heading', { level: 1 })).toHaveText(round);
      for (const [at, picture] of PIN.entries()) {
        await expect(ada.page.locator('.pin-slot[data-filled]')).toHaveCount(at);
        await child.does(ada.page.locator(`.pin-grid [data-picture="${picture}"]`));
      }
    }
    await expect(ada.page).toHaveURL(/\/home/);
    await ada.isAlive();
  });

  await test.step('the first stop of a page leads past its bar', async () => {
    await child.presses('Tab');
    await expect(ada.page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
    await child.presses('Enter', 'Tab');
    await expect(ada.page.locator('main :focus')).toHaveCount(1);
  });

  await test.step('Ada writes, says what she needs, allows the wall, and shares', async () => {
    await child.does(ada.page.getByRole('link', { name: 'Answer this' }));
    await ada.box.waitFor();
    await child.writes(ada.box, ADA);
    await child.picks(ada.page.locator('[name=ask][value=clear]'));
    await child.picks(ada.page.locator('[name=wall_consent]'));
    await child.does(ada.page.getByRole('button', { name: /^Share with/ }));
    await expect(ada.page).toHaveURL(/\/piece\//);
    await child.keepsItsPlace('sharing');
  });

  const wall = await test.step('in the console J opens what came, P starts the projector, W releases', async () => {
    await keys.does(page.getByRole('navigation', { name: 'Where you are' }).getByRole('link'));
    await keys.does(page.getByRole('link', { name: 'Open the console' }));
    await expect(page).toHaveURL(/\/console\//);
    await rivera.isAlive();
    await expect(rivera.card('Ada')).toBeVisible();
    await keys.presses('j');
    await page.locator('#strength').waitFor();
    await keys.keepsItsPlace('opening a piece');
    await expect(rivera.card('Ada').getByRole('link').first()).toBeFocused();
    await keys.presses('p');
    await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeFocused();
    await keys.keepsItsPlace('the question before the projector');
    const opened = rivera.context.waitForEvent('page');
    await keys.presses('Enter');
    const wall = await opened;
    await expect(wall.locator('.count').first()).toBeVisible();
    await page.bringToFront();
    await keys.keepsItsPlace('starting the projector');
    await keys.presses('w');
    await expect(wall.locator('.wall-card')).toContainText('the cold painted them');
    await keys.keepsItsPlace('releasing');
    return wall;
  });

  await test.step('C covers, Escape shows again, ? tells the keys: and she is where she was', async () => {
    const card = rivera.card('Ada').getByRole('link').first();
    await expect(card).toBeFocused();
    for (const back of ['Escape', 'c', 'Enter']) {
      await keys.presses('c');
      await expect(page.getByRole('heading', { name: 'Covered' })).toBeVisible();
      await keys.keepsItsPlace('covering');
      await keys.presses(back);
      await expect(page.getByRole('heading', { name: 'Covered' })).toBeHidden();
      await expect(card, `after ${back}`).toBeFocused();
    }
    await expect(wall.locator('.wall-card')).toBeVisible();
    await keys.presses('?');
    await expect(page.getByRole('dialog', { name: 'One key each' })).toBeVisible();
    await keys.keepsItsPlace('asking for the keys');
    await keys.presses('Escape');
    await expect(card).toBeFocused();
  });

  await test.step('she answers, and sends with Ctrl and Enter', async () => {
    // Past the tick of a reply to several.
    await keys.presses('Tab', 'Tab');
    await expect(page.getByRole('link', { name: 'To the answer' })).toBeFocused();
    await keys.keepsItsPlace('going on from a card');
    await keys.presses('Enter');
    await expect(page.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeFocused();
    // Past the ways to close it, to speak and to begin.
    await keys.goesTo(page.locator('#strength'));
    await keys.writes(page.locator('#strength'), '“I used to think” shows where you moved.');
    await keys.writes(page.locator('#question'), 'What would you say to someone who thinks the cold does it?');
    await keys.writes(page.locator('#next_step'), 'Ask your brother and note his first question.');
    await keys.presses('Control+Enter');
    await expect(ada.page.locator('.feedback')).toHaveCount(3);
    await expect(page.locator('#live')).toHaveText('Sent. The student sees it now.');
    await keys.keepsItsPlace('sending');
  });

  await test.step('Bo’s piece announces itself; she shows it, opens it, and R marks it as read', async () => {
    const bo = await Student.arrives(browser, server.origin, 'Bo Lindqvist');
    await bo.joinsByHand(code);
    await bo.page.getByRole('link', { name: 'Answer this' }).click();
    await bo.box.fill('It is the light.');
    await bo.page.getByRole('button', { name: /^Share/ }).click();
    const news = page.locator('.console-inbox > .newcomers');
    await keys.does(news);
    await expect(news).toHaveCount(0);
    await expect(rivera.card('Bo')).toBeVisible();
    await keys.keepsItsPlace('showing what is new');
    await keys.does(rivera.card('Bo').getByRole('link').first());
    await expect(page.getByRole('heading', { name: 'Answer Bo Lindqvist' })).toBeVisible();
    await keys.presses('r');
    await expect(page.locator('#live')).toHaveText('Marked as read. The student sees it.');
    await keys.keepsItsPlace('marking as read');
    await keys.does(page.getByRole('link', { name: 'Close', exact: true }));
    await expect(page.getByRole('heading', { name: 'Nothing is open' })).toBeVisible();
    await keys.keepsItsPlace('closing a piece');
    await bo.leaves();
  });

  await test.step('Ada reads the answer and says what she did with it', async () => {
    await expect(ada.page.getByText('What would you say to someone')).toBeVisible();
    const [question, next] = ['question', 'next'].map((part) => ada.page.locator(`.feedback[data-part=${part}]`));
    await child.does(question.getByRole('button', { name: 'I used it' }));
    await expect(question.locator('[aria-pressed=true]')).toHaveText('I used it');
    await child.keepsItsPlace('following through');
    await child.does(next.getByRole('button', { name: 'Another way…' }));
    await expect(next.locator('[name=words]')).toBeFocused();
    await expect(next.getByText('Say in a few words why you chose another way.')).toBeVisible();
    await child.types('I have no brother; I asked Bo.');
    await child.presses('Shift+Tab');
    await expect(next.getByRole('button', { name: 'Another way…' })).toBeFocused();
    await child.presses('Enter');
    await expect(next.locator('[aria-pressed=true]')).toHaveText('Another way…');
    await child.keepsItsPlace('a way of her own');
  });

  await test.step('she revises; the teacher sees version 2 arrive and shows it', async () => {
    await keys.does(page.getByRole('link', { name: 'All', exact: true }));
    await expect(rivera.card('Ada')).toBeVisible();
    await keys.keepsItsPlace('showing all');
    await keys.does(rivera.card('Ada').getByRole('link').first());
    await expect(page.getByRole('heading', { name: 'Answer Ada Okafor' })).toBeVisible();
    await child.does(ada.page.locator('summary', { hasText: 'Go on with version 2' }));
    await child.writes(ada.box, ADA_2);
    await child.does(ada.page.getByRole('button', { name: 'Share version 2' }));
    await expect(ada.page.locator('.versions')).toContainText('chlorophyll');
    await child.keepsItsPlace('sharing version 2');
    const newer = rivera.card('Ada').locator('.newcomers');
    await keys.does(newer);
    await expect(newer).toHaveCount(0);
    await expect(rivera.card('Ada').locator('ins').first()).toBeVisible();
    await keys.keepsItsPlace('showing the newer version');
  });

  await test.step('she closes the door and has heard the bell', async () => {
    await keys.does(page.getByRole('button', { name: 'Close the door' }));
    await expect(page.locator('.bell')).toBeVisible();
    await keys.keepsItsPlace('closing the door');
    await keys.does(page.locator('.bell').getByRole('button', { name: 'Good' }));
    await expect(page.locator('.bell')).toHaveCount(0);
    await keys.keepsItsPlace('the bell');
    await expect(page.getByRole('button', { name: 'Open the door' })).toBeVisible();
  });
  await server.stop();
});
