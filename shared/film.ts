/** A session's video, as its address was understood once, where it was given. */
export type Film =
  | { readonly kind: 'file'; readonly address: string }
  | { readonly kind: 'youtube'; readonly id: string }
  /** `hash` opens a video that is not listed. */
  | { readonly kind: 'vimeo'; readonly id: string; readonly hash: string | null }
  | { readonly kind: 'peertube'; readonly origin: string; readonly id: string };

/** At this moment, ms since 1970, the film stands at this position, s; with a title a chapter begins there. */
export type FilmMoment = { readonly at: number; readonly position: number; readonly title: string | null };

/** The film of an address as people copy it from their browser; null where it is none that can be played here. */
export function filmAt(address: string): Film | null {
  const url = parsed(address);
  if (!url || url.username !== '' || url.password !== '') return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal(url.hostname))) return null;
  const host = url.hostname.replace(/^(www|m)\./, '');
  if (host === 'youtube.com' || host === 'youtube-nocookie.com' || host === 'youtu.be') return youtube(url, host);
  if (host === 'vimeo.com' || host === 'player.vimeo.com') return vimeo(url);
  if (/\.(mp4|m4v|mov|webm|ogv)$/i.test(url.pathname)) return { kind: 'file', address: url.href.replace(/#.*$/, '') };
  const [, id] = /^\/(?:w|videos\/watch|videos\/embed)\/([A-Za-z0-9-]{20,36})$/.exec(url.pathname) ?? [];
  return id === undefined ? null : { kind: 'peertube', origin: url.origin, id };
}

/** Where it is watched without this page; `filmAt` takes it back. */
export function addressOf(film: Film): string {
  switch (film.kind) {
    case 'file':
      return film.address;
    case 'youtube':
      return `https://www.youtube.com/watch?v=${film.id}`;
    case 'vimeo':
      return `https://vimeo.com/${film.id}${film.hash === null ? '' : `/${film.hash}`}`;
    case 'peertube':
      return `${film.origin}/w/${film.id}`;
  }
}

/** The same, from a position on, s. */
export function watchAddress(film: Film, position: number): string {
  const seconds = Math.floor(position);
  const from = {
    file: `#t=${seconds}`,
    youtube: `&t=${seconds}s`,
    vimeo: `#t=${seconds}s`,
    peertube: `?start=${seconds}s`,
  };
  return addressOf(film) + from[film.kind];
}

/** The page that a player's frame shows, to be spoken to from a page at `origin`; null for a file, which needs no frame. */
export function frameAddress(film: Film, origin: string): string | null {
  switch (film.kind) {
    case 'file':
      return null;
    case 'youtube':
      return `https://www.youtube-nocookie.com/embed/${film.id}?enablejsapi=1&playsinline=1&rel=0&origin=${encodeURIComponent(origin)}`;
    case 'vimeo':
      return `https://player.vimeo.com/video/${film.id}?dnt=1${film.hash === null ? '' : `&h=${film.hash}`}`;
    case 'peertube':
      return `${film.origin}/videos/embed/${film.id}?api=1&warningTitle=0&p2p=0`;
  }
}

/** The only origin that a page with this film asks for anything. */
export const originOf = (film: Film): string => new URL(frameAddress(film, '') ?? addressOf(film)).origin;

function parsed(address: string): URL | null {
  try {
    return new URL(address.trim());
  } catch {
    return null;
  }
}

/** A name or address that only a network of one's own has. */
function isLocal(host: string): boolean {
  return (
    /^(localhost|[^.:]+|.+\.local)$/.test(host) ||
    /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host) ||
    host === '[::1]'
  );
}

function youtube(url: URL, host: string): Film | null {
  const [, inPath] = /^\/(?:(?:embed|live|shorts)\/)?([^/]+)$/.exec(url.pathname) ?? [];
  const id = host === 'youtu.be' || url.pathname !== '/watch' ? inPath : url.searchParams.get('v');
  return /^[A-Za-z0-9_-]{11}$/.test(id ?? '') ? { kind: 'youtube', id: id ?? '' } : null;
}

function vimeo(url: URL): Film | null {
  const [, id, inPath] =
    /^\/(?:video\/|channels\/[^/]+\/)?([0-9]{1,15})(?:\/([0-9a-f]{6,20}))?$/.exec(url.pathname) ?? [];
  const hash = inPath ?? url.searchParams.get('h');
  if (id === undefined || (hash !== null && !/^[0-9a-f]{6,20}$/.test(hash))) return null;
  return { kind: 'vimeo', id, hash };
}
