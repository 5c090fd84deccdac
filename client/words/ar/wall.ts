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
  answerOpen: 'أجب من هاتفك',
  answerClosed: 'انتهت الإجابات',
  peopleVoted: (count, shown) => `عدد المصوّتين: ${persons(count, shown)}`,
  peopleAnswered: (count, shown) => `عدد المجيبين: ${persons(count, shown)}`,
  people: persons,
  handsCounted: (shown) => `${shown} برفع الأيدي`,
  handsToo: 'برفع الأيدي',
  askedInRoom: 'سأله أحد الحاضرين',
  answer: 'إجابة',
  how: {
    several: (least, most) => {
      if (least === null) return most === null ? 'يمكنك اختيار أكثر من إجابة.' : `العدد الأقصى للاختيارات: ${most}.`;
      if (most === null) return `العدد الأدنى للاختيارات: ${least}.`;
      return least === most ? `عدد الاختيارات: ${most}.` : `عدد الاختيارات: من ${least} إلى ${most}.`;
    },
    rating: (lowest, highest) => `اختر رقمًا من ${lowest} إلى ${highest}.`,
    ranking: 'رتّب الخيارات، الأفضل أولًا.',
    rankingOf: (most) => `اختر الأفضل ورتّبها، الأفضل أولًا. عدد الاختيارات: ${most}.`,
    words: (most) => `أرسل كلمات من عندك. العدد الأقصى: ${most}.`,
    open: 'أجب بكلماتك.',
    number: (unit) => (unit === null ? 'أرسل رقمًا.' : `أرسل رقمًا: ${unit}.`),
    range: (least, most) => {
      if (least === null) return `الحد الأقصى: ${most ?? ''}.`;
      return most === null ? `الحد الأدنى: ${least}.` : `من ${least} إلى ${most}.`;
    },
  },
  addYourOwn: 'يمكنك إضافة خيار من عندك.',
  notSure: 'لست متأكدًا',
  unsureCount: (count, shown) => `غير متأكدين: ${persons(count, shown)}.`,
  unsureShare: (percent) => `غير متأكدين: ${percent}.`,
  removed: 'أزاله أحد المنظمين',
  rightAnswer: 'الإجابة الصحيحة',
  round: (shown) => `الجولة ${shown}`,
  average: (shown) => `المتوسط: ${shown}`,
  onAverage: 'في المتوسط',
  inTheMiddle: 'في الوسط',
  middleHalf: (from, to) => `نصف الإجابات بين ${from} و${to}.`,
  moreWords: (_, shown) => `كلمات أخرى: ${shown}`,
  byPoints: 'بالنقاط.',
  pointsHow: (options, most) => `عدد الخيارات: ${options}. نقاط الأفضل: ${most}، ولا نقاط للأخير.`,
  points: (count, shown) =>
    choose(count, {
      zero: 'لا نقاط',
      one: 'نقطة واحدة',
      two: 'نقطتان',
      few: `${shown} نقاط`,
      many: `${shown} نقطة`,
      other: `${shown} نقطة`,
    }),
  byRunoff: 'بالجولات.',
  runoffHow: 'يخرج الأخير في كل جولة، حتى ينال أحدها أكثر من النصف.',
  outInRound: (shown) => `خرج في الجولة ${shown}`,
  mostPoints: 'الأكثر نقاطًا',
  winner: 'الفائز',
  winnerTied: 'فائز بالتساوي مع غيره',
  resultsLater: {
    always: null,
    voted: null,
    closed: 'تظهر النتائج عند انتهاء التصويت.',
    hosts: 'يعرض المنظمون النتائج لاحقًا.',
  },

  leaders: 'قائمة الأوائل',
  answeredRight: (count, shown) =>
    choose(count, {
      zero: 'لا إجابات صحيحة',
      one: 'إجابة صحيحة واحدة',
      two: 'إجابتان صحيحتان',
      few: `${shown} إجابات صحيحة`,
      many: `${shown} إجابة صحيحة`,
      other: `${shown} إجابة صحيحة`,
    }),

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
