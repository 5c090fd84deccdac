import type { Environment } from 'vitest/environments';

/** Node, with Svelte compiled as for a browser: runes react. There is no document. */
const screen: Environment = {
  name: 'screen',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
};

export default screen;
