import { ServerResponse, type Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import { WebSocketServer } from 'ws';
import type { Fact } from '../../shared/facts.ts';
import { postId } from '../../shared/ids.ts';
import { MESSAGE_BYTES_MAX } from '../../shared/limits.ts';
import { refused, type Reply } from '../../shared/replies.ts';
import type { ClientToServer, ServerToClient, Turned, TurnedData } from '../../shared/wire.ts';
import { openBroadcast, type Broadcast, type BroadcastNeeds } from '../live/broadcast.ts';
import type { Deafness } from '../live/deafness.ts';
import type { Room } from '../live/room.ts';
import type { Rooms } from '../live/rooms.ts';
import { roleOf } from '../room/permissions.ts';
import { followed } from '../room/state.ts';
import { ADMITTED_PER_SECOND, openAdmission } from './admission.ts';
import { seat, type Seated } from './handshake.ts';
import { HEARTBEAT, openHeartbeat } from './heartbeat.ts';
import type { Limits } from './limits.ts';
import { isOwnOrigin } from '../border/origin.ts';
import { encode } from './packet.ts';
import { parseCommand } from '../border/parse.ts';
import { hangUp, parted, SocketScreen } from './screen.ts';

/** Sockets that never say who they are. */
const CONNECT_TIMEOUT_MS = 5000;
/** Commands a second on one socket that no phone sends: closed, not told to slow down. */
const FLOOD_PER_SECOND = 1000;
/** After a planned stop screens come back as soon as a server may be there again, spread over this long, or as long as letting them in takes. */
const COME_BACK_MS = { soonest: 300, spread: 1000 };
/** Where other nodes are there already, there is nothing to wait for. */
const ELSEWHERE_MS = { soonest: 0, spread: 300 };
/** So long those who were told to come back are waited for: longer than a phone in a hall takes to hear it. */
const GOODBYE_MS = 1000;

type Io = Server<ClientToServer, ServerToClient, DefaultEventsMap, { seated?: Seated }>;
type Guest = Socket<ClientToServer, ServerToClient, DefaultEventsMap, { seated?: Seated }>;

export type Door = {
  /** Screens connected, of every event. */
  screens(): number;
  /** Tells every screen to come back after a moment, and closes; whoever does not hear it is hung up on. */
  close(): Promise<void>;
};

export type DoorNeeds = Omit<BroadcastNeeds, 'encode'> & {
  readonly rooms: Rooms;
  readonly limits: Limits;
  readonly publicUrl: string | undefined;
  /** Other nodes serve the same events. */
  readonly elsewhere: boolean;
  readonly complain: (what: string, why: unknown) => void;
  readonly random: () => number;
  readonly deafness: Deafness;
  /** Called for each screen that was let go because it answered nothing. */
  readonly hungUp: () => void;
};

/** The Socket.IO door: who may connect, what they ask, and the screens they are. */
export function openDoor(http: HttpServer, needs: DoorNeeds): Door {
  const { rooms, limits, publicUrl, elsewhere, complain, random, clockwork, lag, deafness, hungUp } = needs;
  const broadcasts = new Map<Room, Broadcast>();
  const heartbeat = openHeartbeat(clockwork);
  rooms.onOpen((room) => {
    broadcasts.set(room, openBroadcast(room, { ...needs, encode }));
    // Not before what is under way, so that whoever did it has the answer.
    room.follow(({ facts }) => {
      if (facts.some(isRemoval)) clockwork.after(0, () => turnOut(room));
    });
    room.parted.addEventListener('abort', () => startOver(room));
  });

  const io: Io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: MESSAGE_BYTES_MAX,
    connectTimeout: CONNECT_TIMEOUT_MS,
    ...HEARTBEAT,
    perMessageDeflate: false,
    httpCompression: false,
    wsEngine: WebSocketServer,
  });

  // Asked for every request, also those of an open polling session, where `allowRequest` is not.
  io.engine.use((request: Parameters<typeof isOwnOrigin>[0], response: object, next: (error?: Error) => void) => {
    forgetRequestOf(response);
    next(isOwnOrigin(request, publicUrl) ? undefined : new Error('A page of another site may not connect.'));
  });

  const admit = openAdmission(() => clockwork.now(), lag);
  io.use((socket, next) => {
    seat(socket.handshake.auth, rooms).then(
      (seated) => {
        if (seated === 'deleted') return next(turnedAway('unknown-event', { deleted: true }));
        if (typeof seated === 'string') return next(turnedAway(seated));
        if (seated.asker?.kind === 'key' && deafness.lasts()) return next(turnedAway('unavailable'));
        // Hosts never wait.
        const admitted = seated.asker?.kind === 'key' ? { wait: 0 } : admit();
        if ('after' in admitted) return next(turnedAway('busy', admitted));
        socket.data.seated = seated;
        if (admitted.wait === 0) next();
        else clockwork.after(admitted.wait, next);
      },
      (error: unknown) => {
        complain('seating', error);
        next(turnedAway('unavailable'));
      },
    );
  });

  io.on('connection', (socket) => {
    const { seated } = socket.data;
    const broadcast = seated && broadcasts.get(seated.room);
    if (!seated || !broadcast) return void socket.disconnect(true);
    const screen = new SocketScreen(socket, seated);
    forgetRequest(socket);
    const ignoreRevoked = closeWhenRevoked(socket, seated);
    broadcast.join(screen, seated.from);
    const endHeartbeat = heartbeat.begin(screen, () => {
      hangUp(socket);
      hungUp();
      socket.disconnect(true);
    });
    socket.on('reviewing', (raw: unknown) => {
      const post = postId.nullable().safeParse(raw);
      if (post.success) broadcast.review(screen, post.data);
    });
    socket.on('disconnect', () => {
      endHeartbeat();
      ignoreRevoked();
      broadcast.leave(screen);
    });
    receive(socket, seated);
  });

  /** Hangs up on screens of a session, or of a whole event, that is no longer there: they come again, and learn it at the door. */
  function turnOut(room: Room): void {
    const state = room.state();
    const isThere = ({ session }: Seated) => !state.event?.deleted && followed(state, session).length > 0;
    for (const socket of io.of('/').sockets.values()) {
      const { seated } = socket.data;
      if (seated?.room === room && !isThere(seated)) socket.disconnect(true);
    }
    if (!state.event?.deleted) return;
    broadcasts.get(room)?.close();
    broadcasts.delete(room);
  }

  /** What its screens hold is not what happened: they come again, and are shown what the log says. */
  function startOver(room: Room): void {
    sendAway(
      seatedAs((seated) => seated.room === room),
      COME_BACK_MS,
    );
    broadcasts.get(room)?.close();
    broadcasts.delete(room);
  }

  /** Whether a key still counts cannot be known here just now: its screens try elsewhere, or here again when it can. */
  deafness.onBegin(() =>
    sendAway(
      seatedAs(({ asker }) => asker?.kind === 'key'),
      COME_BACK_MS,
    ),
  );

  function seatedAs(isMeant: (seated: Seated) => boolean): Guest[] {
    return [...io.of('/').sockets.values()].filter(({ data }) => data.seated && isMeant(data.seated));
  }

  function sendAway(screens: readonly Guest[], { soonest, spread }: typeof COME_BACK_MS): void {
    const together = Math.max(spread, (1000 / ADMITTED_PER_SECOND) * screens.length);
    for (const socket of screens) {
      socket.emit('leave', { after: Math.round(soonest + random() * together) });
      socket.disconnect(true);
    }
  }

  /** One wrapper around everything a client sends: whatever comes, nobody else notices. */
  function receive(socket: Guest, seated: Seated): void {
    let second = 0;
    let inSecond = 0;
    socket.on('command', (raw: unknown, answer: unknown) => {
      const now = Math.floor(clockwork.now() / 1000);
      inSecond = now === second ? inSecond + 1 : 1;
      second = now;
      if (inSecond > FLOOD_PER_SECOND) return void socket.disconnect(true);
      answerTo(raw, seated).then(
        (reply) => {
          if (typeof answer === 'function') (answer as (reply: Reply) => void)(reply);
        },
        (error: unknown) => complain('answering a command', error),
      );
    });
  }

  async function answerTo(raw: unknown, { room, asker }: Seated): Promise<Reply> {
    if (!asker) return refused('unauthorised');
    const command = parseCommand(raw);
    if ('refusal' in command) return command;
    const id = 'id' in asker ? asker.id : asker.kind;
    const who = { event: room.event, id, host: asker.kind === 'key' };
    const slower = await limits.take(command, who);
    if (slower) return slower;
    const reply = await room.ask(command, asker);
    if (!reply.ok && reply.refusal === 'unavailable') limits.giveBack(command, who);
    return reply;
  }

  return {
    screens: () => io.of('/').sockets.size,
    async close() {
      const screens = [...io.of('/').sockets.values()];
      const gone = Promise.all(screens.map(parted));
      sendAway(screens, elsewhere ? ELSEWHERE_MS : COME_BACK_MS);
      for (const broadcast of broadcasts.values()) broadcast.close();
      heartbeat.close();
      const late = new Promise<void>((resolve) => void gone.then(clockwork.after(GOODBYE_MS, resolve)));
      await Promise.race([gone, late]);
      screens.forEach(hangUp);
      await io.close();
    },
  };
}

const isRemoval = ({ type }: Fact): boolean => type === 'session.removed' || type === 'event.deleted';

/** What Socket.IO sends as `connect_error`. */
function turnedAway(why: Turned, data?: TurnedData): Error {
  return Object.assign(new Error(why), data && { data });
}

/** The request that a screen came with, headers and all, would stay in memory as long as it is connected, and has been read. */
function forgetRequest(socket: Guest): void {
  Object.assign(socket.conn, { request: null });
  Object.assign(socket, { handshake: null });
}

/** So would what Engine.IO has for a response to it where there is none: it listens to the connection, and holds its request. */
function forgetRequestOf(response: object): void {
  if (!(response instanceof ServerResponse)) Object.assign(response, { req: null });
}

/** A revoked key is dead on its open connections too. */
function closeWhenRevoked(socket: Guest, { room, asker }: Seated): () => void {
  if (asker?.kind !== 'key') return () => undefined;
  return room.follow(({ after }) => {
    if (!roleOf(asker, after)) socket.disconnect(true);
  });
}
