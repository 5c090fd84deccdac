import { editionFor, renderTakenDown, styleOf } from '../../client/archive/render.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { htmlDocument } from './html-document.ts';
import { inlineSource } from './inline-source.ts';

/** The page that says that there is no archive any more. `style` is what its policy must let in. */
export function takenDown(view: ArchiveView): { readonly text: string; readonly style: string } {
  const css = styleOf(view.event.colour);
  return { text: htmlDocument({ ...renderTakenDown(view, editionFor(view)), css }), style: inlineSource(css) };
}
