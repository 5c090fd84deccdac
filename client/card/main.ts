import { mount } from 'svelte';
import { getEvent } from '../link/api.ts';
import { codeFromPath } from '../link/identity.ts';
import { isLanguage } from '../words/language.ts';
import { loadWords, preferredLanguage, speakLanguage } from '../words/load.ts';
import App from './App.svelte';

const page = document.getElementById('page');
if (page) void show(page);

/** The cards speak the event's language: they are for the people in the room. */
async function show(target: HTMLElement): Promise<void> {
  const code = codeFromPath();
  const answer = await getEvent(code);
  const language = answer.ok && isLanguage(answer.value.language) ? answer.value.language : preferredLanguage();
  const words = await loadWords('card', language);
  speakLanguage(language);
  mount(App, { target, props: { words, code, answer } });
}
