import { plural } from '../plural.ts';
import type { ArchiveWords } from '../en/archive.ts';

const choose = plural('ar');
const format = new Intl.NumberFormat('ar-u-nu-latn');
const number = (count: number) => format.format(count);

/** Arabic counts one, two, three to ten, eleven to ninety-nine and round hundreds each in its own way. */
function counted(count: number, one: string, two: string, few: string, many: string, other: string): string {
  const written = number(count);
  return choose(count, {
    one,
    two,
    few: `${written} ${few}`,
    many: `${written} ${many}`,
    other: `${written} ${other}`,
  });
}

const people = (count: number) => counted(count, 'شخص واحد', 'شخصان', 'أشخاص', 'شخصًا', 'شخص');
const withAnswered = (questions: string, answered: number) =>
  answered === 0 ? questions : `${questions}، أُجيب عن ${number(answered)}`;

const words: ArchiveWords = {
  archive: 'الأرشيف',
  pageTitle: (event) => `${event}: الأرشيف`,
  openGraphLocale: 'ar_AR',
  heldBy: (organiser) => `تنظيم: ${organiser}`,
  contact: (contact) => `للتواصل: ${contact}`,
  liveNow: 'هذه الفعالية جارية الآن. ما زال بإمكانك المشاركة.',
  savedLive: 'كانت هذه الفعالية جارية عند إنشاء هذا الملف. ربما قيل المزيد منذ ذلك الحين.',
  joinIn: 'شارك الآن',
  code: (code) => `الرمز \u2066${code}\u2069`,

  contents: 'المحتويات',
  ownPage: 'في صفحة مستقلة',
  wholeArchive: 'الأرشيف كاملًا',
  downloads: 'تنزيل',
  downloadHtml: 'صفحة للحفظ (HTML)',
  downloadXlsx: 'مصنف (XLSX)',
  downloadCsv: 'جدول (CSV)',
  downloadJson: 'بيانات (JSON)',
  downloadMarkdown: 'نص (Markdown)',
  downloadZip: 'كل شيء (ZIP)',
  downloadsFor: 'لجدول بيانات أو برنامج أو محرر نصوص. وصفحة الحفظ تُفتح في أي مكان دون إنترنت.',
  feed: 'خلاصة (Atom)',
  feedFor: 'تُخبر قارئ الخلاصات بكل جديد.',
  backToContents: 'العودة إلى المحتويات',
  skip: 'الانتقال إلى الجلسات',

  handout: 'ورقة الجلسة',
  toPrint: 'ورقة الجلسة للطباعة',
  everythingSaid: 'كل ما قيل',
  handoutHolds: 'تضم هذه الورقة أكثر الأسئلة طلبًا مع إجاباتها، وكل الاستطلاعات، وقصصًا. وفي الأرشيف كل شيء.',

  questions: 'الأسئلة',
  stories: 'القصص',
  comments: 'التعليقات',
  poll: 'استطلاع',
  polls: 'الاستطلاعات',
  sessionCount: (count) => counted(count, 'جلسة واحدة', 'جلستان', 'جلسات', 'جلسة', 'جلسة'),
  questionCount: (count, answered) =>
    withAnswered(counted(count, 'سؤال واحد', 'سؤالان', 'أسئلة', 'سؤالًا', 'سؤال'), answered),
  storyCount: (count) => counted(count, 'قصة واحدة', 'قصتان', 'قصص', 'قصة', 'قصة'),
  commentCount: (count) => counted(count, 'تعليق واحد', 'تعليقان', 'تعليقات', 'تعليقًا', 'تعليق'),
  pollCount: (count) => counted(count, 'استطلاع واحد', 'استطلاعان', 'استطلاعات', 'استطلاعًا', 'استطلاع'),
  nothingYet: 'لم يُكتب شيء هنا.',

  search: 'البحث في هذه الصفحة',
  filterKind: 'النوع',
  everyKind: 'كل شيء',
  filterAnswered: 'الإجابات',
  answeredOrNot: 'الكل',
  answered: 'أُجيب عنها',
  unanswered: 'لم يُجب عنها',
  filterSession: 'الجلسة',
  everySession: 'كل الجلسات',
  tags: 'الوسوم',
  filterTag: 'الوسم',
  everyTag: 'كل الوسوم',
  everyRoom: 'كل القاعات',
  entryCount: (count) => `في ${counted(count, 'مشاركة واحدة', 'مشاركتين', 'مشاركات', 'مشاركة', 'مشاركة')}`,
  number,
  order: 'الترتيب',
  asSaid: 'الأقدم أولًا',
  newestFirst: 'الأحدث أولًا',
  mostWanted: 'الأكثر طلبًا أولًا',
  sinceLastVisit: 'منذ زيارتك الأخيرة',
  found: (count) => `عدد النتائج: ${count}`,
  foundNothing: 'لا توجد نتائج. جرّب كلمة أخرى.',
  showAll: 'إظهار الكل',

  speakers: 'مع',
  room: 'القاعة',
  when: 'الوقت',
  live: 'جارية الآن',
  upcoming: 'لم تبدأ بعد',
  openUntil: (time) => `لا تزال الكتابة هنا ممكنة حتى ${time}. ويقرأها أحد المضيفين أولًا.`,
  writeHere: 'كتابة شيء',

  linkToSession: 'رابط هذه الجلسة،',
  linkToQuestion: 'رابط هذا السؤال،',
  linkToStory: 'رابط هذه القصة،',
  linkToComment: 'رابط هذا التعليق،',
  linkToReply: 'رابط هذا الرد،',
  linkToAnswer: 'رابط هذه الإجابة،',
  linkToPoll: 'رابط هذا الاستطلاع،',

  questionSupport: (count) => `السؤال نفسه: ${people(count)}`,
  sameSupport: (count) => `ينطبق هذا أيضًا على: ${people(count)}`,
  alsoAsked: 'وسُئل أيضًا هكذا',
  labels: (labels) => `التصنيفات: ${labels}`,
  cameLate: 'وصلت متأخرة',
  saidAfter: 'بعد الجلسة',
  sources: { 'zoom-chat': 'من محادثة Zoom', 'zoom-questions': 'من أسئلة Zoom', slido: 'من Slido' },
  answer: 'الإجابة',
  answerLater: 'إجابة أضيفت بعد الجلسة',
  answeredAloud: 'أُجيب عنه شفهيًا',
  moreOpen: (count) => `بلا إجابة حتى الآن أيضًا: ${count}`,
  openQuestions: 'أسئلة مفتوحة',
  promised: (by, day) =>
    day === null ? `وعد \u2068${by}\u2069 بالإجابة.` : `وعد \u2068${by}\u2069 بالإجابة حتى ${day}.`,
  replies: (count) => counted(count, 'رد واحد', 'ردان', 'ردود', 'ردًا', 'رد'),

  several: 'كان يمكن اختيار أكثر من إجابة.',
  roundOf: (round, rounds) => `الجولة ${number(round)} من ${number(rounds)}`,
  openRound: 'جولة جديدة مفتوحة الآن.',
  voted: (count) => `عدد المصوتين: ${people(count)}`,
  votes: (count, of) => `${number(count)} من ${number(of)}`,
  keptResult: 'لم ينشر المضيفون هذه النتيجة.',

  wall: {
    join: 'كيفية المشاركة',
    latest: 'آخر ما كُتب',
    wanted: 'أكثر ما يُسأل عنه',
    quiet: 'العنوان وحده',
  },

  video: {
    title: 'الفيديو',
    play: (host) => `تشغيل الفيديو (يُحمَّل من \u2066${host}\u2069)`,
    playOn: (site, host) => `تشغيل الفيديو على ${site} (يُحمَّل من \u2066${host}\u2069)`,
    playFrom: (time) => `تشغيل من ${time}`,
    chapters: 'الفصول',
    transcript: 'ما يقال في الفيديو',
    chaptersAs: 'الفصول في ملف:',
    chaptersText: 'نص ليوتيوب',
    captionsFile: 'ملف (WebVTT)',
  },

  course: {
    explained: 'مدى حيوية القاعة وما حدث ومتى. كل علامة تقود إلى ما قيل.',
    summary: (from, to, liveliest) =>
      liveliest === null ? `من ${from} إلى ${to}.` : `من ${from} إلى ${to}، وكانت الذروة عند ${liveliest}.`,
    lanes: { wall: 'على الشاشة', poll: 'الاستطلاعات', question: 'الأسئلة', story: 'القصص', comment: 'التعليقات' },
    asText: 'التسلسل الزمني نصًا',
    counted: (posts, supports, votes) => [
      ...(posts > 0 ? [counted(posts, 'مشاركة واحدة', 'مشاركتان', 'مشاركات', 'مشاركة', 'مشاركة')] : []),
      ...(supports > 0 ? [counted(supports, 'تأييد واحد', 'تأييدان', 'تأييدات', 'تأييدًا', 'تأييد')] : []),
      ...(votes > 0 ? [counted(votes, 'صوت واحد', 'صوتان', 'أصوات', 'صوتًا', 'صوت')] : []),
    ],
  },

  sheets: {
    summary: 'ملخص',
    timeline: 'التسلسل الزمني',
    columns: {
      event: 'الفعالية',
      code: 'الرمز',
      hashtag: 'الوسم',
      organiser: 'تنظيم',
      contact: 'للتواصل',
      starts: 'البداية',
      ends: 'النهاية',
      timeZone: 'المنطقة الزمنية لجميع الأوقات',
      address: 'العنوان',
      session: 'الجلسة',
      speakers: 'المتحدثون',
      number: 'الرقم',
      time: 'الوقت',
      kind: 'النوع',
      to: 'يتبع',
      text: 'النص',
      name: 'الاسم',
      about: 'ملاحظات',
      support: 'ينطبق أيضًا على',
      answered: 'أُجيب عنه',
      answeredBy: 'أجاب عنه',
      aboutAnswer: 'عن الإجابة',
      promisedBy: 'الواعد بالإجابة',
      promisedUntil: 'موعد الإجابة',
      replies: 'الردود',
      labels: 'التصنيفات',
      under: 'يندرج تحت',
      round: 'الجولة',
      people: 'عدد المصوتين',
      option: 'الخيار',
      selections: 'عدد من اختاروه',
      share: 'النسبة من المصوتين',
    },
    moments: {
      reply: 'رد',
      answer: 'إجابة',
      poll: 'استطلاع',
      wall: 'على الشاشة',
      began: 'بدأت الجلسة',
      closed: 'انتهت الجلسة',
    },
  },

  thisPage: 'هذه الصفحة',
  permanent: 'لكل سؤال وقصة وتعليق واستطلاع رقم، مثل \u2066#p12\u2069. أضف الرقم إلى هذا العنوان للعودة إليه.',
  times: (zone) => `الأوقات هي التوقيت المحلي للفعالية (\u2066${zone}\u2069).`,
  keptUntil: (day) => `يُحفظ كل هذا حتى ${day}، ثم يُحذف.`,
  keptFor: (days) => `يُحذف كل هذا بعد الفعالية بـ: ${counted(days, 'يوم واحد', 'يومين', 'أيام', 'يومًا', 'يوم')}.`,
  withdraw: 'يمكنك سحب ما كتبته في أي وقت. استخدم الجهاز الذي كتبته به.',
  openEvent: 'فتح الفعالية',
  draft: 'هذا الأرشيف مسودة. يستطيع قراءته كل من لديه الرمز. ونطلب من محركات البحث ألا تُدرجه.',
  takenDown: 'أُغلق هذا الأرشيف',
  takenDownText: 'أغلقه المضيفون في الوقت الحالي، ولا يمكن قراءة شيء منه هنا. ويمكنهم فتحه من جديد.',
  madeWith: 'محفوظ بواسطة Openfloor',
};

export default words;
