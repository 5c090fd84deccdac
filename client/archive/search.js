/*
 * The search of the archive's file, which has no server and loads nothing. Shows only entries that have all the words that
 * were typed, in whatever case and with or without accents, and of the page only the parts that still have one.
 */
(() => {
  const form = document.querySelector('.search');
  const field = form.querySelector('input');
  const status = form.querySelector('[role="status"]');

  /** Without accents, vowel signs, lengthening and case: `ß` is `ss`, and an alef is an alef. */
  const plain = (text) =>
    text
      .normalize('NFKD')
      .replace(/[\p{M}\u0640]/gu, '')
      .toUpperCase();

  const said = (part) => [...part.querySelectorAll('.text, .byline, .option')].map(({ textContent }) => textContent);

  const index = () =>
    [...document.querySelectorAll('.session')].flatMap((session) => {
      const head = session.querySelector('header').textContent;
      return [...session.querySelectorAll('.entry')].map((entry) => {
        const ids = [entry, ...entry.querySelectorAll('[id]')].map(({ id }) => `#${id}`);
        return { entry, text: plain([head, ...said(entry), ...ids].join(' ')) };
      });
    });
  let entries;

  function show() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    entries = entries || index();
    let found = 0;
    for (const { entry, text } of entries) {
      entry.hidden = !words.every((word) => text.includes(word));
      if (!entry.hidden) found += 1;
    }
    const isEmpty = (part) => words.length > 0 && !part.querySelector('.entry:not([hidden])');
    for (const part of document.querySelectorAll('.session, .group')) part.hidden = isEmpty(part);
    for (const link of document.querySelectorAll('.contents a')) link.parentElement.hidden = isEmpty(targetOf(link));
    status.textContent = words.length === 0 ? '' : told(found);
  }

  const told = (found) =>
    found === 0
      ? form.dataset.none
      : form.dataset.found.replace('{found}', String(found)).replace('{all}', String(entries.length));

  const targetOf = ({ hash }) => document.getElementById(hash.slice(1));

  field.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  // Whoever follows a link to an entry wants to see it, whatever they looked for before.
  addEventListener('hashchange', () => {
    const target = targetOf(location);
    if (!target || !target.closest('[hidden]')) return;
    field.value = '';
    show();
    target.scrollIntoView();
  });

  form.hidden = false;
  form.dataset.ready = '';
  // Browsers keep what was typed when a page is loaded again.
  if (field.value !== '') show();
})();
