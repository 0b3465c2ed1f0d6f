// How a spec begins: a school, its teacher at work, and a door that is open.
import { type Browser, expect } from '@playwright/test';
import { Teacher } from './people';
import { QuietPage } from './quiet';
import { Server } from './server';

export interface Lesson { server: Server; rivera: Teacher; code: string }

/** The demo school, with the door of its first class open. */
export async function demoLesson(browser: Browser): Promise<Lesson> {
  const server = await Server.start({ demo: true });
  const rivera = await Teacher.arrives(browser, server.origin);
  await rivera.signsIn('rivera@waymark.example', 'waymark demo');
  return { server, rivera, code: await rivera.goesToTheFirstClass() };
}

/** A new school with one class of these students, who are asked something. */
export async function firstLesson(browser: Browser, names: string[]): Promise<Lesson> {
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin);
  return { server, rivera, code: await rivera.isAtWork(names) };
}

/** A board with ways to one target, not open yet; its address. */
export async function makesABoard(rivera: Teacher, target: string): Promise<string> {
  await rivera.goes(`${rivera.classPath}/boards`);
  await rivera.page.getByLabel('Learning target').fill(target);
  await rivera.page.getByRole('button', { name: 'Make the board' }).click();
  await expect(rivera.page).toHaveURL(/\/board\/[0-9a-f-]{36}\/edit$/);
  return new URL(rivera.page.url()).pathname.replace(/\/edit$/, '');
}

/** A lesson of two steps runs: the wall, then the way in. */
export async function runsALesson({ context, origin, classPath }: Teacher): Promise<void> {
  const lesson = QuietPage.in(context, origin);
  await lesson.opens(`${classPath}/lessons`);
  await lesson.presses(/^Make the lesson/, { title: 'Why leaves fall' });
  for (const scene of ['wall', 'join']) await lesson.presses('#add-step button', { scene });
  await lesson.presses(/^Run it now/);
}

/** A rubric in use, with these criteria; its address. */
export async function makesARubric(rivera: Teacher, criteria: string[]): Promise<string> {
  const { page } = rivera;
  await rivera.goes(`${rivera.classPath}/rubrics`);
  await page.getByLabel('Title').fill('What a good reason is');
  await page.getByRole('button', { name: 'Make', exact: true }).click();
  for (const [at, words] of criteria.entries()) {
    await page.getByLabel('In words that a student can say: I can …').nth(at).fill(words);
    await page.getByRole('button', { name: 'Keep', exact: true }).first().click();
    // And there is room for one more.
    await expect(page.getByLabel('In words that a student can say: I can …')).toHaveCount(at + 2);
  }
  await page.getByRole('link', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Put it in use' }).click();
  await expect(page.getByText('It is in use.')).toBeVisible();
  return new URL(page.url()).pathname;
}
