/** 128 random bits as hex: a command's id. From `getRandomValues`, which a page over plain http has too. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
