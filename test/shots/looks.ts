import type { BrowserContextOptions } from 'playwright-core';

/** Pages as picture names call them. */
export type PageName = 'home' | 'card' | 'phone' | 'wall' | 'host' | 'speaker' | 'archive';

/** How a person sees it: `large` is text at 200 %, `rtl` Arabic on an Arabic event. */
export type Look = 'light' | 'dark' | 'large' | 'rtl';

export type Size = `${number}x${number}`;

/** One page is looked at in every size in the light, and in the one that most people have (`main`) in every look. */
type Range = { readonly sizes: readonly Size[]; readonly main: Size; readonly looks: readonly Look[] };

const everywhere: readonly Size[] = ['360x640', '390x844', '768x1024', '1280x720', '1920x1080'];
const everyLook: readonly Look[] = ['light', 'dark', 'large', 'rtl'];

const ranges: Readonly<Record<PageName, Range>> = {
  home: { sizes: everywhere, main: '390x844', looks: everyLook },
  card: { sizes: everywhere, main: '390x844', looks: everyLook },
  archive: { sizes: everywhere, main: '390x844', looks: everyLook },
  phone: { sizes: ['360x640', '390x844', '768x1024'], main: '390x844', looks: everyLook },
  host: { sizes: ['360x640', '390x844', '1280x720'], main: '390x844', looks: everyLook },
  speaker: { sizes: ['360x640', '390x844', '1024x768'], main: '390x844', looks: everyLook },
  // Everything on it is a share of its height, so a larger text size changes nothing.
  wall: { sizes: ['1280x720', '1920x1080', '3840x2160'], main: '1920x1080', looks: ['light', 'dark', 'rtl'] },
};

/** Each look of a page, with the sizes that are taken in it; `brief` leaves the main one. */
export function looksOf(page: PageName, brief: boolean): readonly { look: Look; sizes: readonly Size[] }[] {
  const { sizes, main, looks } = ranges[page];
  return looks.map((look) => ({ look, sizes: look === 'light' && !brief ? sizes : [main] }));
}

export function viewportOf(size: Size): { width: number; height: number } {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
}

/** What of a look is the browser's; the larger text is set on the page. */
export function browserFor(page: PageName, look: Look): BrowserContextOptions {
  const inHand = page === 'phone' || page === 'host' || page === 'speaker';
  return {
    locale: look === 'rtl' ? 'ar-EG' : 'en-GB',
    timezoneId: 'Europe/London',
    colorScheme: look === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ...(inHand && { hasTouch: true }),
  };
}
