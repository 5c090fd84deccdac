import type { Ballot, Character, Line } from '../../server/simulator/script.ts';
import type { Script } from './script.ts';

/** The pretend conference in a language that is written from right to left. */
export const stage: Script['stage'] = {
  title: 'يوم عادي جيد: الرعاية والدعم معًا',
  hashtag: null,
  language: 'ar',
  timeZone: 'Africa/Cairo',
  organiser: 'شبكة اليوم العادي (مؤتمر تجريبي)',
  contact: 'hello@ordinary-day.example',
  support: 'روث وسام عند الطاولة الهادئة بجانب باب الحديقة، 01234 567890',
  colour: '#1d5b6e',
};

export const agenda: Script['agenda'] = [
  { title: 'ورشة: خطة دعم تناسب الأسبوع لا الاستمارة', speakers: 'أوديت مارش، يوسف تان', room: 'المكتبة' },
  { title: 'الكلمة للجميع: ماذا نأخذ معنا إلى البيت', speakers: 'الجميع', room: 'القاعة الكبرى' },
];

export const cast: readonly Character[] = [
  { name: 'أمل', as: 'uses' },
  { name: 'Dev', as: 'works' },
  { name: 'أم بشير', as: 'cares' },
  { name: null, as: 'uses' },
  { name: null, as: 'cares' },
  { name: null, as: 'works' },
  { name: null, as: null },
  { name: null, as: 'other' },
  { name: null, as: null },
  { name: null, as: 'cares' },
];

export const lines: readonly Line[] = [
  {
    kind: 'question',
    by: 'أمل',
    shared: 0.7,
    text: 'لماذا عليّ أن أحكي حياتي كلها من جديد كلما جاءتني أخصائية اجتماعية جديدة؟',
    replies: [
      { by: 'أم بشير', text: 'أضع ورقة من صفحة واحدة على باب الثلاجة. أعطيها لهم وأعدّ الشاي وهم يقرأون.' },
      { by: 'Dev', text: 'يُسمح لنا بقراءة الملف قبل الزيارة، لكن لا يُعطى لنا الوقت دائمًا.' },
    ],
  },
  { kind: 'question', shared: 0.5, text: 'هل يمكن الاتفاق معي أنا على مواعيد الزيارة، وليس مع جدول المناوبات فقط؟' },
  { kind: 'question', shared: 0.6, text: 'من يتأكد بعد سنة أن خطة الدعم ما زالت مناسبة؟' },
  {
    kind: 'question',
    by: 'أم بشير',
    shared: 0.6,
    text: 'كيف أحصل على استراحة عندما يُلغى سرير الرعاية البديلة قبل يوم واحد؟',
  },
  { kind: 'question', shared: 0.4, text: 'هل يمكن أن تبدأ الرسائل بجملة واحدة تقول ما عليّ فعله؟' },
  { kind: 'question', shared: 0.3, text: 'كيف أشتكي من خدمة دون أن أفقدها؟' },
  { kind: 'comment', shared: 0.4, text: 'شكرًا على حلقة السمع وعلى الخط الكبير. تابعت الساعة الأولى كاملة.' },
  { kind: 'comment', shared: 0.3, text: 'الحافلة رقم 52 التي تقف هنا ليس لها منحدر يوم الأحد.' },
  {
    kind: 'story',
    by: 'أمل',
    shared: 0.45,
    archive: true,
    text: 'مع زوجي المرافق الصباحي نفسه منذ ثلاث سنوات. لاحظ في الأسبوع الأول أنه يدندن عندما تكون المياه مناسبة ويصمت عندما تكون ساخنة. كتب ذلك على البطاقة في الحمام: الدندنة تعني نعم. والآن يعرف ذلك كل من يأتي.',
  },
  {
    kind: 'story',
    shared: 0.4,
    archive: true,
    text: 'انتقلت إلى سكن مدعوم وعمري أربعة وثلاثون عامًا. سألني الجميع هل أستطيع الطبخ، ولم يسألني أحد كيف تكون المساءات.',
  },
  { kind: 'story', shared: 0.3, text: 'ليس في قريتنا مركز نهاري، لكن فيها مقهى دافئ عند المحطة يفتح في السابعة.' },
];

export const ballots: readonly Ballot[] = [
  {
    by: 'host',
    question: 'ما الذي يُحدث أكبر فرق في يوم عادي؟',
    kind: 'one',
    options: ['الوجوه نفسها كل أسبوع', 'زيارات في أوقات أختارها', 'شخص يعرفني أتصل به', 'الخروج بسهولة أكثر'],
    weights: [9, 6, 5, 4],
  },
  {
    by: 'attendee',
    question: 'هل تنتهي كل محاضرة هنا بخمس دقائق من الهدوء؟',
    kind: 'one',
    options: ['نعم', 'لا'],
    weights: [14, 5],
  },
];

export const longQuestion =
  'يعيش أخي في سكن مدعوم وأنا وليّ أمره وأعمل بدوام كامل: بمن أتصل في السادسة مساءً عندما تقول الوكالة إن أحدًا لا يستطيع الحضور، والأخصائية في إجازة حتى يوم الاثنين، وخط الطوارئ يقول إن هذه ليست حالة طارئة؟ ومن يدفع ثمن ذلك؟';

const story = lines.find(({ kind }) => kind === 'story')?.text ?? '';
export const longStory = `${story} ${story} ${story} ${story}`.slice(0, 990);

export const hideReason = 'يذكر شخصًا بالاسم';
export const reportReason = 'يذكر جارتي بالاسم.';
export const answer = 'نعم. ابتداءً من يناير يحصل كل شخص على اسم شخص واحد ورقم يُرد عليه حتى العاشرة ليلًا.';
export const notice = 'الغداء حتى الساعة 13:30. غرفة الهدوء: الطابق الثاني، يسارًا.';
export const whisper = 'سؤالان آخران ثم نختم.';
export const note = 'يرجى حذف اسم الدار.';
export const board = 'أمنيات للعام القادم';
export const label = 'السكن';
