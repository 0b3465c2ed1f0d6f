// All that can stand before a class: a lesson with something for each scene, and the scenes by the names on the remote's buttons.
import { type Browser, expect } from '@playwright/test';
import { QuietStudent } from './crowd';
import { firstLesson, type Lesson, makesABoard, makesARubric } from './lessons';

/** Its key, what the remote calls it, and what is on the wall then. By itself a wall shows the round that is going on. */
export const BY_KEY: [key: string, name: string, on: string][] = [
  ['1', 'Way in', '.scene-join'], ['2', 'Prompt', '.scene-prompt'], ['4', 'Where we stand', '.scene-scale'], ['5', 'Question round', '.scene-round'],
  ['6', 'Choice board', '.scene-choice'], ['7', 'Closing word', '.scene-closing'], ['8', 'How sure we are', '.scene-confidence'],
  ['0', 'By itself', '.scene-round'], ['3', 'The wall', '.wall'],
];
/** Those that no digit puts there: of one piece, and nothing at all. */
export const OTHERS: [name: string, on: string][] = [['Spotlight', '.scene-spotlight'], ['Blank', '.scene-blank']];

/** A rubric, a board and a round are there, and one student. (How sure a class is of something is there once the remote has asked.) */
export async function lessonOfAllScenes(browser: Browser): Promise<Lesson & { ada: QuietStudent }> {
  const all = await firstLesson(browser, ['Ada Okafor']);
  const { rivera, server, code } = all, { page } = rivera;
  await rivera.opens('choice', 'inquiry', 'reflection');
  await makesARubric(rivera, ['I can say why.']);
  await page.getByRole('button', { name: /^Put beside it/ }).first().click();
  await expect(page.getByText('It stands beside the prompt now.')).toBeVisible();
  await rivera.goes(await makesABoard(rivera, 'I can explain why leaves turn'));
  await page.getByRole('button', { name: 'Open it to the class' }).click();
  await rivera.goes(`${rivera.classPath}/rounds`);
  await page.getByLabel('The focus').fill('A leaf in the dark turns yellow.');
  await page.getByRole('button', { name: 'Make the round' }).click();
  await page.getByRole('button', { name: 'Begin: Look' }).click();
  await expect(page.getByRole('button', { name: 'Next: The four rules' })).toBeVisible();
  return { ...all, ada: await QuietStudent.comes(server.origin, code, 'Ada') };
}
