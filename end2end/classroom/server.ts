// A Waymark server of its own for a spec: real binary, fresh data folder, free port. It can be killed and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificate } from './certificate';

export class Server {
  readonly origin: string;
  readonly folder: string;
  private process: ChildProcess | undefined;
  log = '';
  /** The browser side that it serves from its next start on. */
  site = process.env.WAYMARK_SITE;

  private constructor(readonly port: number, private readonly certificate?: Certificate) {
    this.origin = `${certificate ? 'https' : 'http'}://localhost:${port}`;
    this.folder = mkdtempSync(join(tmpdir(), 'waymark-'));
  }

  /** `demo` fills it with the demo school; with a `certificate` it speaks HTTPS and nothing else. */
  static async start({ demo = false, certificate }: { demo?: boolean; certificate?: Certificate } = {}): Promise<Server> {
    const server = new Server(await freePort(), certificate);
    await server.up(demo);
    return server;
  }

  private async isReady(): Promise<boolean> {
    const { certificate, origin } = this, address = `${origin}/readyz`;
    if (!certificate) return (await fetch(address)).ok;
    return new Promise((done, fails) => { get(address, { ca: certificate.text() }, ({ statusCode }) => done(statusCode === 200)).once('error', fails); });
  }

  async up(demo = false): Promise<void> {
    const binary = process.env.WAYMARK_BINARY;
    const { site } = this;
    if (!binary || !site) throw new Error('WAYMARK_BINARY and WAYMARK_SITE: run .ci/browser');
    this.process = spawn(binary, ['serve', ...(demo ? ['--demo'] : [])], {
      env: {
        ...process.env, PORT: String(this.port), WAYMARK_ORIGIN: this.origin, WAYMARK_DATA: this.folder,
        LEPTOS_SITE_ROOT: site, LEPTOS_OUTPUT_NAME: 'waymark', WAYMARK_DEV: 'true',
        ...this.certificate?.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // A spec that fails does not come to its `stop`.
    const running = this.process, ends = () => running.kill('SIGKILL');
    process.once('exit', ends);
    running.once('exit', () => process.off('exit', ends));
    const hear = (chunk: Buffer) => { this.log += chunk.toString(); };
    this.process.stdout?.on('data', hear);
    this.process.stderr?.on('data', hear);
    for (let tries = 0; tries < 600; tries++) {
      if (this.process.exitCode !== null || this.process.signalCode !== null) break;
      try {
        if (await this.isReady()) return;
      } catch { /* not yet */ }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server did not start:\n${this.log}`);
  }

  get pid(): number { return this.process!.pid!; }

  /** As when the plug is pulled. */
  async kill(): Promise<void> {
    const { process: running } = this;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  }

  /** It takes connections and says nothing, as a line does that swallows everything; until it goes on. */
  hangs(): void { this.process?.kill('SIGSTOP'); }
  goesOn(): void { this.process?.kill('SIGCONT'); }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
