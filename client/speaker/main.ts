import { mount, unmount } from 'svelte';
import type { Language } from '../../shared/settings.ts';
import '../ui/base.css';
import './speaker.css';
import { chooseLanguage, loadWords, preferredLanguage, speakLanguage } from '../words/load.ts';
import App from './App.svelte';
import { Lectern } from './lectern.svelte.ts';

const lectern = new Lectern();
let shown: ReturnType<typeof mount> | undefined;

/** Another language is the same lectern with other words. */
async function show(language: Language): Promise<void> {
  const words = await loadWords('speaker', language);
  if (shown) await unmount(shown);
  shown = mount(App, { target: document.body, props: { words, lectern, onlanguage } });
}

function onlanguage(language: Language): void {
  chooseLanguage(language);
  void show(language);
}

// A speaker's link opened over this page changes only the fragment.
addEventListener('hashchange', () => lectern.open());
lectern.open();
const language = preferredLanguage();
speakLanguage(language);
void show(language);
