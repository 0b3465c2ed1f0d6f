// How a spec begins: a school, its teacher at work, and a door that is open.
import type { Browser } from '@playwright/test';
import { Teacher } from './people';
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
  await rivera.setsUpTheSchool();
  await rivera.makesAClass('Science');
  await rivera.putsOnTheRoster(names);
  const code = await rivera.opensTheDoor();
  await rivera.asks();
  return { server, rivera, code };
}
