// Replies of Ms Rivera's, and who hears of them.
import { expect } from '@playwright/test';
import { type Student } from '../people';
import { neverHeld } from '../traffic';
import type { Period } from './period';

type Answer = { strength: string; question: string; next: string };

/** Ms Rivera answers from her console. */
export async function answers({ rivera, console_ }: Period, student: Student, words: Answer): Promise<void> {
  await rivera.card(student.first).getByRole('link').first().click();
  await expect(console_.getByRole('heading', { name: `Answer ${student.name}` })).toBeVisible();
  await console_.locator('#strength').fill(words.strength);
  await console_.locator('#question').fill(words.question);
  await console_.locator('#next_step').fill(words.next);
  await console_.locator('#reply-form').getByRole('button', { name: /^Send/ }).click();
}

/** Of three students, only this one was told any of it. */
export async function onlyTold({ told }: Period, author: 'ada' | 'bo' | 'chen', words: Answer): Promise<void> {
  const all = Object.values(words);
  for (const who of ['ada', 'bo', 'chen'] as const) {
    if (who !== author) neverHeld(told[who], all, `what ${who} was told`);
  }
  await expect.poll(() => all.filter((one) => !told[author].join('\n').includes(one)), { message: `${author} was told` }).toEqual([]);
}
