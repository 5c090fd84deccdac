import '../ui/base.css';
import './phone.css';
import { mount, tick } from 'svelte';
import { FIRST_VIEW, type FirstView } from '../../shared/first-view.ts';
import { codeFromPath } from '../link/identity.ts';
import { preferredLanguage, speakLanguage } from '../words/language.ts';
import { loadPhoneWords } from '../words/phone.ts';
import App from './App.svelte';
import { Entrance } from './entrance.svelte.ts';
import { firstParts } from './parts.ts';

const first = JSON.parse(document.getElementById(FIRST_VIEW)?.textContent ?? 'null') as FirstView | null;
void start(new Entrance(codeFromPath(), first));

/**
 * The words and the event come at the same time, not one after the other. What came with the page stands until all that it
 * shows is here, and gives way to the same within one task: it moves nothing, and takes no focus away (R12).
 */
async function start(entrance: Entrance): Promise<void> {
  const language = preferredLanguage();
  speakLanguage(language);
  const opening = entrance.open();
  const words = await loadPhoneWords(language);
  await opening;
  if (first?.more) await Promise.all(firstParts.map((part) => part.load(words))).catch(() => undefined);
  const target = document.getElementById('app');
  if (!target) return;
  const controls = () => [...target.querySelectorAll<HTMLElement>('a,button,summary')];
  const focused = document.activeElement;
  const place = controls().findIndex((each) => each === focused);
  target.replaceChildren();
  mount(App, { target, props: { entrance, firstWords: words } });
  await tick();
  const same = controls()[place];
  if (same?.textContent === focused?.textContent) same?.focus({ preventScroll: true });
}
