// What stands before a class, from the phone in a teacher's hand.
import { expect, type Page } from '@playwright/test';
import type { Lesson } from './lessons';
import type { Student, Teacher } from './people';
import { opensTheWall, type Wall } from './traffic';

export interface Remote { phone: Page; presses: (name: string | RegExp) => Promise<void> }

/** The presenter's remote, on a phone with the teacher's own sign-in. */
export async function takesTheRemote({ context, origin, classPath }: Teacher): Promise<Remote> {
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  const remote = `${origin}${classPath}/remote`;
  await phone.goto(remote);
  const presses = async (name: string | RegExp) => {
    await phone.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first().click();
    await phone.waitForURL(remote);
  };
  return { phone, presses };
}

/** Before the class: the projector, and the remote that says what it shows. */
export async function setsTheStage({ rivera }: Lesson): Promise<Remote & { wall: Wall }> {
  await rivera.watchesTheConsole();
  const wall = await opensTheWall(rivera);
  return { wall, ...await takesTheRemote(rivera) };
}

/** Answers what stands first on a page of a student’s own, asking whether it is clear. */
export async function sharesFromHome(student: Student, words: string, mayShow: boolean): Promise<void> {
  const { page } = student;
  await page.getByRole('link', { name: 'Answer this' }).first().click();
  await student.box.fill(words);
  await page.getByText('Is it clear?').click();
  if (mayShow) await page.locator('[name=wall_consent]').check({ force: true });
  await student.shares();
  await expect(page).toHaveURL(/\/piece\//);
}
