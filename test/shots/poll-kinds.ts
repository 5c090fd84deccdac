import type { Wish } from '../../server/simulator/outbox.ts';
import type { Spoken } from './stage.ts';

type Asked = Omit<Extract<Wish, { type: 'poll.add' }>, 'type' | 'session'>;
type Answer = Omit<Extract<Wish, { type: 'ballot.cast' }>, 'type' | 'poll'>;

/** A poll of some kind, what a room answers, and the answer of the one phone that is looked at. */
export type PollOfKind = { readonly asked: Asked; readonly answers: readonly Answer[]; readonly own: Answer };

const choices = (...ids: string[]): Answer => ({ choices: ids });
const words = (...all: string[]): Answer => ({ words: all });
const numbers = (...all: number[]): Answer[] => all.map((number) => ({ number }));

/** By what a picture shows, in both languages of the pictures. */
export const pollsOfKinds: Readonly<Record<Spoken, Readonly<Record<KindShown, PollOfKind>>>> = {
  en: {
    rating: {
      asked: {
        question: 'How well does the evening visit fit your day?',
        kind: 'rating',
        low: 'not at all',
        high: 'very well',
      },
      answers: [choices('o2'), choices('o4'), choices('o4'), choices('o5'), choices('unsure')],
      own: choices('o3'),
    },
    scale: {
      asked: {
        question: 'How likely are you to recommend this service?',
        kind: 'rating',
        scale: '0-10',
        low: 'never',
        high: 'any time',
      },
      answers: [choices('o9'), choices('o10'), choices('o11'), choices('o4')],
      own: choices('o8'),
    },
    ranking: {
      asked: {
        question: 'What should we spend the spare money on?',
        kind: 'ranking',
        options: ['A second night carer', 'A minibus on Sundays', 'Training for families', 'A garden bench'],
        most: 3,
      },
      answers: [
        choices('o1', 'o3'),
        choices('o1', 'o2', 'o4'),
        choices('o3', 'o1'),
        choices('o2', 'o3'),
        choices('o2'),
      ],
      own: choices('o3', 'o2'),
    },
    words: {
      asked: { question: 'What does good care need?', kind: 'words' },
      answers: [words('Time', 'Trust'), words('time'), words('Patience', 'Time'), words('Trust', 'Humour')],
      own: words('Trust', 'A named person'),
    },
    open: {
      asked: { question: 'What would you change first?', kind: 'open' },
      answers: [{ text: 'The same carer on the same days.' }, { text: 'Ring before you come.', name: 'June' }],
      own: { text: 'Somebody who answers the phone at night.' },
    },
    number: {
      asked: {
        question: 'How many hours a week do you care for someone?',
        kind: 'number',
        unit: 'hours',
        range: { least: 0, most: 168 },
      },
      answers: numbers(4, 6, 10, 12, 12, 20, 35, 60),
      own: { number: 14.5 },
    },
    quiz: {
      asked: {
        question: 'How many unpaid carers are there in the UK?',
        options: ['About 1 million', 'About 5 million', 'About 10 million'],
        right: [1],
        unsure: false,
      },
      answers: [choices('o2'), choices('o1'), choices('o2')],
      own: choices('o3'),
    },
  },
  ar: {
    rating: {
      asked: {
        question: 'ما مدى ملاءمة الزيارة المسائية ليومك؟',
        kind: 'rating',
        low: 'لا تناسب',
        high: 'تناسب تمامًا',
      },
      answers: [choices('o2'), choices('o4'), choices('o4'), choices('o5'), choices('unsure')],
      own: choices('o3'),
    },
    scale: {
      asked: { question: 'هل توصي بهذه الخدمة؟', kind: 'rating', scale: '0-10', low: 'أبدًا', high: 'دائمًا' },
      answers: [choices('o9'), choices('o10'), choices('o11'), choices('o4')],
      own: choices('o8'),
    },
    ranking: {
      asked: {
        question: 'على ماذا ننفق المال الفائض؟',
        kind: 'ranking',
        options: ['مقدّم رعاية ثانٍ في الليل', 'حافلة صغيرة أيام الأحد', 'تدريب للعائلات', 'مقعد في الحديقة'],
        most: 3,
      },
      answers: [
        choices('o1', 'o3'),
        choices('o1', 'o2', 'o4'),
        choices('o3', 'o1'),
        choices('o2', 'o3'),
        choices('o2'),
      ],
      own: choices('o3', 'o2'),
    },
    words: {
      asked: { question: 'ماذا تحتاج الرعاية الجيدة؟', kind: 'words' },
      answers: [words('الوقت', 'الثقة'), words('الوقت'), words('الصبر', 'الوقت'), words('الثقة', 'المرح')],
      own: words('الثقة', 'شخص معروف'),
    },
    open: {
      asked: { question: 'ما أول شيء ستغيّره؟', kind: 'open' },
      answers: [{ text: 'مقدّم الرعاية نفسه في الأيام نفسها.' }, { text: 'اتصلوا قبل أن تأتوا.', name: 'هدى' }],
      own: { text: 'شخص يرد على الهاتف ليلًا.' },
    },
    number: {
      asked: {
        question: 'كم ساعة في الأسبوع تعتني بشخص ما؟',
        kind: 'number',
        unit: 'ساعة',
        range: { least: 0, most: 168 },
      },
      answers: numbers(4, 6, 10, 12, 12, 20, 35, 60),
      own: { number: 14.5 },
    },
    quiz: {
      asked: {
        question: 'كم عدد من يقدّمون الرعاية دون أجر في بريطانيا؟',
        options: ['نحو مليون', 'نحو 5 ملايين', 'نحو 10 ملايين'],
        right: [1],
        unsure: false,
      },
      answers: [choices('o2'), choices('o1'), choices('o2')],
      own: choices('o3'),
    },
  },
};

export const kindsShown = ['rating', 'scale', 'ranking', 'words', 'open', 'number', 'quiz'] as const;
export type KindShown = (typeof kindsShown)[number];
