// Before the bell and until the prompt is there.
import { type Browser, expect, test } from '@playwright/test';
import { makesABoard, makesARubric } from '../lessons';
import { ROOM } from '../paper';
import { Student, Teacher } from '../people';
import { Server } from '../server';
import { takesTheRemote } from '../stage';
import { hears, opensTheWall } from '../traffic';
import type { Period } from './period';
import { AT_ONCE, CRITERION, NAMES } from './words';

export async function opening(browser: Browser): Promise<Period> {
  const server = await Server.start();
  const rivera = await Teacher.arrives(browser, server.origin, ROOM);
  rivera.quiet = false;
  const { page: console_ } = rivera;

  await test.step('before: goals, choice and inquiry are open; a board and a rubric are ready', async () => {
    await rivera.setsUpTheSchool();
    await rivera.makesAClass('Science · Period 2');
    await rivera.putsOnTheRoster(NAMES);
    await rivera.opens('goals', 'choice', 'inquiry', 'reflection');
  });
  const board = await makesABoard(rivera, 'I can explain why leaves turn');
  const rubric = await makesARubric(rivera, [CRITERION]);
  const code = await rivera.opensTheDoor();
  await rivera.watchesTheConsole();
  const wall = await opensTheWall(rivera);
  await expect(wall.page.locator('.join-code').first()).toHaveText(code);
  const { phone, presses } = await takesTheRemote(rivera);

  const students: Student[] = [];
  const heard: string[][] = [];
  for (const name of NAMES) {
    const student = await Student.arrives(browser, server.origin, name, ROOM);
    students.push(student);
    heard.push((await hears(student.context))(student.page).all);
  }
  const [ada, bo, chen] = students;
  const told = { ada: heard[0], bo: heard[1], chen: heard[2] };

  await test.step('minutes 1 to 3: they join, the prompt is released', async () => {
    for (const student of students) await student.joinsByHand(code);
    await expect(wall.page.locator('.count').first()).toHaveText('3');
    await rivera.asks();
    for (const student of students) await expect(student.page.getByRole('link', { name: 'Answer this' }).first()).toBeVisible(AT_ONCE);
  });

  await test.step('minute 3: from the phone in her hand, the prompt with two minutes to turn and talk; then on', async () => {
    await presses('Prompt');
    await presses('2 minutes');
    const question = await wall.page.getByRole('heading', { level: 1 }).innerText();
    await expect(wall.page.getByRole('timer')).toHaveText(/^[12]:\d\d$/, AT_ONCE);
    await expect(phone.locator('.remote-preview')).toContainText(question);
    await expect(ada.page.locator('main')).toContainText(question);
    await presses('Stop the timer');
    await expect(wall.page.getByRole('timer')).toHaveCount(0, AT_ONCE);
    await presses('By itself');
  });
  // Her second tab; the console stays where it is.
  const desk = await rivera.context.newPage();
  const deskGoes = (path: string) => desk.goto(server.origin + path);

  await test.step('minute 3: the criteria stand beside the prompt', async () => {
    await deskGoes(rubric);
    await desk.getByRole('button', { name: /^Put beside it/ }).first().click();
    await expect(desk.getByText('It stands beside the prompt now.')).toBeVisible();
  });
  return { browser, server, rivera, console_, desk, deskGoes, wall, phone, presses, students, ada, bo, chen, told, board, rubric, code, goal: '' };
}
