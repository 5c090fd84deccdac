/** How the player of a site is spoken to: what is posted to its frame, and what its frame posts. */
export type Dialect = {
  /** Said again and again until it answers. */
  readonly hello: readonly unknown[];
  /** Said once it has, to be told where it stands. */
  readonly listen: readonly unknown[];
  readonly play: (position: number) => readonly unknown[];
  /** Where it stands, s; `ready` where it only says that it listens; null where it says nothing of either. */
  readonly hear: (message: unknown) => number | 'ready' | null;
};

export const dialects: Readonly<Record<'youtube' | 'vimeo' | 'peertube', Dialect>> = {
  /** As YouTube's own IFrame API speaks it: JSON in strings. */
  youtube: {
    hello: [JSON.stringify({ event: 'listening', id: 1, channel: 'widget' })],
    listen: [],
    play: (position) =>
      [
        { event: 'command', func: 'seekTo', args: [position, true] },
        { event: 'command', func: 'playVideo', args: [] },
      ].map((message) => JSON.stringify(message)),
    hear: (message) => {
      const { event, info } = objectIn(message);
      if (event === 'infoDelivery' || event === 'initialDelivery') return numberIn(info, 'currentTime') ?? 'ready';
      return event === 'onReady' ? 'ready' : null;
    },
  },

  /** As Vimeo's player.js speaks it. */
  vimeo: {
    hello: [JSON.stringify({ method: 'ping' })],
    listen: [JSON.stringify({ method: 'addEventListener', value: 'timeupdate' })],
    play: (position) => [
      JSON.stringify({ method: 'setCurrentTime', value: position }),
      JSON.stringify({ method: 'play' }),
    ],
    hear: (message) => {
      const { event, method, data } = objectIn(message);
      if (event === 'timeupdate') return numberIn(data, 'seconds');
      return event === 'ready' || method === 'ping' ? 'ready' : null;
    },
  },

  /** As PeerTube's embed API speaks it: jschannel in the scope `peertube`. */
  peertube: {
    hello: [JSON.stringify({ method: 'peertube::__ready', params: 'ping' })],
    listen: [JSON.stringify({ method: 'peertube::__ready', params: 'pong' })],
    play: (position) => [
      JSON.stringify({ id: 1, method: 'peertube::seek', params: position }),
      JSON.stringify({ id: 2, method: 'peertube::play' }),
    ],
    hear: (message) => {
      const { method, params } = objectIn(message);
      if (method === 'peertube::playbackStatusUpdate') return numberIn(params, 'position');
      return method === 'peertube::__ready' ? 'ready' : null;
    },
  },
};

/** A message, in a string or not; one without anything in it where it is none. */
function objectIn(message: unknown): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = typeof message === 'string' ? JSON.parse(message) : message;
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function numberIn(holder: unknown, key: string): number | null {
  const value = objectIn(holder)[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
