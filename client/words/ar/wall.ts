import type { WallWords } from '../en/wall.ts';
import { plural } from '../plural.ts';

const choose = plural('ar');

/** The noun after a number, as Arabic counts people. */
const persons = (count: number, shown: string) =>
  choose(count, {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصان',
    few: `${shown} أشخاص`,
    many: `${shown} شخصًا`,
    other: `${shown} شخص`,
  });

const words: WallWords = {
  pageTitle: (event) => `${event}: شاشة العرض`,
  here: (shown) => `الحضور: ${shown}`,
  page: (page, of) => `${page} من ${of}`,

  join: 'شاركنا رأيك',
  joinOpen: 'امسح الرمز أو افتح',
  joinType: 'واكتب',
  joinFree: 'بلا تطبيق، بلا حساب، بلا اسم.',

  floorOpen: 'الكلمة لكم.',
  floorOpenHow: 'اسأل أو احكِ أو علّق من هاتفك.',

  alsoAsk: (count, shown) => `يسأل هذا أيضًا: ${persons(count, shown)}`,
  sameFor: (count, shown) => `الحال نفسه لدى: ${persons(count, shown)}`,
  inOtherWords: (count, shown) => `سأله بصيغة أخرى: ${persons(count, shown)}`,
  answered: 'أُجيب عنه',

  pollOpen: 'صوّت الآن من هاتفك',
  pollClosed: 'انتهى التصويت',
  peopleVoted: (count, shown) => `عدد المصوّتين: ${persons(count, shown)}`,
  several: 'يمكنك اختيار أكثر من إجابة.',
  notSure: 'لست متأكدًا',
  resultsLater: {
    always: null,
    voted: null,
    closed: 'تظهر النتائج عند انتهاء التصويت.',
    hosts: 'يعرض المنظمون النتائج لاحقًا.',
  },

  next: 'التالي',
  timeLeft: 'الوقت المتبقي',

  thanks: 'شكرًا لكم',
  thanksRead: 'اقرأ كل شيء من جديد على',
  thanksCode: 'بالرمز',

  reconnecting: 'جارٍ إعادة الاتصال',
  frozen: 'متوقف',
  quietHere: 'هدوء',

  controls: 'لمن يدير هذه الشاشة',
  freeze: 'إيقاف',
  space: 'مسافة',
  unfreeze: 'متابعة',
  quiet: 'هدوء',
  unquiet: 'إظهار',
  dark: 'داكن',
  light: 'فاتح',

  deleted: 'حُذفت هذه الفعالية.',
  rehearsal: 'تجربة',
  turned: {
    invalid: 'العنوان غير صحيح تمامًا. يرجى كتابته من جديد.',
    'unknown-event': 'لا نجد هذه الفعالية. يرجى التحقق من الرمز.',
    'unknown-session': 'لا نجد هذه الجلسة. يرجى التحقق من العنوان.',
    unauthorised: 'لا يُسمح بعرض هذه الشاشة هنا.',
    busy: 'الازدحام شديد الآن. تستمر الشاشة في المحاولة.',
    unavailable: 'لا يمكن الوصول الآن. تستمر الشاشة في المحاولة.',
  },
};

export default words;
