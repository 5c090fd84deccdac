import { describe, expect, it } from 'vitest';
import { lists } from '../../client/host/hint/lists.ts';
import { roughWords } from '../../client/host/hint/hint.ts';

describe('rough words', () => {
  it('are found in twelve languages, whatever the event speaks', () => {
    expect(Object.keys(lists)).toHaveLength(12);
    for (const text of [
      'What a load of bullshit.',
      'Die Leitung ist beschissen!',
      'هذا حقير',
      'Qué mierda de comida',
      'C’est de la merde',
      'Che cazzo dite',
      'Wat een klootzak',
      'Ale kurwa drogo',
      'Que merda é esta',
      'Ce căcat mâncăm',
      'Какого хуя мы ждём',
      'Siktir git',
    ]) {
      expect(roughWords(text), text).toHaveLength(1);
    }
  });

  it('are named as they stand, each once', () => {
    expect(roughWords('Shit happens. SHIT, shit and Shit!')).toEqual(['Shit', 'SHIT', 'shit']);
  });

  it('are found where they are disguised or stretched', () => {
    for (const text of ['sh1t', '$hit', 'shiiiiit', 'FUUUUCK', 'b1tch', 'Sche1ße', 'assssshole']) {
      expect(roughWords(text), text).toEqual([text]);
    }
  });

  it('are not what people need to speak of bodies, care and who they are', () => {
    const needed = [
      'Who washes her breasts and his penis when the nurse is a man? I have a stoma, spasticity and schizophrenia.',
      'My sexuality, my vagina, my anus, anal cancer, rape, abuse: nobody asks. I am gay, lesbian, trans, queer, black.',
      'A finger prick, an insect bite, growth retardation, a debilitating illness, subnormal hearing, a curve, the future.',
      'Er hat Kanker, nicht Krebs. Wir hören und hoeren zu. Die Pute war dick. Aan de slag, wij huren een huis.',
      'Je suis en retard. La curva, la pula, una figa, el negro, persona con deficiencia, cáncer, regla, pecho.',
      'Assessment in Scunthorpe, Essex; the class passes Dick Smith’s shiitake.',
      'سرطان الثدي، الجنس، الرحم',
    ];
    for (const text of needed) expect(roughWords(text), text).toEqual([]);
  });

  it('say no word twice', () => {
    for (const list of Object.values(lists)) {
      const words = list.split(/\s+/);
      expect(new Set(words).size).toBe(words.length);
    }
  });
});
