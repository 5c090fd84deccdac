import { editionFor, renderArchive, styleOf } from '../../client/archive/render.ts';
import { WHOLE } from '../../shared/archive-part.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { htmlDocument } from './html-document.ts';
import { inlineSource } from './inline-source.ts';

/**
 * The archive as one file that is kept away from the server: everything is in it, the page's script too where there is one.
 * It carries its own policy, under which it can ask for nothing, wherever it is opened. Complete without JavaScript.
 * `address` is the archive page's.
 */
export function htmlFile(view: ArchiveView, address: string, script: string | null): string {
  const css = styleOf(view.event.colour);
  const event = new URL(`/${view.event.code}`, address).href;
  const place = {
    archive: address,
    part: WHOLE,
    event,
    script: null,
    player: null,
    searchable: script !== null,
    alone: true,
  };
  const { head, body, ...spoken } = renderArchive(view, editionFor(view, true), place);
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src ${inlineSource(css)}`,
    `script-src ${script === null ? "'none'" : inlineSource(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return htmlDocument({
    ...spoken,
    head: `<meta http-equiv="Content-Security-Policy" content="${policy}">\n${head}`,
    css,
    // A browser lets a file have a module only where it stands in it.
    body: script === null ? body : `${body}\n<script type="module">${script}</script>`,
  });
}
