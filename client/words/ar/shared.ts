import { plural } from '../plural.ts';
import type { SharedWords } from '../load.ts';

const choose = plural('ar');

const people = (count: number) =>
  choose(count, {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصان',
    few: `${count} أشخاص`,
    many: `${count} شخصًا`,
    other: `${count} شخص`,
  });

/** After «من», so in the genitive. */
const ofPeople = (count: number) =>
  choose(count, {
    one: 'شخص واحد',
    two: 'شخصين',
    few: `${count} أشخاص`,
    many: `${count} شخصًا`,
    other: `${count} شخص`,
  });

const characters = (count: number) =>
  choose(count, {
    one: 'حرف واحد',
    two: 'حرفان',
    few: `${count} أحرف`,
    many: `${count} حرفًا`,
    other: `${count} حرف`,
  });

const words: SharedWords = {
  language: 'ar',
  product: 'Openfloor',
  chooseLanguage: 'اللغة',

  save: 'حفظ',
  cancel: 'إلغاء',
  close: 'إغلاق',
  back: 'رجوع',
  undo: 'تراجع',
  tryAgain: 'حاول مرة أخرى',
  copy: 'نسخ',
  copied: 'تم النسخ',
  copyFailed: 'يرجى نسخ النص المحدد بنفسك.',
  optional: 'اختياري',
  charactersLeft: (count) => `بقي ${characters(count)}`,
  charactersOver: (count) => `النص أطول من اللازم بمقدار ${characters(count)}. يرجى اختصاره.`,

  code: 'الرمز',
  codeLetterByLetter: (code) => code.split('').join(' '),
  qrLabel: (address) => `رمز QR للعنوان ${address}`,

  kinds: { question: 'سؤال', story: 'قصة', comment: 'تعليق' },
  standpoints: {
    uses: 'أتلقى الرعاية',
    cares: 'أعتني بشخص ما',
    works: 'أعمل في الرعاية',
    other: 'شيء آخر',
  },
  standpointTags: {
    uses: 'ممن يتلقون الرعاية',
    cares: 'ممن يعتنون بغيرهم',
    works: 'من العاملين في الرعاية',
    other: 'دور آخر',
  },
  saidInTheRoom: 'قيل في القاعة',
  fromHost: 'المنظمون',
  edited: 'معدّل',
  voice: { self: 'يريد صاحبه أن يقوله بنفسه', read: 'يرجى قراءته نيابة عن صاحبه' },

  people,
  peopleVoted: (count) => (count === 0 ? 'لم يصوّت أحد بعد.' : `عدد المصوّتين: ${count}.`),
  votes: (count, all, percent) => `${count} من ${ofPeople(all)}، ${percent}`,
  notSure: 'لست متأكدًا، أو أفضّل عدم الإجابة',
  yourChoice: 'اختيارك',
};

export default words;
