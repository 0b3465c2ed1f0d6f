// The line is as slow as it says, and counts what it carries.
import { type AddressInfo } from 'node:net';
import { Agent, createServer, get } from 'node:http';
import { expect, test } from '@playwright/test';
import { Line } from './line';

const SIZE = 200_000;

test('a line takes its time and counts by address', async () => {
  const server = createServer((_, answer) => { answer.end(Buffer.alloc(SIZE, 'x')); });
  await new Promise<void>((listens) => { server.listen(0, '127.0.0.1', listens); });
  const line = await Line.to((server.address() as AddressInfo).port, 9_000_000, 100);
  const agent = new Agent({ keepAlive: true });
  const asks = (path: string) => new Promise<number>((done, fails) => {
    const begun = performance.now();
    get(line.origin + path, { agent }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk) => { bytes += chunk.length; });
      answer.on('end', () => { expect(bytes).toBe(SIZE); done(performance.now() - begun); });
    }).on('error', fails);
  });
  const [fresh, kept] = [await asks('/fresh?x=1'), await asks('/kept')];
  // 200 kB at 9 Mbit/s are 178 ms; and a round trip, and one more for a new connection.
  console.log({ fresh, kept });
  expect(fresh).toBeGreaterThan(370);
  expect(kept).toBeGreaterThan(270);
  expect(fresh - kept).toBeGreaterThan(60);
  const carried = line.counts();
  expect(carried.map(({ path }) => path)).toEqual(['/fresh', '/kept']);
  for (const { bytes } of carried) expect(bytes).toBeGreaterThan(SIZE);
  agent.destroy();
  line.close();
  server.close();
});
