// A period as its steps share it: who is there, and where they look.
import type { Browser, Page } from '@playwright/test';
import type { Student, Teacher } from '../people';
import type { Server } from '../server';
import type { takesTheRemote } from '../stage';
import type { opensTheWall } from '../traffic';

type Remote = Awaited<ReturnType<typeof takesTheRemote>>;

export interface Period {
  browser: Browser;
  server: Server;
  rivera: Teacher;
  console_: Page;
  /** Her second tab; the console stays where it is. */
  desk: Page;
  deskGoes: (path: string) => Promise<unknown>;
  wall: Awaited<ReturnType<typeof opensTheWall>>;
  phone: Remote['phone'];
  presses: Remote['presses'];
  students: Student[];
  ada: Student;
  bo: Student;
  chen: Student;
  /** Everything that was sent to each of them. */
  told: { ada: string[]; bo: string[]; chen: string[] };
  board: string;
  rubric: string;
  code: string;
  /** Where Ada's goal is, once she has set it. */
  goal: string;
}
