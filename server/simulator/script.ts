import type { CreateEvent } from '../../shared/http.ts';
import type { PostKind } from '../../shared/screens.ts';
import type { Standpoint } from '../../shared/settings.ts';

/**
 * What the pretend audience says: a day at a conference where people who use care, people who give it and people who
 * organise it sit in one room. Nobody in it exists.
 */

/** A suitable event for it. */
export const stage = {
  title: 'A good ordinary day: care and support, together',
  hashtag: null,
  language: 'en',
  timeZone: 'Europe/London',
  organiser: 'The Ordinary Day Network (a pretend conference)',
  contact: 'hello@ordinary-day.example',
  support: 'Ruth and Sam are at the quiet table by the garden door, all day.',
  colour: '#1d5b6e',
} satisfies CreateEvent;

/** The other slots of its agenda. */
export const agenda = [
  {
    title: 'Workshop: planning support around a week, not a form',
    speakers: 'Odette Marsh, Joseph Tan',
    room: 'Library',
  },
  { title: 'Open floor: what we take home', speakers: 'Everyone', room: 'Main hall' },
] as const;

export type Character = { readonly name: string | null; readonly as: Standpoint | null };

/** Who is in the room. Without a name: people who would rather not give one. */
export const cast: readonly Character[] = [
  { name: 'Maureen', as: 'uses' },
  { name: 'Dev', as: 'works' },
  { name: 'Aunty Bea', as: 'cares' },
  { name: 'Tomasz', as: 'works' },
  { name: 'Jean', as: 'uses' },
  { name: 'Mr Hussain', as: 'cares' },
  { name: 'Samira', as: 'cares' },
  { name: 'Colin', as: 'uses' },
  { name: 'Grace O.', as: 'works' },
  { name: 'Pat', as: 'cares' },
  { name: 'Leroy', as: 'uses' },
  { name: 'Ingrid', as: 'other' },
  { name: 'Fliss', as: 'uses' },
  { name: 'Nia', as: 'works' },
  { name: 'Ged', as: 'cares' },
  { name: null, as: 'uses' },
  { name: null, as: 'uses' },
  { name: null, as: 'cares' },
  { name: null, as: 'cares' },
  { name: null, as: 'works' },
  { name: null, as: 'works' },
  { name: null, as: null },
  { name: null, as: null },
  { name: null, as: 'other' },
  { name: null, as: null },
];

export type Line = {
  readonly kind: PostKind;
  /** One of the cast; without it, somebody who gives no name. */
  readonly by?: string;
  readonly text: string;
  /** How many of the room feel the same, 0 to 1. */
  readonly shared: number;
  /** Stories: may stay in the archive. */
  readonly archive?: boolean;
  readonly replies?: readonly { readonly by?: string; readonly text: string }[];
};

export type Ballot = {
  readonly by: 'host' | 'attendee';
  readonly question: string;
  readonly kind: 'one' | 'several';
  readonly options: readonly string[];
  /** How often each option is chosen, in any unit. */
  readonly weights: readonly number[];
};

const question = (shared: number, text: string, more: Partial<Line> = {}): Line => ({
  kind: 'question',
  shared,
  text,
  ...more,
});
const comment = (shared: number, text: string, more: Partial<Line> = {}): Line => ({
  kind: 'comment',
  shared,
  text,
  ...more,
});
const story = (shared: number, text: string, more: Partial<Line> = {}): Line => ({
  kind: 'story',
  shared,
  text,
  ...more,
});

/** Everything that is said, in order. */
export const lines: readonly Line[] = [
  question(0.7, 'Why do I have to tell my whole life again each time I get a new social worker?', {
    by: 'Maureen',
    replies: [
      {
        by: 'Samira',
        text: 'I keep a one-page note on the fridge now. I hand it over and make the tea while they read.',
      },
      {
        by: 'Grace O.',
        text: 'We are allowed to read the file before the visit. We are not always given the time. I would like that to change too.',
      },
    ],
  }),
  question(0.5, 'Can the visit times be agreed with me, and not only with the rota?', { by: 'Jean' }),
  comment(0.4, 'Thank you for the hearing loop and for the big print. I could follow the whole first hour.', {
    by: 'Colin',
  }),
  question(0.6, 'Who checks that a support plan is still right after a year?', {
    replies: [
      {
        by: 'Dev',
        text: 'On paper there is a yearly review. In my team it is closer to eighteen months at the moment.',
      },
    ],
  }),
  story(
    0.45,
    'My wife has had the same morning carer for three years. In the first week he noticed that she hums when the water is right and goes quiet when it is too hot. She has not had words since the stroke, so nobody had told him. He wrote it on the card in the bathroom: humming is yes. Now everyone who comes knows. When he was ill in March, a stranger came, read the card, and my wife hummed. I sat on the stairs and listened. I want someone to pay him for that line on the card. It took five seconds to write and it gave her back a say in her own morning.',
    {
      by: 'Mr Hussain',
      archive: true,
      replies: [{ by: 'Nia', text: '“Humming is yes.” I am taking that back to every handover sheet we have.' }],
    },
  ),
  question(0.55, 'What happens to my personal budget if I have to go into hospital for two months?', { by: 'Leroy' }),
  question(0.35, 'Is there a list of places that take an assistance dog without an argument at the door?', {
    by: 'Fliss',
    replies: [{ text: 'The library keeps one for the town centre. It is a folder behind the desk, you have to ask.' }],
  }),
  comment(
    0.3,
    'The bus that stops outside here does not have a ramp on Sundays. Please plan the next one for a Saturday.',
  ),
  question(0.65, 'How do I get a break when the respite bed is cancelled the day before?', {
    by: 'Aunty Bea',
    replies: [
      { by: 'Pat', text: 'It happened to us twice this year. The second time I did not unpack the case.' },
      {
        by: 'Tomasz',
        text: 'Ask for the cancellation in writing. We count the written ones, and the count is what gets beds funded.',
      },
    ],
  }),
  question(0.4, 'Could letters come with one sentence on top that says what I have to do?', { by: 'Jean' }),
  story(
    0.4,
    'I moved into supported living at thirty-four. Everyone asked whether I was ready to cook. Nobody asked whether I was ready to be on my own at nine in the evening. The cooking was fine. The evenings were long. Then Kwame on the late shift asked if I wanted to walk the bins down with him. It became our thing: bins, once round the block, look at the moon if there is one. Nine minutes, maybe ten. It is in my plan now. It says “evening walk, not therapy, just company”. I chose the wording myself and I am quite proud of it.',
    { by: 'Colin', archive: true },
  ),
  question(0.5, 'Why is there money for the grab rail but not for the forty minutes somebody needs to fit it?'),
  comment(0.35, 'Please say “people who draw on support” and not “the vulnerable”. I am listening, I am in row four.', {
    by: 'Fliss',
    replies: [{ by: 'Ingrid', text: 'Noted for the report, and thank you for saying it out loud.' }],
  }),
  question(0.45, 'Does anyone here have a good way to hand over from a night carer to a day carer?', {
    by: 'Tomasz',
    replies: [
      { by: 'Nia', text: 'Ten paid minutes of overlap and one question: what made last night easier or harder?' },
      { by: 'Mr Hussain', text: 'We use a school exercise book. Both sides write. I read it too.' },
    ],
  }),
  question(0.3, 'Can I have my assessment in Polish? My mother wants to read what is said about her.'),
  story(
    0.35,
    'On my first day in the care home I called everyone “my love” because I thought it was kind. Mrs Adeyemi let me do it for a morning. At lunch she asked me to sit down. She told me she had been a head teacher for twenty-six years and that her name had taken some getting. She was not cross. She asked what my name meant, and I told her, and then she told me hers. I have asked every person since how they like to be called, and I write it where the next one can see it. It was the best training I ever had. It lasted as long as a bowl of soup.',
    { by: 'Nia', archive: true },
  ),
  question(0.6, 'Why does a carer’s assessment end with a leaflet?', {
    by: 'Samira',
    replies: [{ by: 'Ged', text: 'Mine ended with two leaflets. I think I was the complicated case.' }],
  }),
  comment(
    0.25,
    'Whoever wrote the menu in pictures: my brother ordered for himself today, for the first time at a conference.',
  ),
  question(0.5, 'Who can I ring on a Sunday evening that is not an emergency and not nothing?', { by: 'Pat' }),
  question(0.35, 'Could new staff shadow for a week with the person, and not with a video?', {
    by: 'Leroy',
    replies: [
      {
        by: 'Grace O.',
        text: 'We do three days. The people we support interview the new starter on the last one. Hardly anyone leaves early since.',
      },
    ],
  }),
  story(
    0.5,
    'My mum was a seamstress. When her memory went she kept unpicking the hems of the curtains in the day room, and it was written down as “destructive behaviour”. My sister brought in a bag of old shirts and a blunt unpicker and asked if Mum could do the collars. She did the collars. She did forty collars. She told the girl next to her how to hold the cloth so it would not pull, and the girl listened, and came back the next day with her own skirt. They changed the word in the file. It says “likes to work with her hands”. It is the same woman and the same curtains.',
    { by: 'Samira', archive: true, replies: [{ text: 'I will look at our files tomorrow for words like that one.' }] },
  ),
  question(0.4, 'How long may an agency send someone new every day before it counts as a problem?'),
  comment(0.3, 'Could speakers say their name each time they start? I cannot see the stage.', { by: 'Leroy' }),
  question(0.3, 'Is there help with the form for the blue badge? I have started it three times.', {
    replies: [{ by: 'Ingrid', text: 'Yes: the advice table in the foyer, until half past three today.' }],
  }),
  question(0.45, 'What would it take for a care worker to be paid for the drive between two visits?', { by: 'Dev' }),
  story(
    0.3,
    'After my fall I was told I could go home when the bed, the rail and the key safe were in. The bed came on Monday. The rail came on Thursday. The key safe took nineteen days. It is a small metal box with four screws. On the ward they were kind and busy, and my neighbour fed the cat. In the end the caretaker of our block heard of it and put one up in his lunch break. He would not take anything for it, so I knitted him a hat. I still think about who was in the bed I did not need, or rather who was not.',
    {
      by: 'Maureen',
      archive: true,
      replies: [
        {
          by: 'Dev',
          text: 'I chase key safes every week. I am going to read this one out at our team meeting, if I may.',
        },
      ],
    },
  ),
  question(0.35, 'Do I have to have a smart phone to get my rota from the agency?', { by: 'Jean' }),
  comment(0.2, 'Good coffee, soft chairs, and somewhere to lie down. You have been to conferences with us before.'),
  question(0.5, 'When my mother says no to the carer, whose job is it to find out why?', {
    by: 'Ged',
    replies: [{ by: 'Tomasz', text: 'Ours. It usually has a reason that fits in one sentence, once someone asks.' }],
  }),
  question(0.25, 'Will the slides be put where a screen reader can read them?'),
  story(
    0.4,
    'I am seventeen and I look after my dad, who has MS. School knew, but it was a thing people lowered their voices for. Then a new form teacher asked me what would make a normal Tuesday better. I said: if I could keep my phone on silent in my pocket, in case he falls. That was it. One line on a list and a card I can show. I stopped running to the toilets every hour to check. My marks went up, which is nice. But mostly I stopped holding my breath. I would like someone to ask every young carer about their Tuesday.',
    {
      archive: true,
      replies: [{ by: 'Aunty Bea', text: 'Asking about Tuesday. Yes. Well said, and I hope he is keeping well.' }],
    },
  ),
  question(0.55, 'How do we keep good people when the supermarket pays a pound an hour more?', { by: 'Grace O.' }),
  comment(0.3, 'I have learned more at this lunch table than from the last three leaflets.', { by: 'Ged' }),
  question(0.4, 'Can a friend be my second contact, and not a relative who lives five hours away?', {
    by: 'Fliss',
    replies: [
      { text: 'Yes, anyone you choose. Ask them to strike out “next of kin” and write “the person I choose”.' },
    ],
  }),
  question(0.3, 'Is it true that I can use direct payments for a choir, if that is what keeps me well?', {
    by: 'Colin',
  }),
  story(
    0.25,
    'We are two sisters in our eighties and we share one carer, on Tuesdays and Fridays. It was a mistake in the system: the visit was booked at my address for both of us. By the time anyone noticed we had made it a habit. She does my stockings and Edie’s eye drops, and then the three of us have toast. The office rang to correct it. I said it was correct. There was a long pause and some typing. It is now called a “shared visit”, and I am told there are eleven of them in the county. I should like to meet the others.',
    { archive: true },
  ),
  question(0.45, 'Why are care reviews always at ten in the morning, when my tablets make me useless until noon?'),
  comment(0.35, 'Could we have five minutes of quiet after each talk? Some of us need them to find our question.', {
    by: 'Maureen',
    replies: [{ by: 'Ingrid', text: 'We will try it after the next one.' }],
  }),
  question(0.4, 'What may I refuse to do as an unpaid carer without being told that I do not cope?', {
    by: 'Pat',
    replies: [{ by: 'Samira', text: 'This is the question I came with and did not dare to type. Thank you.' }],
  }),
  question(0.3, 'How do I complain about a service without losing it?', { by: 'Leroy' }),
  story(
    0.45,
    'I worked nights on a dementia floor for eleven years. One gentleman got up at four each morning and went to the front door in his slippers. We walked him back; he came again. One night I had no strength to argue, so I put a coat on him and asked where we were going. “The bread,” he said. He had been a baker. So we went down to the kitchen and I let him switch on the ovens, just the light inside, and we sat and looked at them for a quarter of an hour. Then he said “right” and went back to bed. We did that until he died. It was the calmest part of my shift.',
    {
      by: 'Tomasz',
      archive: true,
      replies: [{ by: 'Jean', text: 'My father was a milkman. Now I know where he was going. Thank you.' }],
    },
  ),
  question(0.5, 'Could councils in this room agree on one form? I moved nine miles and began again from nothing.'),
  comment(0.25, 'The sign language interpreter on the left is superb. Please give her a break too.'),
  question(0.35, 'What does a good last year at home need, and who do I have to tell now?', {
    by: 'Mr Hussain',
    replies: [
      {
        by: 'Grace O.',
        text: 'Start with who should be rung at three in the morning. The rest follows from that more easily than people expect.',
      },
    ],
  }),
  question(0.25, 'Are there day places where someone under forty would not be the only one?', { by: 'Fliss' }),
  story(
    0.3,
    'Our village has no day centre, but it has a station café. It is warm, and it opens at seven. A few of us with nothing to travel for began to meet there on Wednesdays. The owner put a table by the socket so that Derek can charge his chair. Then the district nurse started to have her tea there, by chance, every Wednesday at ten. Nobody calls it a service. She has looked at two feet, one rash and a letter that frightened me, all before the 10.52. I can tell you what it costs: a pot of tea and a scone. I would be a little worried if it got a name.',
    { by: 'Jean', archive: true },
  ),
  question(0.45, 'Who pays for the training when my own assistant needs to learn to use the hoist?', { by: 'Maureen' }),
  comment(0.3, 'I liked that the panel said “we do not know” twice. It made me trust the rest.'),
  question(0.3, 'Can I see what is written about me, before it is sent on?', {
    replies: [
      { by: 'Dev', text: 'Yes, and you can add a note of your own to it. Please ask us, it makes the file better.' },
    ],
  }),
  question(0.4, 'How can a care home keep a married couple in one room if one of them needs nursing?', { by: 'Ged' }),
  story(
    0.35,
    'I do not speak, I type. People wait for the first word and then they look at whoever is next to me. At the bank, in the surgery, at my own review. Last spring we had a temp on reception who put her pen down when I started typing. She did not nod, she did not say “take your time”. She just waited, the way you wait for a kettle. It took me a minute and ten seconds to ask about my repeat prescription. She answered me, not my sister. I have timed it since. A minute and ten seconds is not long. It is about one advert.',
    { by: 'Fliss', archive: true, replies: [{ text: '“The way you wait for a kettle.” I will remember that.' }] },
  ),
  comment(0.2, 'For those asking: the quiet room is past the cloakroom, second door, and the light switch is low.'),
  question(0.5, 'What would you stop doing tomorrow, if you could, so that there is more time for people?', {
    by: 'Ingrid',
  }),
  question(0.25, 'Is anyone collecting the small fixes we hear today, and not only the big ones?'),
  comment(0.35, 'My son met two other dads of adult sons in the queue. That alone was worth the journey.', {
    by: 'Pat',
  }),
  story(
    0.3,
    'Before I started as a personal assistant I sold kitchens. On my second day Maggie, who I work for, sent me out of the house. “Go round the block, knock, and come in again as if it was not yours.” I was annoyed for about half the block. Then I knocked, and waited, and she called out “come in”, and I saw that I had been walking into her bedroom like a plumber. Seven years later I still knock. We argue about plenty: my parking, her radio. But it is her door. I tell new assistants the story on their second day, and then I send them round the block.',
    { archive: true },
  ),
  question(0.35, 'Could a care plan have a page that says what a bad day looks like, and what helps?', {
    by: 'Colin',
    replies: [{ by: 'Nia', text: 'Ours has one. It is the page that gets read.' }],
  }),
  comment(0.25, 'The lift to the second floor says each floor in a calm voice. Small thing. I noticed.', {
    by: 'Leroy',
  }),
  question(0.3, 'How do I plan a holiday when support does not cross the county line?', { by: 'Samira' }),
  story(
    0.25,
    'My husband died in February. In March the care agency rang, by mistake, to ask whether Thursday at nine still suited. I said he had died. The young man on the line was silent, and then he said: “He used to tell us the cricket.” I had not known. Every Thursday at nine, while I was at the shops, my husband had told a whole call centre the cricket over the speaker phone. The young man told me about it for ten minutes. Three of them had sent a card, but to the old address. He read it to me. I have it by the clock now.',
    { archive: true, replies: [{ by: 'Maureen', text: 'I am so glad he rang, even by mistake.' }] },
  ),
  question(0.4, 'Why do I lose my travel support on the day I find a job?'),
  comment(0.2, 'Please keep the microphones going round to the back. We do have opinions here.'),
  question(0.3, 'How would I know that a home is good if I only get one hour to look at it?', { by: 'Mr Hussain' }),
  comment(0.3, 'I came as a daughter and I am going home as one of many. That is a good thing to carry on the train.'),
  question(0.35, 'Is it allowed to be bored in a care home, or is somebody coming with a balloon?', {
    by: 'Jean',
    replies: [{ by: 'Grace O.', text: 'It is allowed, and I have just laughed in a silent room. Boredom is a right.' }],
  }),
  story(
    0.35,
    'At my daughter’s school meetings there used to be seven professionals and me. Papers went round, initials flew about. One day the speech therapist, who is not a loud person, moved her chair from their side of the table to mine. She said nothing about it. At the next meeting the nurse did it too. By summer there was no other side, only a ring with a plate of biscuits in it. The decisions did not get easier. But I stopped rehearsing in the car. If you go to such meetings for a living, please have a look at where your chair is.',
    { by: 'Aunty Bea', archive: true },
  ),
  comment(0.25, 'Whoever left a walking stick with a robin on the handle: it is at the front desk and it is admired.'),
  question(0.3, 'Can we hear from someone who changed a service after a complaint, and what they did first?'),
  story(
    0.3,
    'I manage a home for twenty-two people. Last winter I put the staff meeting in the lounge instead of the office, because the office heating had failed. Residents stayed to listen. On the agenda was the tea round, which we have argued about for years: three o’clock or half past. Mr Quayle raised his stick and said that he made his own tea until he came here, and was it a rule that he could not? It was not a rule. It was a habit with a trolley. There is a kettle in the corner now and eight people use it. The heating has been mended. The meeting has stayed where it was.',
    {
      by: 'Grace O.',
      archive: true,
      replies: [{ by: 'Leroy', text: '“A habit with a trolley.” I could name four of those where I live.' }],
    },
  ),
  comment(0.3, 'Thank you to the volunteer who read my question aloud without making it nicer.'),
  question(0.35, 'How do I find an assistant who speaks sign language, and not just “some signs”?', { by: 'Fliss' }),
  story(
    0.25,
    'I drive the community minibus on Mondays. For two years I collected a man called Alf, and each week he said “not today” at his gate and went back in. I kept stopping. The office asked me why I put him on the sheet. I said it was on the way, which was not quite true. In the second autumn I came down with a cold and somebody else drove. The Monday after, Alf was standing at the kerb with his cap on. “Thought you had died,” he said, and got in. He sits behind me and tells me which gear to use. He is a terrible passenger and I would not miss him.',
    { archive: true },
  ),
  comment(
    0.2,
    'The seat by the window at the back is the one with the least echo, if your hearing aids are like mine.',
  ),
  comment(0.25, 'I wrote nothing all morning and read everything. That counts as taking part, I have decided.'),
  comment(0.3, 'Being asked was good. Being told in six months what came of it would be better.', {
    by: 'Colin',
    replies: [
      {
        by: 'Ingrid',
        text: 'We will write to everyone who leaves a contact at the desk, in May, with what was done and what was not.',
      },
    ],
  }),
];

/** The polls, in order. */
export const ballots: readonly Ballot[] = [
  {
    by: 'host',
    question: 'What would make the biggest difference to an ordinary day?',
    kind: 'one',
    options: [
      'The same faces each week',
      'Visits at times I choose',
      'Someone to ring who knows me',
      'Getting out more easily',
    ],
    weights: [9, 6, 5, 4],
  },
  {
    by: 'attendee',
    question: 'Should every talk here end with five quiet minutes?',
    kind: 'one',
    options: ['Yes', 'No'],
    weights: [14, 5],
  },
  {
    by: 'host',
    question: 'Which of these have you had in the past year?',
    kind: 'several',
    options: ['A plan I had a say in', 'A real break', 'A review on time', 'Help with a form', 'None of these'],
    weights: [7, 4, 5, 9, 6],
  },
];
