const words = {
  pageTitle: (title: string) => `Cards for ${title}`,
  heading: 'Cards to print',
  hint: 'Print on A4. Black and white is fine. Cut along the dotted lines.',
  size: 'What do you need?',
  sizes: {
    poster: 'One poster for the door',
    half: 'Two large cards',
    tables: 'Four cards for tables',
    small: 'Eight small cards',
  },
  print: 'Print',
  notFound: (code: string) => `We can’t find ${code}. Check the address.`,
  noServer: 'We can’t reach the server. Check the connection and load this page again.',

  invitation: 'Your voice counts here',
  code: 'Code',
  orHashtag: (hashtag: string) => `or #${hashtag}`,
  how: [
    'Point your phone’s camera at the square and tap the link.',
    'Or type the address into your browser and enter the code.',
    'Ask, tell, vote. No app and no name needed.',
  ],
};

export type CardWords = typeof words;
export default words;
