// What a school puts between its devices and everybody else: a proxy that all of a browser's requests go through, and that does something to what
// comes slowly.
import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** `gathers`: the head of a stream comes through, and of its body nothing ever does. `cuts`: each stream is cut off after a second. */
export type Does = 'gathers' | 'cuts';

export class Filter {
  /** Answers that are streams: how many were begun, and how many bytes of them nobody has heard. */
  streams = 0;
  held = 0;
  polls = 0;

  private constructor(private readonly http: http.Server) {}

  static async that(does: Does): Promise<Filter> {
    const filter: Filter = new Filter(http.createServer((request, answer) => {
      // Asked of a proxy, an address is a whole one.
      const onwards = http.request(request.url ?? '', { method: request.method, headers: request.headers }, (said) => {
        answer.writeHead(said.statusCode ?? 502, said.headers);
        if (!(said.headers['content-type'] ?? '').startsWith('text/event-stream')) { said.pipe(answer); return; }
        filter.streams++;
        answer.flushHeaders();
        if (does === 'gathers') said.on('data', (bytes: Buffer) => { filter.held += bytes.length; });
        else { said.pipe(answer); setTimeout(() => request.socket.destroy(), 1_000); }
      });
      if (request.url?.includes('/live/poll')) filter.polls++;
      onwards.on('error', () => request.socket.destroy());
      answer.on('close', () => onwards.destroy());
      request.pipe(onwards);
    }));
    // Whoever fetches pages without a browser (quiet.ts) wants a line of its own; nothing on it is a stream.
    filter.http.on('connect', (request, socket) => {
      const [host, port] = (request.url ?? '').split(':'), line = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        line.pipe(socket).pipe(line);
      });
      for (const [one, other] of [[line, socket], [socket, line]]) one.on('error', () => other.destroy()).on('close', () => other.destroy());
    });
    await new Promise<void>((done) => { filter.http.listen(0, '127.0.0.1', done); });
    return filter;
  }

  /** As a browser is told of it. */
  get proxy(): { server: string } {
    return { server: `http://127.0.0.1:${(this.http.address() as AddressInfo).port}` };
  }

  async ends(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((done) => { this.http.close(done); });
  }
}
