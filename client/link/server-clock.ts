/**
 * How far the server's clock is ahead of this machine's, in ms; 0 where it does not say. A laptop that was never online may
 * be minutes off, and what the server names by its clock is shown by this one.
 */
export async function clockAhead(): Promise<number> {
  const sent = Date.now();
  const answer = await fetch('/healthz', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  const said = Date.parse(answer?.headers.get('date') ?? '');
  // The header has whole seconds: on average it is half a second behind.
  return Number.isNaN(said) ? 0 : said + 500 - (sent + Date.now()) / 2;
}
