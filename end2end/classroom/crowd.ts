// A whole class at work, without a browser for each: the same requests that their pages send, from students who came through the door.
import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, request } from '@playwright/test';
import { PIN, type Teacher } from './people';

/** As many at a time as a browser would send itself. */
const AT_ONCE = 6;

const found = (page: string, what: RegExp): string => {
  const hit = what.exec(page);
  if (!hit) throw new Error(`no ${what} in ${page.slice(0, 400)}`);
  return hit[1];
};

/** All of it, some at a time, each when one before it is done. */
export async function together<T>(all: T[], does: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await does(one);
  }));
}

export class QuietStudent {
  private constructor(private readonly sends: APIRequestContext, readonly name: string, private readonly person: string) {}

  /** Through the door, as `Student.joins` goes: code, name, four pictures, twice the first time. */
  static async comes(origin: string, code: string, name: string): Promise<QuietStudent> {
    const sends = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin, accept: 'text/html', 'accept-language': 'en' } });
    const typed = await (await sends.post('/join', { form: { code } })).text();
    const form = { ticket: found(typed, /name="ticket" value="([^"]+)"/), q: name.toLowerCase() };
    const names = await (await sends.post('/join/name', { form })).text();
    let at = await sends.post('/join/pin', { form: { ticket: found(names, /<button name="ticket" value="([^"]+)"/) } });
    for (const picture of [...PIN, ...PIN]) {
      const board = await at.text(), called = found(board, new RegExp(`name="picture" value="([^"]*)" data-picture="${picture}"`));
      at = await sends.post('/join/pin', { form: { so_far: found(board, /name="so_far" value="([^"]*)"/), picture: called } });
    }
    expect(new URL(at.url()).pathname, `${name} is in`).toBe('/home');
    const own = await (await sends.get('/data')).text();
    return new QuietStudent(sends, name, found(own, /name="person" value="([^"]+)"/));
  }

  /** Shares pieces on questions of their own, of which there may be any number; may they hang on the wall? Their ids, in this order. Of pieces that are there, by `ids`: the next versions. */
  async shares(classPath: string, all: string[], mayHang: boolean, ids: string[] = all.map(() => randomUUID())): Promise<string[]> {
    const commands = all.map((words, at) => ({
      id: randomUUID(), person: this.person, do: 'share', reflection: ids[at], wall_consent: mayHang, draft: { words },
      beginning: { answers: 'own_question', class: classPath.split('/').pop(), question: 'What did I see?' },
    }));
    const answered = await this.sends.post('/api/v1/commands', { data: commands });
    expect(answered.status(), `what ${this.name} shares`).toBe(200);
    const answers = await answered.json() as { answer: string }[];
    expect(answers.map(({ answer }) => answer), `what ${this.name} shares`).toEqual(all.map(() => 'done'));
    return ids;
  }
}

/** Onto the wall, as the console's button puts it there. */
export async function releases(teacher: Teacher, piece: string): Promise<void> {
  const form = { reflection: piece, wall: 'release', version: '1' };
  const sent = await teacher.context.request.post(`${teacher.origin}/api/wall/set`, { form, headers: { origin: teacher.origin } });
  expect(sent.status(), 'a piece is released').toBe(200);
}
