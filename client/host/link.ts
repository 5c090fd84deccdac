/** A host link taken apart, as it was pasted: the event's code or hashtag and the key; null where it is none. */
export function hostLink(pasted: string): { readonly name: string; readonly key: string } | null {
  const [, name, key] = /\/([^/\s]+)\/host\/?#([A-Za-z0-9_-]{22,64})\s*$/.exec(pasted) ?? [];
  return name === undefined || key === undefined ? null : { name, key };
}

/** A host link, at the address where others reach this server: that of the link people join by. */
export function hostAddress(join: string, code: string, key: string): string {
  return `${new URL(join).origin}/${code}/host#${key}`;
}

/** 16 random bytes as a host key: base64url without padding. */
export function newKey(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
