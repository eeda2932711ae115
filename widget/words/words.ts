// Which language the widget speaks: one dictionary, loaded alone. English comes with the panel and the conversation.
import type { Words } from './en.ts';
import type { FirstWords } from './first.ts';

export type { FirstWords, Words };

const OTHERS: Readonly<Record<string, () => Promise<Words>>> = {
  de: () => import('./de.ts').then((module) => module.de),
  fr: () => import('./fr.ts').then((module) => module.fr),
  es: () => import('./es.ts').then((module) => module.es),
  pt: () => import('./pt.ts').then((module) => module.pt),
  ja: () => import('./ja.ts').then((module) => module.ja),
  ar: () => import('./ar.ts').then((module) => module.ar),
};

/** Codes of the languages the widget speaks. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(OTHERS)];

/** The dictionary for a BCP 47 locale, by its language; null: English speaks, because it is asked for, or there is none, or it cannot be loaded. */
export async function wordsFor(locale: string): Promise<Words | null> {
  const load = OTHERS[locale.slice(0, 2).toLowerCase()];
  return load ? load().catch(() => null) : null;
}
