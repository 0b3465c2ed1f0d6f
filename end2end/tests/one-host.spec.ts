// One host is all that Waymark's pages ever ask. Every test of the suite listens for another one (classroom/test.ts); here is that it would hear it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { watches } from '../classroom/test';

/** A page that asks somebody else in every way there is, as a careless library would. */
const CARELESS = `<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="https://fonts.example/css">
  <img alt="" src="https://pictures.example/one.png"><iframe src="https://frames.example/"></iframe><script>
    fetch('https://fetched.example/', { mode: 'no-cors' }).catch(() => {});
    navigator.sendBeacon('https://told.example/', 'words');
    new WebSocket('wss://sockets.example/');
    new Worker(URL.createObjectURL(new Blob(['fetch("https://worker.example/").catch(() => {})'])));
    navigator.serviceWorker.register('/worker.js');
  </script>`;
const WORKER = 'oninstall = (event) => event.waitUntil(fetch("https://service.example/", { mode: "no-cors" }).catch(() => {}));';
const OTHERS = ['fonts', 'pictures', 'frames', 'fetched', 'told', 'sockets', 'worker', 'service'];

test('whoever asks another host is heard, whichever way it is asked', async ({ browser }) => {
  const server = createServer(({ url }, answer) => {
    const [kind, text] = url === '/worker.js' ? ['text/javascript', WORKER] : ['text/html', CARELESS];
    answer.writeHead(200, { 'content-type': kind }).end(text);
  });
  await new Promise<void>((done) => { server.listen(0, done); });
  const context = await browser.newContext(), asked: string[] = [];
  watches(context, asked);
  const page = await context.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const hosts = () => [...new Set(asked.map((one) => new URL(one.slice(one.indexOf(': ') + 2)).hostname))].sort();
  await expect.poll(hosts).toEqual(OTHERS.map((name) => `${name}.example`).sort());
  await context.close();
  server.closeAllConnections();
  server.close();
});
