import '../ui/base.css';
import './phone.css';
import { mount } from 'svelte';
import { codeFromPath } from '../link/identity.ts';
import { preferredLanguage, speakLanguage } from '../words/language.ts';
import { loadPhoneWords } from '../words/phone.ts';
import App from './App.svelte';
import { Entrance } from './entrance.svelte.ts';

void start(new Entrance(codeFromPath()));

/** The words and the event come at the same time, not one after the other. */
async function start(entrance: Entrance): Promise<void> {
  const language = preferredLanguage();
  speakLanguage(language);
  void entrance.open();
  const words = await loadPhoneWords(language);
  const target = document.getElementById('app');
  if (!target) return;
  target.replaceChildren();
  mount(App, { target, props: { entrance, firstWords: words } });
}
