// A page of one heading, without a script or a sheet: what this browser, this machine and this line take for any page at the least.
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

const DOCUMENT = `<!DOCTYPE html><html lang="en" data-alive="yes"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bare</title><link rel="icon" href="data:,"></head><body><h1>Which leaf did you look at, and what did you see first?</h1></body></html>`;

export async function servesABarePage(): Promise<{ port: number; server: Server }> {
  const server = createServer((_, answer) => { answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(DOCUMENT); });
  await new Promise<void>((listens) => { server.listen(0, '127.0.0.1', listens); });
  return { port: (server.address() as AddressInfo).port, server };
}
