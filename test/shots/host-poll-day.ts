import type { Wish } from '../../server/simulator/outbox.ts';
import type { Day } from './day.ts';

/** What hosts ask in every kind, in both languages of the pictures. */
const texts = {
  en: {
    adding: ['Where shall we meet again?', 'Here', 'In the library'],
    added: 'At the lake',
    several: ['What helps you through a night shift?', 'A second person', 'A break of an hour', 'Somebody to call'],
    rating: ['How safe do you feel at night?', 'not at all', 'very'],
    ranking: ['What should come first?', 'More staff', 'Better pay', 'Shorter shifts'],
    words: ['Care at night, in one word?', ['quiet', 'long', 'alone', 'tired', 'calm']],
    number: ['How many people do you look after at night?', 'people'],
    open: 'What would you tell your manager?',
    set: 'Warm-up quiz',
    quiz: [
      ['How many of us work nights?', 'Every third', 'Every tenth'],
      ['Since when are there night rates?', 'Since 1994', 'Since 2010'],
      ['Who pays for the taxi home?', 'The employer', 'Nobody'],
    ],
    asked: ['Is it too warm in here?', 'Yes', 'No'],
    names: ['Amina', 'Ben'],
  },
  ar: {
    adding: ['أين نلتقي من جديد؟', 'هنا', 'في المكتبة'],
    added: 'عند البحيرة',
    several: ['ما الذي يعينك في وردية الليل؟', 'شخص ثانٍ', 'استراحة ساعة', 'من يمكن الاتصال به'],
    rating: ['كم تشعر بالأمان ليلًا؟', 'أبدًا', 'كثيرًا'],
    ranking: ['ما الذي يأتي أولًا؟', 'موظفون أكثر', 'أجر أفضل', 'ورديات أقصر'],
    words: ['الرعاية ليلًا بكلمة واحدة؟', ['هدوء', 'طول', 'وحدة', 'تعب', 'سكون']],
    number: ['بكم شخصًا تعتني ليلًا؟', 'أشخاص'],
    open: 'ماذا تقول لمديرك؟',
    set: 'مسابقة البداية',
    quiz: [
      ['كم منا يعمل ليلًا؟', 'واحد من ثلاثة', 'واحد من عشرة'],
      ['منذ متى يوجد أجر ليلي؟', 'منذ 1994', 'منذ 2010'],
      ['من يدفع أجرة العودة؟', 'صاحب العمل', 'لا أحد'],
    ],
    asked: ['هل الجو حار هنا؟', 'نعم', 'لا'],
    names: ['أمينة', 'بشير'],
  },
} as const;

/** A poll of every kind, open or over, with everything that hosts have to look at. */
export async function askEveryKind(day: Day): Promise<void> {
  const said = texts[day.script.stage.language === 'ar' ? 'ar' : 'en'];
  const { session } = day;
  type Asked = Omit<Extract<Wish, { type: 'poll.add' }>, 'type' | 'session' | 'id' | 'outbox'>;
  const ask = async (poll: Asked) => (await day.ask({ type: 'poll.add', session, ...poll })).poll ?? '';
  const answer = (place: number, poll: string, given: Omit<Extract<Wish, { type: 'ballot.cast' }>, 'type' | 'poll'>) =>
    day.askAs(place, { type: 'ballot.cast', poll, ...given });

  const [question, ...ways] = said.ranking;
  await ask({ question, kind: 'ranking', options: ways, open: false });

  const [howMany, unit] = said.number;
  const number = await ask({ question: howMany, kind: 'number', unit });
  for (const [place, count] of [4, 9, 12, 20, 31].entries()) await answer(place, number, { number: count });
  await day.ask({ type: 'poll.close', poll: number });

  const [howSafe, low, high] = said.rating;
  const rating = await ask({ question: howSafe, kind: 'rating', low, high });
  for (const [place, mark] of ['o2', 'o3', 'o3', 'o5'].entries()) await answer(place, rating, { choices: [mark] });
  await day.ask({ type: 'poll.close', poll: rating });

  const [helps, ...helpers] = said.several;
  const several = await ask({ question: helps, kind: 'several', options: helpers });
  for (let place = 0; place < 5; place++)
    await answer(place, several, { choices: ['o1', `o${String(2 + (place % 2))}`] });
  await day.ask({ type: 'hands.count', poll: several, counts: { o1: 12, o2: 7, o3: 0 }, people: 14 });

  await ask({ question: said.open, kind: 'open' });

  const [where, ...places] = said.adding;
  const adding = await ask({ question: where, options: places, adding: true, seconds: 3600 });
  await answer(0, adding, { choices: ['o1'] });
  await day.ask({ type: 'poll.reset', poll: adding });
  await day.askAs(1, { type: 'option.add', poll: adding, text: said.added });
  await answer(1, adding, { choices: ['o3'] });

  for (const [place, [asked, ...options]] of said.quiz.entries()) {
    const poll = await ask({ question: asked, options, right: [0], set: said.set, open: place < 2 });
    if (place !== 0) continue;
    for (const [at, name] of said.names.entries()) await answer(at, poll, { choices: ['o1'], name });
    await day.ask({ type: 'poll.close', poll });
  }

  await day.ask({ type: 'session.edit', session, details: { lookFirst: true } });
  const [inAWord, all] = said.words;
  const words = await ask({ question: inAWord, kind: 'words' });
  for (const [place, word] of all.entries())
    await answer(place, words, { words: [word, all[0]].slice(place === 0 ? 1 : 0) });
  await day.ask({ type: 'word.show', poll: words, words: [{ key: all[3], text: all[3] }] });

  const [warm, ...yesNo] = said.asked;
  await day.askAs(2, { type: 'poll.add', session, question: warm, options: yesNo });
}
