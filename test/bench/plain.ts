import { Server } from 'socket.io';

/**
 * The baseline everybody would write in an afternoon: a Socket.IO server that re-emits every vote and every post to
 * everyone as it comes. Keeps nothing, checks nothing.
 */

const io = new Server(Number(process.env['PORT']), { transports: ['websocket'], serveClient: false });
const ballots = new Map<string, string>();
const counts: Record<string, number> = {};
let seq = 0;

io.on('connection', (socket) => {
  socket.on('vote', ({ choice }: { choice: string }, answer: (reply: object) => void) => {
    const before = ballots.get(socket.id);
    if (before !== undefined) counts[before] = (counts[before] ?? 0) - 1;
    ballots.set(socket.id, choice);
    counts[choice] = (counts[choice] ?? 0) + 1;
    seq += 1;
    answer({ ok: true, seq });
    io.emit('voted', { to: seq, people: ballots.size, counts });
  });
  socket.on('post', ({ text }: { text: string }, answer: (reply: object) => void) => {
    seq += 1;
    answer({ ok: true, seq });
    io.emit('posted', { to: seq, id: `p${seq}`, at: Date.now(), kind: 'question', text, name: null, support: 0 });
  });
});

process.send?.('ready');
