// Thirty write at once: from share to the console and from feedback to the student it takes less than a second.
import { type Browser, expect, test } from '../classroom/test';
import { firstLesson } from '../classroom/lessons';
import { Student } from '../classroom/people';

const NAMES = Array.from({ length: 30 }, (_, n) => `${['Ana', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn'][n % 6]}${String.fromCharCode(97 + n % 26)}${n} Smith`);

test('thirty students write, and what is shared is there before anybody looks up', { tag: '@alone' }, async ({ browser }) => {
  test.setTimeout(300_000);
  const { server, rivera, code } = await firstLesson(browser, ['Ada Okafor', ...NAMES]);
  const ada = await Student.arrives(browser, server.origin, 'Ada Okafor');
  await ada.joins(code);
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await ada.box.waitFor();
  await rivera.watchesTheConsole();

  // The others have no window: they type through the same door as the pages do, a word every second.
  const others = [];
  for (const name of NAMES) others.push(await joins(browser, server.origin, code, name));
  const prompt = new URL(ada.page.url()).pathname.split('/').pop() ?? '';
  let typing = true;
  const typed = Promise.all(others.map(async ({ request, person }, n) => {
    const reflection = crypto.randomUUID();
    for (let base = 0; typing; base++) {
      const answer = await request.post(`${server.origin}/api/v1/commands`, { headers: { origin: server.origin }, data: [{
        id: crypto.randomUUID(), person, base_version: base, do: 'save_draft', reflection,
        beginning: { answers: 'prompt', prompt }, draft: { words: `word ${base} of ${n}` },
      }] });
      expect((await answer.json())[0].answer).toBe('done');
      await new Promise((resolve) => setTimeout(resolve, 700 + Math.random() * 600));
    }
  }));
  await expect(rivera.page.locator('.tile[data-doing=writing]')).toHaveCount(30, { timeout: 15_000 });

  await ada.box.fill('The yellow was there all along.');
  await ada.page.getByText('Is it clear?').click();
  let at = Date.now();
  await ada.page.getByRole('button', { name: /^Share/ }).click();
  await rivera.card('Ada').waitFor({ timeout: 5_000 });
  const toConsole = Date.now() - at;

  await rivera.card('Ada').getByRole('link').first().click();
  await rivera.page.locator('#strength').fill('A reason, not only a fact.');
  at = Date.now();
  await rivera.page.getByRole('button', { name: /^Send/ }).first().click();
  await ada.page.locator('.feedback').first().waitFor({ timeout: 5_000 });
  const toStudent = Date.now() - at;
  typing = false;
  await typed;
  console.log(`share → console ${toConsole} ms, feedback → student ${toStudent} ms`);
  expect(toConsole).toBeLessThan(1_000);
  expect(toStudent).toBeLessThan(1_000);
  await server.stop();
});

/** Joins in a window that closes again; what is left is the sign-in. */
async function joins(browser: Browser, origin: string, code: string, name: string) {
  const student = await Student.arrives(browser, origin, name);
  await student.joins(code);
  await student.page.close();
  const { request } = student.context;
  const told = await (await request.post(`${origin}/api/home/page`, { headers: { origin } })).text();
  const person = /me\\*":\\*"([0-9a-f-]{36})/.exec(told)?.[1] ?? '';
  expect(person).not.toBe('');
  return { request, person };
}
