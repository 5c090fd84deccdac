import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Lines in a file that says at its end whether they are all there, and as they were. */

/** The end: the SHA-256 of all before it, in hex. */
const CHECKSUM_BYTES = 64;
/** Written in one go. */
const CHUNK_CHARACTERS = 1 << 20;

/** Makes the file anew, for its owner alone. Not synced. `fill` hands over the lines, without their line breaks. */
export function writeLines(path: string, fill: (write: (line: string) => void) => void): void {
  const file = openSync(path, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    let waiting = '';
    const flush = () => {
      hash.update(waiting);
      writeAll(file, Buffer.from(waiting));
      waiting = '';
    };
    fill((line) => {
      waiting += `${line}\n`;
      if (waiting.length >= CHUNK_CHARACTERS) flush();
    });
    flush();
    writeAll(file, Buffer.from(hash.digest('hex')));
  } finally {
    closeSync(file);
  }
}

/** The lines of such a file, of which these are the bytes; undefined where it is damaged. Holds up nobody while it looks. */
export async function linesOf(bytes: Buffer): Promise<Generator<string, void> | undefined> {
  const whole = bytes.subarray(0, -CHECKSUM_BYTES);
  const sum = Buffer.from(await crypto.subtle.digest('SHA-256', whole)).toString('hex');
  return bytes.toString('latin1', whole.length) === sum ? linesIn(whole) : undefined;
}

function* linesIn(bytes: Buffer): Generator<string, void> {
  let start = 0;
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
    yield bytes.toString('utf8', start, end);
    start = end + 1;
  }
}

/** A write may take only some of it. */
function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
