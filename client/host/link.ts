/** A host link taken apart, as it was pasted: the event's code or hashtag and the key; null where it is none. */
export function hostLink(pasted: string): { readonly name: string; readonly key: string } | null {
  const [, name, key] = /\/([^/\s]+)\/host\/?#([A-Za-z0-9_-]{22,64})\s*$/.exec(pasted) ?? [];
  return name === undefined || key === undefined ? null : { name, key };
}

/** The link that a key makes of its page, at the address where others reach this server: that of the link people join by. */
export function keyAddress(join: string, code: string, page: 'host' | 'speaker', key: string): string {
  return `${new URL(join).origin}/${code}/${page}#${key}`;
}

/** 16 random bytes as a host key: base64url without padding. */
export function newKey(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
