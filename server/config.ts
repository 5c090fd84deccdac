import { resolve } from 'node:path';
import { z } from 'zod';

/** What the environment may set; a wrong value stops the start with a sentence that says what to write instead. */
const url = z.string().refine((text) => /^https?:\/\/[^/]+\/?$/.test(text) && URL.canParse(text));
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const environment = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: optional(z.string().regex(/^[A-Za-z0-9.:-]+$/)),
  DATA_DIR: optional(z.string()),
  REDIS_URL: optional(z.string().refine((text) => /^rediss?:\/\/[^/]/.test(text) && URL.canParse(text))),
  PUBLIC_URL: optional(url),
  TRUST_PROXY: optional(z.coerce.number().int().min(0).max(10)),
  TLS_CERT: optional(z.string()),
  TLS_KEY: optional(z.string()),
  CREATE_KEY: optional(z.string().min(8).max(200)),
});

const advice: Record<keyof z.output<typeof environment>, string> = {
  PORT: 'PORT is a port number from 0 to 65535, such as 3000.',
  HOST: 'HOST is an address of this machine, such as 127.0.0.1; leave it out to listen on all of them.',
  DATA_DIR: 'DATA_DIR is a folder, such as ./data.',
  REDIS_URL:
    'REDIS_URL is the address of a Redis, such as redis://127.0.0.1:6379; leave it out, and the log is kept in DATA_DIR.',
  PUBLIC_URL: 'PUBLIC_URL is the address people type, without a path, such as https://floor.example.org.',
  TRUST_PROXY: 'TRUST_PROXY is the number of proxies in front of this server, such as 1.',
  TLS_CERT: 'TLS_CERT is the path of a certificate file in PEM format.',
  TLS_KEY: 'TLS_KEY is the path of a key file in PEM format.',
  CREATE_KEY: 'CREATE_KEY has 8 to 200 characters.',
};

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where the log is kept instead of the data folder, so that several nodes can serve it. */
  readonly redisUrl: string | undefined;
  readonly publicUrl: string | undefined;
  readonly trustProxy: number;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly createKey: string | undefined;
};

/** The configuration, or the sentences that say what to mend. */
export function configFrom(
  env: Readonly<Record<string, string | undefined>>,
): Config | { readonly wrong: readonly string[] } {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0]) as keyof typeof advice));
    return { wrong: [...names].map((name) => `${advice[name]} It is "${shown(env[name] ?? '')}".`) };
  }
  const { PORT, HOST, DATA_DIR, REDIS_URL, PUBLIC_URL, TRUST_PROXY, TLS_CERT, TLS_KEY, CREATE_KEY } = parsed.data;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined))
    return { wrong: ['TLS_CERT and TLS_KEY go together: set both, or neither.'] };
  return {
    port: PORT ?? 3000,
    host: HOST ?? '',
    dataDir: resolve(DATA_DIR ?? './data'),
    redisUrl: REDIS_URL,
    publicUrl: PUBLIC_URL?.replace(/\/$/, ''),
    trustProxy: TRUST_PROXY ?? 0,
    tls: TLS_CERT !== undefined && TLS_KEY !== undefined ? { cert: TLS_CERT, key: TLS_KEY } : null,
    createKey: CREATE_KEY,
  };
}

/** As far as a person needs it to know it again; without a password. */
const shown = (value: string): string => value.replace(/(:)[^:@/]*(@)/, '$1…$2').slice(0, 100);
