/** What an HTML document of the archive is made of: pieces that are HTML already, and a style. */
type Pieces = {
  readonly language: string;
  readonly direction: string;
  readonly head: string;
  readonly css: string;
  readonly body: string;
};

export function htmlDocument({ language, direction, head, css, body }: Pieces): string {
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<style>${css}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
