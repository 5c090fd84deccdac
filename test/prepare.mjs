import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Makes ready what the tests start: a browser, Redis, nginx, a Socket.IO client in another language, and the built server.
 * As root on Debian it installs what is missing; otherwise it says how to.
 */
const browsers = JSON.parse(readFileSync(new URL('support/chromium-names.json', import.meta.url), 'utf8'));

const needed = [
  { what: 'Chromium', packages: ['chromium'], there: () => browsers.some(answers) },
  { what: 'Redis', packages: ['redis-server'], there: () => answers('redis-server') },
  { what: 'OpenSSL', packages: ['openssl'], there: () => succeeds('openssl', ['version']) },
  {
    what: 'nginx and OpenSSL',
    packages: ['nginx', 'openssl'],
    there: () => succeeds('/usr/sbin/nginx', ['-v']) && succeeds('openssl', ['version']),
  },
  {
    what: "Python's Socket.IO client",
    packages: ['python3-socketio', 'python3-websocket'],
    there: () => succeeds('/usr/bin/python3', ['-c', 'import socketio, websocket']),
  },
];

const missing = () => needed.filter(({ there }) => !there());

const wanted = missing().flatMap(({ packages }) => packages);
if (wanted.length > 0 && process.getuid?.() === 0 && answers('apt-get')) {
  console.log(`Installing what the tests need: ${wanted.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['-q', 'update'], env);
  run('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...wanted], env);
}

const still = missing();
if (still.length > 0) {
  const packages = still.flatMap((one) => one.packages).join(' ');
  console.error(`The tests need ${still.map(({ what }) => what).join(', ')}: sudo apt-get install ${packages}`);
  process.exit(1);
}

const build = run('npm', ['run', '--silent', 'build']);
process.exit(build.status ?? 1);

function answers(command) {
  return succeeds(command, ['--version']);
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function run(command, args, env = process.env) {
  return spawnSync(command, args, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  });
}
