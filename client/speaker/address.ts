/** The session that the page's address names, as in `/482913/speaker?session=s12`. */
export function sessionIn(query: string): string | undefined {
  const session = new URLSearchParams(query).get('session') ?? '';
  return /^s[0-9]{1,15}$/.test(session) ? session : undefined;
}

/** The query that names it. */
export function queryOf(session: string): string {
  return `?${new URLSearchParams({ session }).toString()}`;
}
