/** Whether a path is a phone's page: one name and nothing behind it. The server keeps a few names to itself. */
export function isPhonePage(path: string): boolean {
  const name = /^\/([^/.]+)\/?$/.exec(path)?.[1];
  return name !== undefined && !OTHERS.includes(name);
}

const OTHERS = ['api', 'assets', 'go', 'healthz', 'readyz', 'metrics'];
