import type { BeforeWords } from '../phone-before.ts';

const words: BeforeWords = {
  inside: 'ما يجري في الداخل',
  said: 'ما يقوله الناس',
  late: 'يمكنك القراءة الآن. إذا لم يحدث شيء آخر، فقد يكون المتصفح قديمًا جدًا، أو أن JavaScript معطّل. يُرجى سؤال أحد المساعدين: يمكنهم الكتابة نيابةً عنك.',
};

export default words;
