import type { CardWords } from '../en/card.ts';

const words: CardWords = {
  pageTitle: (title) => `Karten für ${title}`,
  heading: 'Karten zum Drucken',
  hint: 'Drucken Sie auf A4, Schwarz-Weiß reicht. Schneiden Sie an den Punktlinien.',
  size: 'Was brauchen Sie?',
  sizes: {
    poster: 'Ein Plakat für die Tür',
    half: 'Zwei große Karten',
    tables: 'Vier Karten für Tische',
    small: 'Acht kleine Karten',
  },
  print: 'Drucken',
  notFound: (code) => `Wir finden ${code} nicht. Bitte prüfen Sie die Adresse.`,
  noServer: 'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und laden Sie die Seite neu.',

  invitation: 'Hier zählt Ihre Stimme',
  code: 'Code',
  orHashtag: (hashtag) => `oder #${hashtag}`,
  how: [
    'Halten Sie die Handykamera auf das Quadrat und tippen Sie auf den Link.',
    'Oder tippen Sie die Adresse in den Browser und geben Sie den Code ein.',
    'Fragen, erzählen, abstimmen. Ohne App und ohne Namen.',
  ],
};

export default words;
