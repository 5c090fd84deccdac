import type { IncomingMessage } from 'node:http';

/**
 * Whether a browser's request comes from our own pages. No Origin is no browser: authority comes from tokens, never from
 * cookies, so it may pass, unless the browser itself says that another site sent it.
 */
export function isOwnOrigin(request: Pick<IncomingMessage, 'headers'>, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }
  if (publicUrl !== undefined) {
    const own = new URL(publicUrl);
    if (origin === own.origin) return true;
    // Under https the same name over http is somebody in between.
    if (own.protocol === 'https:' && hostOf(origin) === own.host) return false;
  }
  return host !== undefined && hostOf(origin) === host.toLowerCase();
}

function hostOf(origin: string): string | null {
  try {
    const url = new URL(origin);
    return url.origin === origin && (url.protocol === 'http:' || url.protocol === 'https:') ? url.host : null;
  } catch {
    return null;
  }
}
