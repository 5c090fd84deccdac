/** What the wall's own address asks for. */
export type WallParams = {
  /** Code or hashtag, as it stands in the address. */
  readonly event: string;
  /** Stays with this session; without it the wall follows the live one. */
  readonly session: string | undefined;
  readonly dark: boolean;
  /** A deep room: everything one step larger. */
  readonly deep: boolean;
  /** Keeps the bottom fifth free for captions. */
  readonly captions: boolean;
  /** No background, for a browser source in OBS. */
  readonly transparent: boolean;
};

/** Reads `/{code}/wall?…`. A switch is on when it is there and not `0`. */
export function wallParams(path: string, query: string): WallParams {
  const asked = new URLSearchParams(query);
  const on = (name: string) => asked.has(name) && asked.get(name) !== '0';
  const session = asked.get('session') ?? '';
  return {
    event: named(path.split('/')[1] ?? ''),
    session: /^s[0-9]{1,15}$/.test(session) ? session : undefined,
    dark: asked.get('theme') === 'dark',
    deep: on('deep'),
    captions: on('captions'),
    transparent: on('transparent'),
  };
}

function named(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
