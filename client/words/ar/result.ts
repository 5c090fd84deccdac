import type { ResultWords } from '../en/result.ts';

const words: ResultWords = {
  removed: 'إجابة أزالها المنظمون',
  right: 'الإجابة الصحيحة',

  withHands: (votes, hands) => `${votes}، وبرفع الأيدي: ${String(hands)}`,
  handsCounted: (count) => `عُدّ كذلك برفع الأيدي: ${String(count)}.`,

  mean: (value, most) => `المتوسط ${value} من ${most}`,
  meanOf: (count) => `عدد من اختاروا رقمًا: ${String(count)}.`,
  scaleEnd: (value, meaning) => `${value}، ${meaning}`,

  winner: (option) => `في المقدمة: ${option}`,
  winners: (options) => `في المقدمة بالتساوي: ${options}`,
  points: 'النقاط',
  pointsHow: 'كلما قدّم الناس إجابة زادت نقاطها.',
  pointsOf: (count) => `النقاط: ${count}`,
  runoff: 'الجولات الفاصلة',
  runoffHow: 'يُحسب كل شخص لأفضل إجابة عنده ما زالت باقية. تخرج الأخيرة حتى تنال واحدة أكثر من النصف.',
  runoffRound: (round) => `الخطوة ${String(round)}`,
  out: (people) => `${String(people)}، تخرج`,
  wins: (people) => `${String(people)}، تفوز`,

  noWords: 'لا كلمات بعد.',
  yourWord: 'كلمتك',
  otherWords: (count) => `وكلمات أخرى: ${String(count)}`,

  answered: (count) => (count === 0 ? 'لم يجب أحد بعد.' : `عدد من أجابوا: ${String(count)}.`),

  median: (value) => `الإجابة الوسطى ${value}.`,
  medianHow: 'قال نصف الناس أقل، وقال نصفهم أكثر.',
  middleHalf: (lower, upper) => `قال النصف الأوسط من ${lower} إلى ${upper}.`,
  whole: (least, most) => `قال الجميع من ${least} إلى ${most}.`,
  bin: (from, to) => `من ${from} إلى أقل من ${to}`,

  compared: (round) => `مقارنةً بالجولة ${String(round)}`,
  round: (round) => `الجولة ${String(round)}`,
};

export default words;
