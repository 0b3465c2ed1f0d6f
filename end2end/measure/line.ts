// A line as a school has it: so many bits a second for all who are on it, so long until what is sent arrives, and a round trip before a connection
// is one. Everything a browser says goes through it, also what its workers say, which the browser's own slowing leaves out; and it counts by address
// what was carried.
import { type AddressInfo, createServer, type Server, type Socket, connect } from 'node:net';

/** What came back for one request, in bytes, as it was on the line. */
export interface Carried { path: string; bytes: number }

/** One direction: what was said first arrives first. */
class Way {
  private free = 0;
  private readonly waiting: { at: number; arrives: () => void }[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly bitsPerSecond: number, private readonly delay: number) {}

  carries(bytes: number, arrives: () => void): void {
    this.free = Math.max(performance.now(), this.free) + (bytes * 8_000) / this.bitsPerSecond;
    this.waiting.push({ at: this.free + this.delay, arrives });
    this.goesOn();
  }

  private goesOn(): void {
    if (this.timer || this.waiting.length === 0) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      while (this.waiting.length > 0 && this.waiting[0].at <= performance.now() + 0.5) this.waiting.shift()!.arrives();
      this.goesOn();
    }, Math.max(0, this.waiting[0].at - performance.now()));
  }
}

/** As much as arrives at once. */
const PIECE = 4_096;

export class Line {
  carried: Carried[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server, readonly origin: string) {}

  /** To a server of this machine. `roundTrip` in milliseconds. */
  static async to(port: number, bitsPerSecond: number, roundTrip: number): Promise<Line> {
    const [up, down] = [new Way(bitsPerSecond, roundTrip / 2), new Way(bitsPerSecond, roundTrip / 2)];
    const server = createServer((near) => line.takes(near, port, up, down, roundTrip));
    await new Promise<void>((listens) => { server.listen(0, '127.0.0.1', listens); });
    const line = new Line(server, `http://localhost:${(server.address() as AddressInfo).port}`);
    return line;
  }

  /** What was carried since this was last asked. */
  counts(): Carried[] {
    const carried = this.carried;
    this.carried = [];
    return carried;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private takes(near: Socket, port: number, up: Way, down: Way, roundTrip: number): void {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      this.sockets.add(socket);
      socket.on('close', () => { this.sockets.delete(socket); near.destroy(); far.destroy(); });
      socket.on('error', () => { near.destroy(); far.destroy(); });
    }
    let asked: Carried = { path: '', bytes: 0 };
    // Nobody says anything before both know of each other.
    near.pause();
    setTimeout(() => near.resume(), roundTrip);
    near.on('data', (said) => {
      const path = /^[A-Z]+ (\S+) HTTP\/1/.exec(said.subarray(0, 2_048).toString('latin1'))?.[1];
      if (path) this.carried.push(asked = { path: path.split('?')[0], bytes: 0 });
      pieces(said, (piece) => up.carries(piece.length, () => { if (!far.destroyed) far.write(piece); }));
    });
    far.on('data', (said) => {
      asked.bytes += said.length;
      pieces(said, (piece) => down.carries(piece.length, () => { if (!near.destroyed) near.write(piece); }));
    });
    near.on('end', () => up.carries(0, () => far.end()));
    far.on('end', () => down.carries(0, () => near.end()));
  }
}

function pieces(said: Buffer, each: (piece: Buffer) => void): void {
  for (let at = 0; at < said.length; at += PIECE) each(said.subarray(at, at + PIECE));
}
