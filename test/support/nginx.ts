import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hasEnded } from './child.ts';
import { executable } from './executable.ts';
import { freePort } from './free-port.ts';

/** A real nginx with the configuration that people are given. */
export type Nginx = {
  readonly url: string;
  readonly port: number;
  /** Where it speaks plain http. */
  readonly plain: string;
  /** Its certificate, in PEM. */
  readonly ca: string;
  /** What it has written to its error log. */
  readonly said: () => string;
  end(): Promise<void>;
};

const CONF = fileURLToPath(new URL('../../server/deploy/nginx.conf', import.meta.url));
const START_MS = 10_000;

/**
 * Starts it on `port`, before nodes on these ports; there are at most as many as the configuration names. Not `secure`:
 * the same over plain http, for clients that cannot be told of its certificate.
 */
export async function startNginx(port: number, nodes: readonly number[], { secure = true } = {}): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'openfloor-nginx-'));
  const url = `${secure ? 'https' : 'http'}://127.0.0.1:${port}`;
  const plainPort = await freePort();
  const [cert, key, log] = ['cert.pem', 'key.pem', 'error.log'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  certify(cert, key);
  const conf = join(folder, 'nginx.conf');
  writeFileSync(
    conf,
    replaced(readFileSync(CONF, 'utf8'), [
      ['user www-data;', `user ${userInfo().username};`],
      ['/run/nginx.pid', join(folder, 'nginx.pid')],
      ['/var/log/nginx/error.log', log],
      ['/etc/letsencrypt/live/floor.example.org/fullchain.pem', cert],
      ['/etc/letsencrypt/live/floor.example.org/privkey.pem', key],
      ['https://floor.example.org$', `${url}$`],
      [/ *listen \[::\].*\n/g, ''],
      ['listen 80;', `listen 127.0.0.1:${plainPort};`],
      ['listen 443 ssl http2 ', `listen 127.0.0.1:${port} ${secure ? 'ssl http2 ' : ''}`],
      [/ *server 127\.0\.0\.1:.*\n/g, (line, place) => atPort(line, nodes[place])],
      ['http {', `http {\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(inFolder).join('\n')}`],
    ]),
  );

  function inFolder(what: string): string {
    return `${what}_temp_path ${join(folder, what)};`;
  }

  const child = spawn(nginx(), ['-c', conf, '-g', 'daemon off;'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const until = Date.now() + START_MS;
  while (!(await listens(port))) {
    if (hasEnded(child) || Date.now() > until) throw new Error(`nginx did not start. It said:\n${complaint}`);
    await wait(20);
  }
  return {
    url,
    port,
    plain: `http://127.0.0.1:${plainPort}`,
    ca: readFileSync(cert, 'utf8'),
    said: () => readFileSync(log, 'utf8'),
    async end() {
      const ended = hasEnded(child) ? undefined : once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Replacement = readonly [what: string | RegExp, by: string | ((line: string, place: number) => string)];

/** A copy that says something else; whatever shall be replaced is there. */
function replaced(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((so, [what, by]) => {
    let place = 0;
    const next = so.replaceAll(what, (line) => (typeof by === 'string' ? by : by(line, place++)));
    if (next === so) throw new Error(`nginx.conf no longer has ${String(what)}.`);
    return next;
  }, text);
}

function atPort(line: string, port: number | undefined): string {
  return port === undefined ? '' : line.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`);
}

function certify(cert: string, key: string): void {
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, '-keyout', key, '-out', cert], { stdio: 'ignore' });
}

/** Where nginx is. */
function nginx(): string {
  const path = executable(['nginx']);
  if (path === undefined) throw new Error('There is no nginx here. `npm test` says how to get it.');
  return path;
}

async function listens(port: number): Promise<boolean> {
  const probe = connect(port, '127.0.0.1');
  try {
    await once(probe, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    probe.destroy();
  }
}
