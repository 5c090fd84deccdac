import { WebSocketServer } from 'ws';

/**
 * The least a server can do: `ws`, no protocol, no room, no log. Sends every screen what one of our phones was sent:
 * the same number of bytes at the same times, over and over, until it is told of another recording; an empty one is a rest.
 */

type Recording = readonly (readonly [at: number, bytes: number])[];

const server = new WebSocketServer({ port: Number(process.env['PORT']), host: '127.0.0.1', perMessageDeflate: false });

let playing: NodeJS.Timeout | undefined;

process.on('message', ({ recording, lasts }: { recording: Recording; lasts: number }) => {
  clearInterval(playing);
  if (recording.length === 0) return;
  const begun = performance.now();
  let sent = 0;
  playing = setInterval(() => {
    const now = performance.now() - begun;
    for (;;) {
      const [at, bytes] = recording[sent % recording.length] ?? [0, 0];
      if (Math.floor(sent / recording.length) * lasts + at > now) return;
      sent += 1;
      const text = 'x'.repeat(bytes);
      for (const screen of server.clients) screen.send(text);
    }
  }, 5);
});

server.on('listening', () => process.send?.('ready'));
