import { frameAddress, type Film } from '../../shared/film.ts';
import { dialects, type Dialect } from './dialects.ts';

export type Player = {
  readonly element: HTMLElement;
  /** Plays from a position, s, as soon as it can. */
  play(position: number): void;
};

export type Around = {
  /** The address of the captions; null where there are none. */
  readonly captions: string | null;
  readonly language: string;
  readonly title: string;
  /** Told where the film stands, s, whenever that is known. */
  readonly heard: (position: number) => void;
};

/** A player of a film: the browser's own, or a frame of the site that has it, which is spoken to by messages alone. */
export function openPlayer(film: Film, around: Around): Player {
  const address = frameAddress(film, location.origin);
  return film.kind === 'file' || address === null
    ? filePlayer(film.kind === 'file' ? film.address : '', around)
    : framePlayer(address, dialects[film.kind], around);
}

function filePlayer(address: string, { captions, language, title, heard }: Around): Player {
  const video = document.createElement('video');
  video.controls = true;
  video.playsInline = true;
  video.preload = 'metadata';
  video.setAttribute('aria-label', title);
  if (captions !== null) {
    const track = document.createElement('track');
    track.kind = 'captions';
    track.srclang = language;
    track.src = captions;
    track.default = true;
    video.append(track);
  }
  video.addEventListener('timeupdate', () => heard(video.currentTime));
  video.src = address;
  return {
    element: video,
    play(position) {
      const seek = (): void => {
        video.currentTime = position;
        // A browser may want another tap first; its own controls offer it.
        void video.play().catch(() => undefined);
      };
      if (video.readyState >= HTMLMediaElement.HAVE_METADATA) seek();
      else video.addEventListener('loadedmetadata', seek, { once: true });
    },
  };
}

function framePlayer(address: string, dialect: Dialect, { title, heard }: Around): Player {
  const { origin } = new URL(address);
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.allow = 'autoplay; fullscreen; picture-in-picture; encrypted-media';
  frame.allowFullscreen = true;
  // The page itself tells nobody where people come from, but YouTube plays nothing for who does not.
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  let wanted: number | null = null;
  let ready = false;
  const say = (messages: readonly unknown[]): void => {
    for (const message of messages) frame.contentWindow?.postMessage(message, origin);
  };
  const start = (): void => {
    if (ready && wanted !== null) say(dialect.play(wanted));
    if (ready) wanted = null;
  };

  addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin) return;
    const told = dialect.hear(data);
    if (told === null) return;
    if (!ready) {
      ready = true;
      say(dialect.listen);
      start();
    }
    if (typeof told === 'number') heard(told);
  });
  // Nobody says when the player in it begins to listen.
  const hello = setInterval(() => (ready ? clearInterval(hello) : say(dialect.hello)), HELLO_MS);
  frame.src = address;
  return {
    element: frame,
    play(position) {
      wanted = position;
      start();
    },
  };
}

const HELLO_MS = 250;
