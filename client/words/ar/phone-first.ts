import type { FirstWords } from '../en/phone-first.ts';
import { plural } from '../plural.ts';

const choose = plural('ar');

/** The noun after a number, in the five forms Arabic has for it. */
const counted = (count: number, [one, two, few, many, other]: readonly [string, string, string, string, string]) =>
  choose(count, {
    one,
    two,
    few: `${String(count)} ${few}`,
    many: `${String(count)} ${many}`,
    other: `${String(count)} ${other}`,
  });

const words: FirstWords = {
  cannotOpen: 'لا نصل إلى الفعالية الآن. تحقق من شبكة Wi-Fi ثم حاول مرة أخرى.',
  reloadNeeded: 'لم يُحمَّل هذا الجزء. أعد تحميل الصفحة. نصك محفوظ.',
  reload: 'أعد التحميل',

  runBy: (organiser) => `ينظمها ${organiser}`,
  joinNow: 'ادخل',
  entering: 'جارٍ الدخول…',
  joinAndAsk: 'ادخل واطرح سؤالًا',
  joinHint: 'بلا حساب، ولا حاجة إلى اسم.',
  whoSummary: 'عرّف بنفسك (يمكنك تخطي هذا)',

  skipToContent: 'انتقل إلى المحتوى',
  tabs: { now: 'الآن', ask: 'أسئلة', stories: 'قصص', catchUp: 'ما فاتك' },
  tabsLabel: 'أقسام الصفحة',
  sessionChange: 'غيّر الجلسة',
  rehearsal: 'تجربة: لا أحد هنا حقيقي.',
  allSessions: 'كل الجلسات',
  fromHosts: 'من المنظمين:',
  needToTalk: 'هل تحتاج إلى التحدث مع أحد؟',
  offline: (waiting) =>
    waiting === 0
      ? 'لا يوجد اتصال. يمكنك متابعة الكتابة.'
      : `لا يوجد اتصال. يمكنك متابعة الكتابة. قيد الانتظار: ${String(waiting)}.`,
  leaveOpen: 'أبقِ هذه الصفحة مفتوحة.',
  keepsNothing: 'هذا المتصفح لا يحفظ شيئًا: أبقِ هذه الصفحة مفتوحة.',
  pollOpen: 'هناك استطلاع مفتوح: أجب',
  notNow: 'ليس الآن',
  upcomingText: 'لم تبدأ هذه الجلسة بعد. يمكنك التجول فيها منذ الآن.',
  dataLink: 'ماذا يحدث لما أكتبه',
  archiveLink: 'اقرأ الأرشيف',

  nowTitle: 'على الشاشة الكبيرة الآن',
  nowNew: 'جديد على الشاشة الكبيرة: اعرضه',
  nowQuietTitle: 'الشاشة الكبيرة هادئة',
  nowQuiet: 'يمكنك أن تسأل وتروي في أي وقت.',
  nowJoinTitle: 'الشاشة الكبيرة تعرض طريقة الانضمام',
  nowJoin: (code) => `هل يجلس أحد بجانبك؟ الرمز هو ${code}.`,
  nowEmptyTitle: 'لا شيء على الشاشة الكبيرة بعد',
  nowEmpty: 'يمكنك أن تكون أول من يسأل.',
  nowGone: 'لم يعد هذا على الشاشة الكبيرة.',
  openPolls: 'استطلاعات مفتوحة',

  askTitle: 'الأسئلة',
  storiesTitle: 'القصص',
  orderLabel: 'الترتيب',
  order: { newest: 'الأحدث', wanted: 'الأكثر طلبًا' },
  showNew: (count) => `اعرض الجديد (${String(count)})`,
  showOlder: 'اعرض الأقدم',
  loadingOlder: 'جارٍ التحميل…',
  olderFailed: 'تعذّر التحميل. حاول مرة أخرى.',
  askEmptyTitle: 'لا أسئلة بعد',
  askEmpty: 'ماذا تود أن تعرف؟ ربما يتساءل غيرك أيضًا.',
  storiesEmptyTitle: 'لا قصص بعد',
  storiesEmpty: 'اروِ شيئًا من حياتك اليومية. يقرؤه المنظمون قبل ظهوره.',
  gone: 'لم يعد هذا معروضًا هنا.',

  pollShort: 'استطلاع',
  supportQuestion: 'هذا سؤالي أيضًا',
  supportOther: 'وأنا كذلك',
  supported: (count) => counted(count, ['شخص واحد معك', 'شخصان معك', 'أشخاص معك', 'شخصًا معك', 'شخص معك']),
  mine: 'منك',
  reply: 'رد',
  replies: (count) => counted(count, ['رد واحد', 'ردّان', 'ردود', 'ردًا', 'رد']),
  pinned: 'مثبّت',
  answeredAloud: 'أُجيب عنه في القاعة',
  answer: 'الجواب',
  answerLate: 'أُجيب عنه بعد الجلسة',
  alsoAsked: 'وسُئل أيضًا هكذا:',
  alsoAskedIn: (count) =>
    `سُئل أيضًا ${counted(count, ['بصيغة أخرى', 'بصيغتين أخريين', 'صيغ أخرى', 'صيغة أخرى', 'صيغة أخرى'])}`,

  compose: {
    question: 'اطرح سؤالًا',
    story: 'اروِ قصة',
    comment: 'اكتب تعليقًا',
    poll: 'ابدأ استطلاعًا',
  },
  composeWhat: 'ماذا تريد أن تكتب؟',
  fields: { question: 'سؤالك', story: 'قصتك', comment: 'تعليقك' },
  send: { question: 'أرسل السؤال', story: 'أرسل القصة', comment: 'أرسل التعليق' },
  storyHint: 'يرجى عدم ذكر أسماء أشخاص آخرين. يقرؤها المنظمون قبل ظهورها.',
  storyArchive: 'احتفظ بها في الأرشيف أيضًا',
  storyArchiveHint: 'يمكن قراءة الأرشيف بعد الفعالية. يمكنك تغيير هذا لاحقًا.',
  voiceSummary: 'كيف تريد أن يُسمع سؤالك؟',
  voice: { none: 'اعرضوه نصًا', self: 'أريد أن أقوله بنفسي', read: 'اقرؤوه نيابة عني' },
  shownAs: (who) => `يظهر باسم: ${who}`,
  anonymous: 'مجهول',
  lookFirst: 'يقرؤه المنظمون قبل ظهوره.',
  muted: 'أوقف المنظمون مشاركاتك. تحدث من فضلك مع أحد المساعدين أو المنظمين. يبقى نصك هنا.',
  slow: (seconds) =>
    seconds % 60 === 0
      ? `هنا مشاركة واحدة كل ${counted(seconds / 60, ['دقيقة', 'دقيقتين', 'دقائق', 'دقيقة', 'دقيقة'])}.`
      : `هنا مشاركة واحدة كل ${counted(seconds, ['ثانية', 'ثانيتين', 'ثوانٍ', 'ثانية', 'ثانية'])}.`,
  empty: 'اكتب شيئًا أولًا.',
  tooLong: (over) => `احذف ${counted(over, ['حرفًا واحدًا', 'حرفين', 'أحرف', 'حرفًا', 'حرف'])} ثم أرسله.`,
  sessionClosedCompose: 'انتهت هذه الجلسة. قد لا يصل ما ترسله الآن.',

  seeFate: 'انظر ما يمكنك فعله',
  goesAt: (time) => `ينتظر دوره، ويُرسل في ${time}`,
  fate: {
    sending: 'في انتظار الإرسال',
    refused: 'لم يُرسل',
    held: 'أُرسل، وينتظر المنظمين',
    shown: 'أُرسل، ويراه الجميع',
    wall: 'على الشاشة الكبيرة',
    answered: 'تمت الإجابة',
    hidden: 'أخفاه المنظمون',
    returned: 'أُعيد إليك: عدّله من فضلك',
    grouped: 'يظهر مع سؤال بالمعنى نفسه',
    withdrawn: 'سحبته',
    changed: 'تعديلك ينتظر المنظمين',
    kept: 'رفض المنظمون تعديلك',
    open: 'مفتوح',
    closed: 'انتهى',
  },

  summary: ({ questions, stories, comments, polls }) =>
    [
      questions > 0 && counted(questions, ['سؤال جديد', 'سؤالان جديدان', 'أسئلة جديدة', 'سؤالًا جديدًا', 'سؤال جديد']),
      stories > 0 && counted(stories, ['قصة جديدة', 'قصتان جديدتان', 'قصص جديدة', 'قصة جديدة', 'قصة جديدة']),
      comments > 0 &&
        counted(comments, ['تعليق جديد', 'تعليقان جديدان', 'تعليقات جديدة', 'تعليقًا جديدًا', 'تعليق جديد']),
      polls > 0 &&
        counted(polls, ['استطلاع جديد', 'استطلاعان جديدان', 'استطلاعات جديدة', 'استطلاعًا جديدًا', 'استطلاع جديد']),
    ]
      .filter(Boolean)
      .join('، '),
  saidWaiting: 'محفوظ. يُرسل عند عودة الاتصال.',
  saidSent: 'أُرسل.',
  saidRefused: 'لم يُرسل. انظر «ما فاتك» لمعرفة ما يمكنك فعله.',
};

export default words;
