import { networkInterfaces } from 'node:os';
import type { Links } from '../../shared/http.ts';

/** Where people can reach us: `PUBLIC_URL`, else this machine's addresses on its networks; localhost only where there is no other. */
export function reachableOrigins(publicUrl: string | undefined, port: number, secure: boolean, host: string): string[] {
  if (publicUrl !== undefined) return [new URL(publicUrl).origin];
  const scheme = secure ? 'https' : 'http';
  const shown = port === (secure ? 443 : 80) ? '' : `:${port}`;
  const everywhere = host === '' || host === '0.0.0.0' || host === '::';
  const addresses = everywhere ? lanAddresses() : [host.includes(':') ? `[${host}]` : host];
  return (addresses.length > 0 ? addresses : ['localhost']).map((address) => `${scheme}://${address}${shown}`);
}

/** The addresses of an event; the host's carries its key in the fragment, which no server is ever sent. */
export function linksOf(origin: string, code: string, hostKey: string): Links {
  return { ...publicLinks(origin, code), host: `${origin}/${code}/host#${hostKey}` };
}

export function publicLinks(origin: string, code: string): Omit<Links, 'host'> {
  return { join: `${origin}/${code}`, wall: `${origin}/${code}/wall`, archive: `${origin}/${code}/archive` };
}

/** Private IPv4 networks first: that is what a conference router hands out. */
function lanAddresses(): string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  const isPrivate = (address: string): boolean => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
  return [...found.filter(isPrivate), ...found.filter((address) => !isPrivate(address))];
}
