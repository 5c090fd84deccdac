import { Agent, request } from 'node:http';
import type { Entered, Problem } from '../../shared/http.ts';

/** `body` as it came over the wire, in this encoding. */
export type Answer = { readonly status: number; readonly encoding: string; readonly body: Buffer };

/** A browser without a screen, as far as HTTP goes: some connections of its own, from an address of its own. */
export type Visitor = {
  get(path: string): Promise<Answer>;
  /** Takes a seat in an event; its token. `told` hears of each "later"; any other refusal rejects. */
  enter(code: string, told: () => void): Promise<string>;
  close(): void;
};

/** As many as browsers open to one host. */
const CONNECTIONS = 6;

export function visitor(port: number, address: string): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

  const ask = (method: string, path: string, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        'accept-encoding': 'gzip, deflate, br',
        ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      };
      request({ host: '127.0.0.1', port, localAddress: address, agent, method, path, headers }, (response) => {
        const parts: Buffer[] = [];
        const { statusCode: status = 0, headers: said } = response;
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status, encoding: said['content-encoding'] ?? '', body: Buffer.concat(parts) }),
        );
        response.on('error', reject);
      })
        .on('error', reject)
        .end(body);
    });

  return {
    get: (path) => ask('GET', path),
    async enter(code, told) {
      for (;;) {
        const { status, body } = await ask('POST', `/api/events/${code}/enter`, '{"name":null}');
        const answer = JSON.parse(body.toString()) as Entered & Problem;
        if (status === 200) return answer.token;
        if (answer.after === undefined) throw new Error(`Entering was answered with ${status}: ${body.toString()}`);
        told();
        await new Promise((resolve) => setTimeout(resolve, answer.after));
      }
    },
    close: () => agent.destroy(),
  };
}
