import { cleanText } from './text.ts';

/** One line of a transcript: what was said from one position of the film to another, s. */
export type Cue = { readonly from: number; readonly to: number; readonly text: string };

/** More than three hours of quick speech. */
export const CUES_MAX = 10_000;
/** A cue is read while it is said: two lines on a screen, and some of a long sentence. */
export const CUE_MAX = 500;
/** A file of that many cues. */
export const TRANSCRIPT_BYTES_MAX = 1_000_000;

/** What is wrong with a transcript: a closed list; screens own the wording. One sentence each for those who write clients. */
export const captionFaults = {
  'no-times': 'No line of it has a time. WebVTT and SRT files can be read.',
  'bad-time': 'This is no time such as 00:01:02.500 --> 00:01:05.000.',
  backwards: 'It ends before it begins.',
  unordered: 'It begins before the one above it.',
  'too-long': `It is longer than ${CUE_MAX} letters.`,
  'too-many': `There are more than ${CUES_MAX} lines with a time.`,
} as const;
export type CaptionFault = keyof typeof captionFaults;

/** Reads WebVTT or SubRip: times and plain words, a speaker's name before them; how it would look is left out. Of a fault it says the line, from 1. */
export function readCaptions(file: string): readonly Cue[] | { readonly reason: CaptionFault; readonly line?: number } {
  const lines = file.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const cues: Cue[] = [];
  let index = 0;
  while (index < lines.length) {
    const arrow = lines[index]?.includes('-->') ? timesOf(lines[index] ?? '') : null;
    if (arrow === null) {
      index += 1;
      continue;
    }
    const line = index + 1;
    if (arrow === 'wrong') return { reason: 'bad-time', line };
    if (arrow.to < arrow.from) return { reason: 'backwards', line };
    if (arrow.from < (cues.at(-1)?.from ?? 0)) return { reason: 'unordered', line };
    const words: string[] = [];
    for (index += 1; index < lines.length && lines[index]?.trim() !== ''; index += 1) words.push(lines[index] ?? '');
    const text = wordsOf(words.join('\n'));
    if (text.length > CUE_MAX) return { reason: 'too-long', line };
    if (text !== '') cues.push({ ...arrow, text });
    if (cues.length > CUES_MAX) return { reason: 'too-many', line };
  }
  return cues.length > 0 ? cues : { reason: 'no-times' };
}

/** As WebVTT. */
export function writeCaptions(cues: readonly Cue[]): string {
  return ['WEBVTT', ...cues.map(({ from, to, text }) => `${vttTime(from)} --> ${vttTime(to)}\n${vttText(text)}`)]
    .map((block) => `${block}\n`)
    .join('\n');
}

/** `01:02:03.500` */
export function vttTime(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

/** Text that stands in a WebVTT file as itself: no markup, and nothing that would begin a cue. */
export const vttText = (text: string): string =>
  text.replace(/\n+/g, '\n').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const TIME = String.raw`(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{1,3})`;
const TIMES = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?:\s|$)`);

function timesOf(line: string): Pick<Cue, 'from' | 'to'> | 'wrong' {
  const found = TIMES.exec(line);
  if (!found) return 'wrong';
  const at = (part: number): number =>
    Number(found[part] ?? 0) * 3600 +
    Number(found[part + 1]) * 60 +
    Number(found[part + 2]) +
    Number(`0.${found[part + 3] ?? ''}`);
  return { from: at(1), to: at(5) };
}

function wordsOf(text: string): string {
  const plain = text
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]*)>/g, '$1: ')
    .replace(/<[^>]*>|\{\\[^}]*\}/g, '')
    .replace(/&(lt|gt|nbsp|lrm|rlm|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
  return cleanText(plain);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '', amp: '&' };
