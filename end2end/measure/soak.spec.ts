// The browser's half of the soak: the console, the projector and a student's page stay open for as long as the lesson lasts, in a real Chromium,
// while thirty others write. `bench soak` starts the server and them, starts this, and reads the samples that it writes, line by line.
import { appendFileSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Student, Teacher } from '../classroom/people';

interface Lesson {
  origin: string;
  /** `name=value; …` */
  teacher: string;
  student: string;
  studentName: string;
  /** `/class/…` and `/projector/…`. */
  classPath: string;
  projector: string;
  seconds: number;
  /** Between two samples, in seconds. */
  every: number;
  samples: string;
}

/** What a page holds once nothing that can go is there: bytes of JavaScript's heap, nodes of all its documents, listeners. */
interface Held { heap: number; nodes: number; listeners: number }

/** How much may be typed into one box before its writer starts over. */
const ENOUGH = 400;

async function comes(context: BrowserContext, origin: string, cookies: string): Promise<void> {
  const pairs = cookies.split('; ').filter(Boolean).map((pair) => pair.split('=') as [string, string]);
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url: origin })));
}

/** Asks a page what it holds. */
async function watch(page: Page): Promise<() => Promise<Held>> {
  const asks = await page.context().newCDPSession(page);
  await asks.send('Performance.enable');
  return async () => {
    await asks.send('HeapProfiler.collectGarbage');
    const { metrics } = await asks.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
  };
}

/** Resident bytes of the processes that hold pages: their code's own memory (WASM) is in it. */
async function renderers(browser: Browser): Promise<number> {
  const asks = await browser.newBrowserCDPSession();
  const { processInfo } = await asks.send('SystemInfo.getProcessInfo');
  await asks.detach();
  const kib = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => {
    try { return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0); } catch { return 0; }
  });
  return kib.reduce((sum, one) => sum + one, 0) * 1024;
}

test('console, projector and a student page stay open', async ({ browser }) => {
  const lesson = JSON.parse(process.env.WAYMARK_SOAK ?? '') as Lesson;
  const rivera = await Teacher.arrives(browser, lesson.origin);
  await comes(rivera.context, lesson.origin, lesson.teacher);
  rivera.classPath = lesson.classPath;
  await rivera.asks();
  await rivera.watchesTheConsole();

  const wall = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await wall.goto(lesson.origin + lesson.projector);
  await expect(wall.locator('main')).toBeVisible();

  const ada = await Student.arrives(browser, lesson.origin, lesson.studentName);
  await comes(ada.context, lesson.origin, lesson.student);
  await ada.goes('/home');
  await ada.page.getByRole('link', { name: 'Answer this' }).click();
  await expect(ada.box).toBeVisible();
  await ada.isAlive();

  const pages = { console: await watch(rivera.page), projector: await watch(wall), student: await watch(ada.page) };
  const [begun, ends] = [performance.now(), performance.now() + lesson.seconds * 1_000];
  let [typed, sampled] = [0, performance.now()];
  while (performance.now() < ends) {
    // A word every two seconds or so, which the page saves by itself.
    if (typed > ENOUGH) {
      await ada.box.fill('');
      typed = 0;
    }
    await ada.box.pressSequentially('another word ', { delay: 60 });
    typed += 13;
    await ada.page.waitForTimeout(1_000);
    if (performance.now() - sampled < lesson.every * 1_000) continue;
    sampled = performance.now();
    const held = { console: await pages.console(), projector: await pages.projector(), student: await pages.student() };
    const sample = { at: (sampled - begun) / 1_000, ...held, resident: await renderers(browser) };
    appendFileSync(lesson.samples, `${JSON.stringify(sample)}\n`);
  }
  // They were there all the time, and nobody had to come back.
  await expect(wall.locator('main')).toBeVisible();
  for (const page of [rivera.page, ada.page]) {
    expect(await page.evaluate(() => document.documentElement.dataset.alive), page.url()).toBe('yes');
  }
  await expect(ada.box).toHaveValue(/word/);
});
