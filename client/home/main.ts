import { mount } from 'svelte';
import { loadWords, preferredLanguage, speakLanguage } from '../words/load.ts';
import App from './App.svelte';

const page = document.getElementById('page');
if (page) void replace(page);

/** Puts the whole page where the plain one stood, and keeps what was typed there meanwhile. */
async function replace(target: HTMLElement): Promise<void> {
  const language = preferredLanguage();
  const words = await loadWords('home', language);
  const field = target.querySelector('input');
  const typed = field?.value ?? '';
  const typing = field !== null && document.activeElement === field;
  target.replaceChildren();
  speakLanguage(language);
  mount(App, { target, props: { loaded: words, typed, typing } });
}
