import { mount, unmount, type Component } from 'svelte';

/** Builds a component unseen in `host`, as wide as it, asks `answer` about it and takes it away again. Blocks nothing but itself. */
export function measured<Props extends Record<string, unknown>, Answer>(
  host: HTMLElement,
  component: Component<Props>,
  props: Props,
  context: Map<unknown, unknown>,
  answer: (host: HTMLElement) => Answer,
): Answer {
  const made = mount(component, { target: host, props, context, intro: false });
  try {
    return answer(host);
  } finally {
    void unmount(made);
  }
}
