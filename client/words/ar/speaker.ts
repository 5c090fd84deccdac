import type { SpeakerWords } from '../en/speaker.ts';
import { plural } from '../plural.ts';
import result from './result.ts';

const choose = plural('ar');

/** The noun after a number, as Arabic counts people. */
const persons = (count: number) =>
  choose(count, {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصان',
    few: `${count} أشخاص`,
    many: `${count} شخصًا`,
    other: `${count} شخص`,
  });

const words: SpeakerWords = {
  result,

  page: 'صفحة المتحدث',
  titleOf: (event) => `${event}: المتحدث`,
  opening: 'جارٍ الفتح',
  session: 'الجلسة',
  reconnecting: 'جارٍ إعادة الاتصال',

  note: 'لك وحدك، من مدير الجلسة',
  timeLeft: 'الوقت المتبقي',
  timeUp: 'انتهى الوقت',

  onWall: 'على الشاشة',
  join: 'دعوة الحاضرين إلى المشاركة.',
  quiet: 'لا شيء الآن.',
  board: 'ما يقوله الحاضرون، بضع مشاركات في كل مرة.',
  leaders: 'أوائل المسابقة، وعدد إجاباتهم الصحيحة.',
  boardEmpty: 'لم يقل أحد شيئًا بعد.',
  over: 'انتهت هذه الجلسة.',
  alsoAsk: (count) => `يسأل هذا أيضًا: ${persons(count)}`,
  sameFor: (count) => `الحال نفسه لدى: ${persons(count)}`,
  answered: 'أُجيب عنه',
  pollOpen: 'التصويت جارٍ',
  pollClosed: 'انتهى التصويت',
  resultsLater: {
    always: null,
    voted: null,
    closed: 'تظهر النتائج عند انتهاء التصويت.',
    hosts: 'يعرض المنظمون النتائج لاحقًا.',
  },

  next: 'التالي',
  nothingNext: 'لا شيء تاليًا.',

  outside: {
    noKey: { title: 'يرجى فتح رابط المتحدث', why: 'يعطيك إياه مدير الجلسة، أو يدعك تمسحه.' },
    refused: { title: 'لم يعد هذا الرابط يعمل', why: 'يرجى طلب رابط جديد من مدير الجلسة.' },
    unknownEvent: { title: 'لا نجد هذه الفعالية', why: 'يرجى التحقق من العنوان، أو سؤال مدير الجلسة.' },
    deleted: { title: 'حُذفت هذه الفعالية', why: 'لم يعد هنا ما يُرى.' },
  },
  away: 'لا جواب من الخادم بعد. سنواصل المحاولة.',
};

export default words;
