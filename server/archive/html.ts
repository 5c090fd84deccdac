import { editionFor, renderArchive, styleOf, type Place } from '../../client/archive/render.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { htmlDocument } from './html-document.ts';
import { inlineSource } from './inline-source.ts';
import { linkedData } from './linked-data.ts';

/**
 * A page of the archive as a whole document, its style in it: one request until it can be read. `view` holds nothing but
 * the part that belongs on it. Complete without JavaScript. `style` is what its policy must let in.
 */
export function html(view: ArchiveView, page: Pick<Place, 'archive' | 'part' | 'script' | 'player'>): Page {
  // A handout is for paper.
  const script = page.part.kind === 'handout' ? null : page.script;
  const place = { ...page, script, event: `/${view.event.code}`, searchable: script !== null, alone: false };
  const { head, ...rendered } = renderArchive(view, editionFor(view), place);
  const css = styleOf(view.event.colour);
  const data = `<script type="application/ld+json">${linkedData(view, place.part, place.archive)}</script>`;
  return { text: htmlDocument({ ...rendered, head: `${head}\n${data}`, css }), style: inlineSource(css) };
}

type Page = { readonly text: string; readonly style: string };
