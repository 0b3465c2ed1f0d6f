// A class that shares all at once, before a console with a hundred pieces: it is made again a few times a second and not for each of them, and
// what nothing happened to is not touched.
import { expect, test } from '../classroom/test';
import { QuietStudent, together } from '../classroom/crowd';
import { firstLesson } from '../classroom/lessons';

const NAMES = Array.from({ length: 25 }, (_, n) => `Student${String.fromCharCode(65 + n)} Berg`);
const EACH = 4;
/** Columns of the console, each of which is made by itself; and how many milliseconds are shown together (`live/calm.rs`). */
const COLUMNS = 3, BEAT = 150;

interface Counts { made: number; touched: Set<Element> }

test('a class shares all at once: the console is made again a few times, and only where something happened', async ({ browser }) => {
  test.setTimeout(240_000);
  const { server, rivera, code } = await firstLesson(browser, NAMES);
  const students: QuietStudent[] = [];
  await together(NAMES, async (name) => { students.push(await QuietStudent.comes(server.origin, code, name.split(' ')[0])); });
  await together(students, async (student) => {
    await student.shares(rivera.classPath, Array.from({ length: EACH }, (_, n) => `Leaf ${n}: the veins stay green the longest`), false);
  });
  const { page } = rivera, items = page.locator('.inbox .item');
  await rivera.watchesTheConsole();
  await expect(items).toHaveCount(NAMES.length * EACH);
  await page.evaluate(() => {
    const counts: Counts = { made: 0, touched: new Set() }, { waymarkLive } = window as unknown as { waymarkLive: { patch(...of: unknown[]): unknown } };
    Object.assign(window, { counts });
    const { patch } = waymarkLive;
    waymarkLive.patch = (...of) => { counts.made++; return patch(...of); };
    const inbox = document.querySelector('ul.inbox')!;
    new MutationObserver((changes) => {
      for (const { target } of changes) if (target !== inbox) counts.touched.add((target instanceof Element ? target : target.parentElement!).closest('li')!);
    }).observe(inbox, { subtree: true, childList: true, attributes: true, characterData: true });
  });

  await test.step('one more comes: no other card is touched', async () => {
    await students[0].shares(rivera.classPath, ['Leaf 4: the edge was yellow'], false);
    await expect(items).toHaveCount(NAMES.length * EACH + 1);
    expect(await page.evaluate(() => (window as unknown as { counts: Counts }).counts.touched.size)).toBe(0);
  });

  await test.step('all share, and each is there', async () => {
    const asks = await page.context().newCDPSession(page);
    await asks.send('Performance.enable');
    const busy = async () => (await asks.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value;
    const made = () => page.evaluate(() => (window as unknown as { counts: Counts }).counts.made);
    const [before, worked, begun] = [await made(), await busy(), performance.now()];
    await Promise.all(students.map((student) => student.shares(rivera.classPath, ['Leaf 5: and then it fell'], false)));
    await expect(items).toHaveCount(NAMES.length * (EACH + 1) + 1);
    const took = performance.now() - begun, times = await made() - before;
    console.log(`25 came within ${Math.round(took)} ms; columns made ${times} times; the page worked ${Math.round((await busy() - worked) * 1_000)} ms`);
    expect(times, 'columns made again').toBeLessThanOrEqual(COLUMNS * (took / BEAT + 3));
    expect(times).toBeGreaterThan(0);
  });
  await server.stop();
});
