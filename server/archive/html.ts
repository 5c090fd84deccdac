import { editionFor, renderArchive, styleOf } from '../../client/archive/render.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { htmlDocument } from './html-document.ts';
import { inlineSource } from './inline-source.ts';

/**
 * The archive page as a whole document, its style in it: one request until it can be read. `address` is where people
 * reach it. Complete without JavaScript. `style` is what its policy must let in.
 */
export function html(view: ArchiveView, address: string): { readonly text: string; readonly style: string } {
  const css = styleOf(view.event.colour);
  const place = { address, event: `/${view.event.code}`, alone: false };
  return {
    text: htmlDocument({ ...renderArchive(view, editionFor(view), place), css }),
    style: inlineSource(css),
  };
}
