/** What the phone's page says before its script runs, and what stands below the door: the server renders it, no phone loads it. */
const words = {
  inside: 'What is going on inside',
  said: 'What people say',
  late: 'You can read already. If nothing else happens, this browser may be too old, or JavaScript is switched off. Please ask a helper: they can write for you.',
};

export default words;
