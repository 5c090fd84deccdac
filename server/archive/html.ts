import { createHash } from 'node:crypto';
import { editionFor, renderArchive, styleOf } from '../../client/archive/render.ts';
import type { ArchiveView } from '../../shared/http.ts';

/**
 * The archive page as a whole document. `address` is where people reach it. Complete without JavaScript, and nothing in
 * it needs more than `style-src 'self'`.
 */
export function html(view: ArchiveView, address: string): string {
  const place = { address, stylesheet: stylesheetPath(view.event.colour) };
  const { language, direction, head, body } = renderArchive(view, editionFor(view), place);
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

/** The stylesheet at a path that `html` gave out, also to other events; null for any other path. */
export function stylesheet(path: string): string | null {
  const colour = /\.([0-9a-f]{6})\.css$/.exec(path)?.[1];
  const hex = colour === undefined ? null : `#${colour}`;
  return path === stylesheetPath(hex) ? styleOf(hex) : null;
}

/** `/archive.7d1c0a9e42.css`, or `/archive.7d1c0a9e42.b4005a.css` in an event's colour: it names its content and may be kept for ever. */
function stylesheetPath(colour: string | null): string {
  return ['/archive', content, colour?.slice(1).toLowerCase(), 'css'].filter((part) => part !== undefined).join('.');
}

const content = createHash('sha256').update(styleOf('#123456')).digest('hex').slice(0, 10);
