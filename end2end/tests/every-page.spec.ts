// Every page of the demo school that a link leads to, with its folds open: axe in both themes, one h1, a phone's width, everything within
// reach, also at 200 %, and turned around so that it runs from the right. A page that is added later is found here by whatever links to it.
import { expect, type Page, test } from '../classroom/test';
import { isFitForAll } from '../classroom/fit';
import { canAllBeReached, fits, runsFromTheRight } from '../classroom/layout';
import { walk } from '../classroom/links';
import { Student, Teacher } from '../classroom/people';
import { Server } from '../classroom/server';

/** What is only read has a way on, or a language to pick. */
const LEAST = 1;

/** By keyboard and at 200 % every page of the school is a long walk: `make prove` goes all of it. `zoom` and `keyboard` go the ways of a period. */
const WHOLE = process.env.WAYMARK_PROVE === 'yes';

async function isForEveryone(page: Page, what: string): Promise<void> {
  await isFitForAll(page, what);
  if (WHOLE) {
    await canAllBeReached(page, what, LEAST);
    // 1366 × 768 at 200 %.
    await page.setViewportSize({ width: 683, height: 384 });
    await fits(page, `${what}, at 200 %`);
    await canAllBeReached(page, `${what}, at 200 %`, LEAST);
  }
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  for (const width of [390, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    // A turn that is still on its way is none yet.
    await page.waitForTimeout(200);
    await fits(page, `${what}, turned, at ${width}`);
    await runsFromTheRight(page, `${what}, turned, at ${width}`);
  }
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
}

// A quarter of an hour: the pages by name are in accessible.spec.ts, whatever a link leads to is one of the long proofs.
test.skip(!process.env.WAYMARK_PROVE, 'part of `make prove`');

test('every page of a student that a link leads to is for everyone', async ({ browser }) => {
  test.setTimeout(900_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const priya = await Student.arrives(browser, server.origin, 'Priya Raman');
  await priya.joins(await rivera.goesToTheFirstClass());
  const seen = await walk(priya.page, ['/home'], (kind) => isForEveryone(priya.page, `a student’s ${kind}`));
  for (const page of ['goal-one', 'board-one', 'inquiry-one', 'portfolio', 'rubrics', 'data']) expect(seen).toContain(page);
  await server.stop();
});

test('every page of a teacher that a link leads to is for everyone', async ({ browser }) => {
  test.setTimeout(1_800_000);
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  const seen = await walk(rivera.page, ['/classes'], (kind) => isForEveryone(rivera.page, `a teacher’s ${kind}`));
  for (const page of ['class-one', 'class-one-roster', 'class-one-access']) expect(seen).toContain(page);
  await server.stop();
});
