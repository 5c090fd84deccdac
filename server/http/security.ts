import { ServerResponse, type IncomingMessage } from 'node:http';
import helmet from 'helmet';

/** Names and values in turn, as `writeHead` takes them. */
export type RawHeaders = readonly string[];

/** Names that a server is reached under; whoever makes names up costs no more than one made anew each time. */
const HOSTS_KEPT = 50;

/**
 * What every response says of what a browser may do with it. It is the same for all who come to one host name, so it is made
 * once for each: a dozen handlers one after another cost as much as all the rest of sending a file.
 */
export function securityHeaders(secure: boolean): (request: IncomingMessage) => RawHeaders {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        // Safari before 16 does not count our own WebSocket as 'self'.
        connectSrc: ["'self'", (request) => socketsOf(request.headers.host)],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // On a LAN there is no https to insist on.
    strictTransportSecurity: secure,
    // Over plain http browsers ignore these, and complain.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
  const kept = new Map<string, RawHeaders>();

  function make(request: IncomingMessage): RawHeaders {
    const probe = new ServerResponse(request);
    protect(request, probe, (error) => {
      if (error) throw error instanceof Error ? error : new Error('Helmet has failed.');
    });
    // Each answer says itself whether it may be listed: a crawler that may not fetch a page is never told so.
    probe.setHeader('X-Robots-Tag', 'noindex');
    return Object.entries(probe.getHeaders()).flatMap(([name, value]) => [name, String(value)]);
  }

  return (request) => {
    const { host = '' } = request.headers;
    const known = kept.get(host);
    if (known) return known;
    const made = make(request);
    if (kept.size >= HOSTS_KEPT) kept.clear();
    kept.set(host, made);
    return made;
  };
}

function socketsOf(host = ''): string {
  return /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
