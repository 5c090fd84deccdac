import { editionFor, renderArchive, styleOf, type Place } from '../../client/archive/render.ts';
import type { ArchiveView } from '../../shared/http.ts';
import { linkedData } from './linked-data.ts';
import { styleSource } from './style-source.ts';

/**
 * A page of the archive as a whole document, its style in it: one request until it can be read. `view` holds nothing but
 * the part that belongs on it. Complete without JavaScript. `style` is what its policy must let in.
 */
export function html(view: ArchiveView, place: Place): Page {
  const { language, direction, head, body } = renderArchive(view, editionFor(view), place);
  const css = styleOf(view.event.colour);
  const text = `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<script type="application/ld+json">${linkedData(view, place.part, place.archive)}</script>
<style>${css}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return { text, style: styleSource(css) };
}

type Page = { readonly text: string; readonly style: string };
