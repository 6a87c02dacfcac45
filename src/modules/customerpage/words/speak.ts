import i18next from 'i18next';
import { de } from './de.ts';
import { en, type PageWords } from './en.ts';
import { es } from './es.ts';

export type WordKey = keyof PageWords;

/** The page's voice in one language. The direction is the customer's: their words and ours to them run that way. */
export type Voice = {
  say: (key: WordKey, values?: Record<string, string>) => string;
  language: string;
  /** What dates and numbers are written by, such as de-AT. */
  locale: string;
  direction: 'ltr' | 'rtl';
};

const spoken = { en, de, es };

const i18n = i18next.createInstance();
i18n.init({
  initAsync: false,
  resources: Object.fromEntries(
    Object.entries(spoken).map(([language, words]) => [language, { translation: words }]),
  ),
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  // The template escapes; escaping twice would show the customer our escapes.
  interpolation: { escapeValue: false, skipOnVariables: true },
});

const voices = new Map<string, Voice>();

export function voiceFor(wanted: string): Voice {
  const known = voices.get(wanted);
  if (known) return known;
  const voice = newVoice(wanted);
  if (voices.size < 200) voices.set(wanted, voice);
  return voice;
}

function newVoice(wanted: string): Voice {
  const asked = localeOf(wanted);
  const language = asked && Object.hasOwn(spoken, asked.language) ? asked.language : 'en';
  // An English that names no country gets the clock of 24 hours.
  const plain = language === 'en' && (asked?.language !== 'en' || !asked.region);
  return {
    // The words of the staff's screens are the only ones that the library's types know.
    say: i18n.getFixedT(language) as unknown as Voice['say'],
    language,
    locale: plain || !asked ? 'en-GB' : asked.baseName,
    direction: asked?.getTextInfo?.().direction === 'rtl' ? 'rtl' : 'ltr',
  };
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}

/** The first language of those a browser names that the page speaks. */
export function languageOf(acceptLanguage: string | undefined): string {
  const named = (acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  return named.find((tag) => Object.hasOwn(spoken, localeOf(tag)?.language ?? '')) ?? 'en';
}
