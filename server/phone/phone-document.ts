import type { RenderedPhone } from '../../client/phone/render.ts';
import { FIRST_VIEW, type FirstView } from '../../shared/first-view.ts';

/** The phone's page with its first view: to be read in `rendered`, and for its script as data that nothing runs. */
export function phoneDocument(shell: string, first: Omit<FirstView, 'more'>, rendered: RenderedPhone): string {
  const { language, direction, app, glance, more } = rendered;
  const data = inScript({ ...first, more } satisfies FirstView);
  const [head = ''] = shell.split('<body>');
  return `${head
    .replace(/<html[^>]*>/, () => `<html lang="${language}" dir="${direction}">`)
    .replace(/<title>.*?<\/title>/, () => `<title>${escaped(first.event.title)}</title>`)}<body>
    <div id="app">${app}</div>
    ${glance}
    <script type="application/json" id="${FIRST_VIEW}">${data}</script>
  </body>
</html>
`;
}

/** As JSON in which no script can end and no comment can begin. */
const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<\u2028\u2029]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
