/** What people type: `https://openfloor.example/482913` → `openfloor.example`; the code is shown beside it. */
export function hostOf(link: string): string {
  return new URL(link).host;
}

/** `https://openfloor.example/482913/archive` → `openfloor.example/482913/archive` */
export function typedAddress(link: string): string {
  const { host, pathname } = new URL(link);
  return host + pathname;
}
