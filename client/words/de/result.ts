import type { ResultWords } from '../en/result.ts';

const words: ResultWords = {
  removed: 'Eine Antwort, die die Leitung weggenommen hat',
  right: 'Richtige Antwort',

  withHands: (votes, hands) => `${votes}, und ${String(hands)} per Handzeichen`,
  handsCounted: (count) =>
    count === 1
      ? '1 weitere Person wurde per Handzeichen gezählt.'
      : `${String(count)} weitere Personen wurden per Handzeichen gezählt.`,

  mean: (value, most) => `Im Mittel ${value} von ${most}`,
  meanOf: (count) =>
    count === 1 ? '1 Person hat eine Zahl gewählt.' : `${String(count)} Personen haben eine Zahl gewählt.`,
  scaleEnd: (value, meaning) => `${value}, ${meaning}`,

  winner: (option) => `Vorn: ${option}`,
  winners: (options) => `Gleichauf vorn: ${options}`,
  points: 'Punkte',
  pointsHow: 'Je weiter vorn eine Antwort eingereiht wurde, desto mehr Punkte bekam sie.',
  pointsOf: (count) => `${count} Punkte`,
  runoff: 'Stichwahl',
  runoffHow:
    'Jede Stimme zählt für die beste Antwort, die noch dabei ist. Die letzte scheidet aus, bis eine mehr als die Hälfte hat.',
  runoffRound: (round) => `Schritt ${String(round)}`,
  out: (people) => `${String(people)}, scheidet aus`,
  wins: (people) => `${String(people)}, gewinnt`,

  noWords: 'Noch keine Wörter.',
  yourWord: 'Ihr Wort',
  otherWords: (count) => (count === 1 ? 'und 1 anderes Wort' : `und ${String(count)} andere Wörter`),

  answered: (count) =>
    count === 0
      ? 'Noch hat niemand geantwortet.'
      : count === 1
        ? '1 Person hat geantwortet.'
        : `${String(count)} Personen haben geantwortet.`,

  median: (value) => `Die mittlere Antwort ist ${value}.`,
  medianHow: 'Die Hälfte hat weniger gesagt, die Hälfte mehr.',
  middleHalf: (lower, upper) => `Die mittlere Hälfte sagte ${lower} bis ${upper}.`,
  whole: (least, most) => `Alle sagten ${least} bis ${most}.`,
  bin: (from, to) => `${from} bis unter ${to}`,

  compared: (round) => `Verglichen mit Runde ${String(round)}`,
  round: (round) => `Runde ${String(round)}`,
};

export default words;
