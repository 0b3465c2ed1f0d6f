// Five good replies and one note to the whole class, in ten minutes: what is counted is what the console asks of a teacher besides reading and
// writing, in presses and in time. The rest waits, and nothing says that it is late.
import { expect, test } from '../classroom/test';
import { QuietStudent, together } from '../classroom/crowd';
import { firstLesson } from '../classroom/lessons';

const NAMES = Array.from({ length: 12 }, (_, n) => `Student${String.fromCharCode(65 + n)} Berg`);
const REPLY = 'You saw that the veins stay green the longest. What could be in them that is not in the rest of the leaf?';
const NOTE = 'Several of you saw the edge turn first. Tomorrow, bring one leaf from the shade and one from the sun.';
/** Letters in a minute of somebody who types forty words in it. */
const LETTERS = 200;
/** What is left of ten minutes once that is typed belongs to reading: the console may take this much of it, in seconds. */
const OURS = 60;

test('five replies and a note fit into ten minutes, and the rest waits without debt', async ({ browser }) => {
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const students: QuietStudent[] = [];
  await together(NAMES, async (name) => { students.push(await QuietStudent.comes(server.origin, code, name.split(' ')[0])); });
  await together(students, async (student) => { await student.shares(rivera.classPath, [`The veins of mine stayed green, says ${student.name}.`], false); });
  const { page } = rivera, { keyboard } = page, count = page.locator('.console-inbox .count');
  await rivera.watchesTheConsole();
  await expect(count).toHaveText(String(NAMES.length));
  let presses = 0, waited = 0;
  const press = async (key: string) => { presses++; await keyboard.press(key); };
  /** What the teacher waits for. */
  const until = async (there: () => Promise<void>) => { const begun = performance.now(); await there(); waited += performance.now() - begun; };

  for (let nth = 1; nth <= 5; nth++) {
    await press('j');
    await until(() => expect(page.locator('.item[data-open]')).toHaveCount(1));
    await until(() => expect(page.locator('#reply-form')).toBeVisible());
    await press('e');
    await keyboard.type(REPLY);
    await press('Control+Enter');
    await until(() => expect(count).toHaveText(String(NAMES.length - nth)));
    await until(() => expect(page.locator('#strength')).toHaveValue(''));
    await page.locator('.console-head h2').click();
    presses++;
  }
  await page.locator('summary', { hasText: 'A note to the whole class' }).click();
  await page.locator('#note').fill(NOTE);
  await page.getByRole('button', { name: 'Send the note' }).click();
  presses += 3;
  await until(() => expect(page.locator('[data-key=sent]')).toBeVisible());

  const typing = (5 * REPLY.length + NOTE.length) / LETTERS;
  console.log(`five replies and a note: ${presses} presses, ${typing.toFixed(1)} minutes of typing at forty words a minute, ${(waited / 1_000).toFixed(1)} s of waiting`);
  expect(presses, 'presses besides what is written').toBeLessThanOrEqual(5 * 4 + 3);
  expect(waited / 1_000, 'seconds of waiting').toBeLessThan(OURS);
  expect(typing * 60 + OURS, 'seconds without reading').toBeLessThan(10 * 60 / 2);
  await expect(page.locator('body')).not.toContainText(/overdue|late|behind/i);
  await server.stop();
});
