import { readCaptions, type Cue } from '../../shared/captions.ts';
import { filmAt } from '../../shared/film.ts';
import { filmTime } from './film-clock.ts';
import { openPlayer, type Player } from './player.ts';

/** Brings a page's video to life: whatever says where to play from plays there, and the transcript follows. */
export function openStage(stage: HTMLElement): void {
  const film = filmAt(stage.dataset['film'] ?? '');
  if (!film) return;
  const captions = stage.dataset['captions'] ?? null;
  const transcript = document.querySelector<HTMLDetailsElement>('.transcript');
  let player: Player | undefined;
  let follow: (position: number) => void = () => undefined;

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('.play[data-position]');
    // A new tab, or a copy of the address, is what was asked for then.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const position = Number(link.dataset['position']);
    if (player) player.play(position);
    else {
      const { language = '', title = '' } = stage.dataset;
      player = openPlayer(film, { captions, language, title, heard: (at) => follow(at) });
      stage.replaceChildren(player.element);
      stage.classList.add('open');
      player.play(position);
      if (link.classList.contains('button')) player.element.focus();
    }
  });

  transcript?.addEventListener(
    'toggle',
    () => {
      if (captions !== null) void read(captions).then((cues) => (follow = write(cues, transcript)));
    },
    { once: true },
  );
}

async function read(captions: string): Promise<readonly Cue[]> {
  const response = await fetch(captions);
  const cues = readCaptions(await response.text());
  return 'reason' in cues ? [] : cues;
}

/** Writes the lines as links into the video; answers how the one being said is marked. */
function write(cues: readonly Cue[], transcript: HTMLElement): (position: number) => void {
  const list = transcript.querySelector('ol');
  const lines = cues.map(({ from, text }) => {
    const link = document.createElement('a');
    link.className = 'play';
    link.dataset['position'] = String(from);
    link.href = '#';
    const time = document.createElement('span');
    time.textContent = filmTime(from);
    link.append(time, ' ', text);
    const item = document.createElement('li');
    item.append(link);
    return { item, link };
  });
  list?.append(...lines.map(({ item }) => item));
  let marked: HTMLElement | undefined;
  return (position) => {
    const link = lines[lastBefore(cues, position)]?.link;
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    marked = link;
  };
}

function lastBefore(cues: readonly Cue[], position: number): number {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.from ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
