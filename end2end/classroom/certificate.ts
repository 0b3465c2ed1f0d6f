// A school's own certificate for `localhost`, as its own authority would hand it out, and a browser that trusts this one and no other.
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Certificate {
  private readonly folder = mkdtempSync(join(tmpdir(), 'waymark-certificate-'));
  private readonly file = join(this.folder, 'certificate.pem');
  private readonly key = join(this.folder, 'key.pem');

  constructor() {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
      '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-addext', 'basicConstraints=critical,CA:FALSE',
      '-keyout', this.key, '-out', this.file], { stdio: 'pipe' });
  }

  text(): string {
    return readFileSync(this.file, 'utf8');
  }

  /** What the server is told. */
  get settings(): Record<string, string> {
    return { TLS_CERT: this.file, TLS_KEY: this.key };
  }

  /** What Chromium is told: as on a managed device, where the school's authority is known. */
  get trusted(): string {
    const spki = new X509Certificate(this.text()).publicKey.export({ type: 'spki', format: 'der' });
    return `--ignore-certificate-errors-spki-list=${createHash('sha256').update(spki).digest('base64')}`;
  }

  isDone(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
