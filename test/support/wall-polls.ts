import type { Wish } from './given.ts';
import type { PollId, SessionId } from '../../shared/ids.ts';
import type { Screen } from '../../shared/screens.ts';

/** Polls of every kind as a wall may come to show them: short and long, before, during and after. */

type Add = Extract<Wish, { type: 'poll.add' }>;
type Cast = Extract<Wish, { type: 'ballot.cast' }>;
type Answer = Partial<Pick<Cast, 'choices' | 'words' | 'number' | 'text' | 'name'>>;

export type WallPoll = {
  readonly name: string;
  readonly asks: Partial<Add> & Pick<Add, 'question'>;
  /** By place in the audience. */
  readonly answers?: readonly Answer[];
  /** Of a round more, which is shown beside the first. */
  readonly again?: readonly Answer[];
  readonly hands?: Readonly<Record<string, number>>;
  readonly closed?: boolean;
  /** Wish by an attendee. */
  readonly theirs?: boolean;
};

/** Who can ask in a room. */
export type Room = {
  readonly session: SessionId;
  ask(wish: Wish): Promise<{ poll?: PollId | undefined }>;
  askAs(place: number, wish: Wish): Promise<{ poll?: PollId | undefined }>;
};

/** Brings a poll to where it is to be shown and puts it on the wall. */
export async function showPoll(
  room: Room,
  { asks, answers = [], again, hands, closed, theirs }: WallPoll,
): Promise<PollId> {
  const { session } = room;
  const add: Wish = { type: 'poll.add', session, results: 'always', ...asks };
  const { poll = '' } = await (theirs ? room.askAs(0, add) : room.ask(add));
  const cast = async (all: readonly Answer[]): Promise<void> => {
    const casts = all.map((answer, place) => () => room.askAs(place, { type: 'ballot.cast', poll, ...answer }));
    // The first may have the others take new seats.
    await casts[0]?.();
    await Promise.all(casts.slice(1).map((its) => its()));
  };
  await cast(answers);
  if (hands) await room.ask({ type: 'hands.count', poll, counts: hands });
  if (closed || again) await room.ask({ type: 'poll.close', poll });
  if (again) {
    await room.ask({ type: 'poll.open', poll });
    await cast(again);
  }
  const screen: Screen = { mode: 'poll', poll, ...(again && { against: 1 }) };
  await room.ask({ type: 'wall.show', session, screen });
  return poll;
}

export type Texts = {
  readonly question: string;
  /** About as long as a question may be. */
  readonly longQuestion: string;
  readonly options: readonly string[];
  /** As long as an option may be. */
  readonly longOptions: readonly string[];
  readonly words: readonly string[];
  readonly said: readonly string[];
  readonly low: string;
  readonly high: string;
  readonly unit: string;
  readonly set: string;
};

/** One word as long as an option may be. */
const ENDLESS = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

export const englishPolls: Texts = {
  question: 'What would help you most on an ordinary day?',
  longQuestion:
    'If you think of the last three months, of every visit, every call and every letter that came or did not come: what would have made the biggest difference to your ordinary days, at home and outside?',
  options: [
    'The same faces',
    'Times I choose',
    'Someone to ring',
    'Getting out more',
    'A real break',
    'Less paper',
    'A quiet room',
    'A ramp',
    'Better buses',
    'More say',
  ],
  longOptions: [
    'That the same two or three people come, and that I am told if ever they do not',
    'Visits at the times that I choose, also in the evening and also at the weekends',
    ENDLESS,
    'Somebody whom I can ring and who knows me, so that I need not explain all anew',
  ],
  words: ['trust', 'time', 'listening', 'the same faces', 'courage', 'rest', 'company', 'money', 'a garden', 'respect'],
  said: [
    'That somebody rings before they come. I am slow at the door.',
    'One number for everything.',
    'My daughter should not have to fill in the same form every year.',
  ],
  low: 'not at all',
  high: 'very much',
  unit: 'minutes',
  set: 'After lunch: five short ones',
};

export const arabicPolls: Texts = {
  question: 'ما الذي يساعدك أكثر في يوم عادي؟',
  longQuestion:
    'إذا فكرت في الأشهر الثلاثة الماضية، في كل زيارة وكل مكالمة وكل رسالة وصلت أو لم تصل: ما الذي كان سيُحدث أكبر فرق في أيامك العادية، في البيت وخارجه، لك ولمن حولك؟',
  options: [
    'الوجوه نفسها',
    'مواعيد أختارها',
    'شخص أتصل به',
    'الخروج أكثر',
    'استراحة حقيقية',
    'أوراق أقل',
    'غرفة هادئة',
    'منحدر',
    'حافلات أفضل',
    'رأي يُسمع',
  ],
  longOptions: [
    'أن يأتي الشخصان نفسهما أو الثلاثة، وأن يخبرني أحد إن لم يتمكنوا من الحضور',
    'زيارات في الأوقات التي أختارها، في المساء أيضًا وفي عطلة نهاية الأسبوع',
    ENDLESS,
    'شخص يعرفني يمكنني الاتصال به، حتى لا أضطر إلى شرح كل شيء من جديد',
  ],
  words: ['ثقة', 'وقت', 'إصغاء', 'الوجوه نفسها', 'شجاعة', 'راحة', 'رفقة', 'مال', 'حديقة', 'احترام'],
  said: ['أن يتصل بي أحد قبل أن يأتي. أنا بطيء عند الباب.', 'رقم واحد لكل شيء.', 'ألا تملأ ابنتي النموذج نفسه كل عام.'],
  low: 'لا أبدًا',
  high: 'كثيرًا جدًا',
  unit: 'دقيقة',
  set: 'بعد الغداء: خمسة أسئلة قصيرة',
};

/** People in the audience. */
export const VOTERS = 12;

/** In two and ten options, short and long, every kind before and after. */
export function wallPolls(texts: Texts): readonly WallPoll[] {
  const { question, longQuestion, longOptions, low, high, unit, words, said } = texts;
  const options = (count: number): string[] => texts.options.slice(0, count);
  const long = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => {
      const text = longOptions[index % longOptions.length] ?? '';
      return index < longOptions.length ? text : `${index} ${text}`.slice(0, 80);
    });
  const one = { kind: 'one' as const, question };
  const ends = { low, high };
  return [
    { name: 'one-2', asks: { ...one, options: options(2) } },
    { name: 'one-2-counted', asks: { ...one, options: options(2) }, answers: choices(2) },
    { name: 'one-5-counted', asks: { ...one, options: options(5) }, answers: choices(5) },
    { name: 'one-10', asks: { ...one, options: options(10) } },
    { name: 'one-10-counted', asks: { ...one, options: options(10) }, answers: choices(10) },
    { name: 'one-5-long', asks: { kind: 'one', question: longQuestion, options: long(5) }, answers: choices(5) },
    { name: 'one-10-long', asks: { kind: 'one', question: longQuestion, options: long(10) }, answers: choices(10) },
    {
      name: 'one-hands',
      asks: { ...one, options: options(4), set: texts.set, seconds: 600 },
      answers: choices(4),
      hands: { o1: 4, o3: 7, unsure: 1 },
    },
    { name: 'one-sorted', asks: { ...one, options: options(5), sort: 'result' }, answers: choices(4, 1), closed: true },
    { name: 'one-secret', asks: { ...one, options: options(5), results: 'closed', adding: true }, answers: choices(5) },
    { name: 'one-theirs', asks: { ...one, options: options(3) }, answers: choices(3), theirs: true },
    {
      name: 'several-5',
      asks: { kind: 'several', question, options: options(5), least: 2, most: 3 },
    },
    {
      name: 'several-5-counted',
      asks: { kind: 'several', question, options: options(5), most: 3 },
      answers: each((place) => ({ choices: [`o${(place % 5) + 1}`, `o${((place * 2 + 1) % 5) + 1}`].filter(first) })),
    },
    { name: 'quiz', asks: { ...one, options: options(4), right: [2] }, answers: choices(4), closed: true },
    { name: 'rating-5', asks: { kind: 'rating', question, ...ends } },
    {
      name: 'rating-5-counted',
      asks: { kind: 'rating', question, ...ends },
      answers: choices(5, 3),
      hands: { o4: 5, o5: 2 },
    },
    { name: 'rating-10', asks: { kind: 'rating', question: longQuestion, scale: '0-10', ...ends } },
    { name: 'rating-10-counted', asks: { kind: 'rating', question, scale: '0-10', ...ends }, answers: choices(11, 4) },
    {
      name: 'rating-unsure',
      asks: { kind: 'rating', question, ...ends },
      answers: each(() => ({ choices: ['unsure'] })),
    },
    { name: 'ranking-5', asks: { kind: 'ranking', question, options: options(5), most: 3 } },
    { name: 'ranking-5-counted', asks: { kind: 'ranking', question, options: options(5) }, answers: ranked(5) },
    {
      name: 'ranking-5-closed',
      asks: { kind: 'ranking', question, options: options(5), sort: 'result' },
      answers: ranked(5),
      closed: true,
    },
    {
      name: 'ranking-10-long',
      asks: { kind: 'ranking', question: longQuestion, options: long(10) },
      answers: ranked(10),
      closed: true,
    },
    { name: 'words', asks: { kind: 'words', question } },
    {
      name: 'words-some',
      asks: { kind: 'words', question },
      answers: each((place) => ({ words: wordsOf(words, place, 3) })),
    },
    {
      name: 'words-many',
      asks: { kind: 'words', question: longQuestion },
      answers: each((place) => ({
        words: [words[place % 3] ?? '', `${words[3] ?? ''} ${place}`, `${words[4] ?? ''} ${place}`],
      })),
    },
    { name: 'open', asks: { kind: 'open', question } },
    { name: 'open-answered', asks: { kind: 'open', question }, answers: said.map((text) => ({ text })) },
    {
      name: 'open-long',
      asks: { kind: 'open', question: longQuestion },
      answers: said.map((text) => ({ text: `${text} ${text} ${text}` })),
    },
    { name: 'number', asks: { kind: 'number', question, unit, range: { least: 0, most: 240 } } },
    {
      name: 'number-counted',
      asks: { kind: 'number', question, unit },
      answers: each((place) => ({ number: place * place + 5 })),
    },
    {
      name: 'number-few',
      asks: { kind: 'number', question },
      answers: each((place) => ({ number: [1, 2, 2, 3, 5][place % 5] ?? 0 })),
    },
    { name: 'number-unsure', asks: { kind: 'number', question, unit }, answers: each(() => ({ choices: ['unsure'] })) },
    { name: 'one-rounds', asks: { ...one, options: options(5) }, answers: choices(5), again: choices(3) },
    {
      name: 'one-rounds-long',
      asks: { kind: 'one', question, options: long(10) },
      answers: choices(10),
      again: choices(3),
    },
    { name: 'rating-rounds', asks: { kind: 'rating', question, ...ends }, answers: choices(3), again: choices(5, 3) },
    {
      name: 'rating-10-rounds',
      asks: { kind: 'rating', question, scale: '0-10', ...ends },
      answers: choices(7),
      again: choices(11, 4),
    },
    {
      name: 'ranking-rounds',
      asks: { kind: 'ranking', question, options: options(4) },
      answers: ranked(4),
      again: ranked(4, 2),
    },
    {
      name: 'words-rounds',
      asks: { kind: 'words', question },
      answers: each((place) => ({ words: wordsOf(words, place, 2) })),
      again: each((place) => ({ words: wordsOf(words, place % 4, 2) })),
    },
    {
      name: 'number-rounds',
      asks: { kind: 'number', question, unit },
      answers: each((place) => ({ number: place * 7 })),
      again: each((place) => ({ number: 20 + place * 3 })),
    },
  ];
}

const each = (answer: (place: number) => Answer): readonly Answer[] =>
  Array.from({ length: VOTERS }, (_, place) => answer(place));

/** Everyone chooses one, unevenly; one person is not sure. */
const choices = (options: number, from = 0): readonly Answer[] =>
  each((place) => ({
    choices: [place === VOTERS - 1 ? 'unsure' : `o${from + 1 + (Math.floor((place * place) / 4) % (options - from))}`],
  }));

const ranked = (options: number, from = 0): readonly Answer[] =>
  each((place) => ({
    choices: Array.from(
      { length: options },
      (_, at) => `o${1 + ((at + from + Math.floor(place / 3)) % options)}`,
    ).slice(0, place % 2 === 0 ? options : 2),
  }));

const wordsOf = (words: readonly string[], place: number, count: number): string[] =>
  words.slice(0, 1 + (place % words.length)).slice(-count);

const first = (id: string, index: number, all: readonly string[]): boolean => all.indexOf(id) === index;
