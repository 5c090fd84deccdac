import { mount, unmount } from 'svelte';
import type { Language } from '../../shared/settings.ts';
import '../ui/base.css';
import { chooseLanguage, loadWords, preferredLanguage, speakLanguage } from '../words/load.ts';
import App from './App.svelte';
import { Gate } from './gate.svelte.ts';
import { Place } from './place.svelte.ts';

const gate = new Gate();
const place = new Place();
let shown: ReturnType<typeof mount> | undefined;

/** Another language is the same desk with other words. */
async function show(language: Language): Promise<void> {
  const words = await loadWords('host', language);
  if (shown) await unmount(shown);
  shown = mount(App, { target: document.body, props: { words, gate, place, onlanguage } });
}

function onlanguage(language: Language): void {
  chooseLanguage(language);
  void show(language);
}

// A host link opened over this page changes only the fragment.
addEventListener('hashchange', () => void gate.enter());
void gate.enter();
const language = preferredLanguage();
speakLanguage(language);
void show(language);
