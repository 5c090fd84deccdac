import type { CardWords } from '../en/card.ts';

const words: CardWords = {
  pageTitle: (title) => `بطاقات: ${title}`,
  heading: 'بطاقات للطباعة',
  hint: 'اطبع على ورق A4، والأبيض والأسود يكفي. قص عند الخطوط المنقطة.',
  size: 'ماذا تحتاج؟',
  sizes: {
    poster: 'ملصق واحد للباب',
    half: 'بطاقتان كبيرتان',
    tables: 'أربع بطاقات للطاولات',
    small: 'ثماني بطاقات صغيرة',
  },
  print: 'اطبع',
  notFound: (code) => `لا نجد ${code}. يرجى مراجعة العنوان.`,
  noServer: 'لا يمكننا الوصول إلى الخادم. تحقق من الاتصال وأعد تحميل الصفحة.',

  invitation: 'صوتك مسموع هنا',
  code: 'الرمز',
  orHashtag: (hashtag) => `أو ‎#${hashtag}`,
  how: [
    'وجّه كاميرا هاتفك نحو المربع والمس الرابط.',
    'أو اكتب العنوان في المتصفح ثم أدخل الرمز.',
    'اسأل واحكِ وصوّت. بلا تطبيق وبلا اسم.',
  ],
};

export default words;
