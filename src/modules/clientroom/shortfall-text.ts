import { wordsIn } from '../../platform/words-in.ts';

type Said = { missing: string; filled?: string | undefined };

const labels = {
  en: { missing: 'Missing', filled: 'Filled in' },
  de: { missing: 'Es fehlte', filled: 'Ergänzt' },
  es: { missing: 'Faltaba', filled: 'Completado' },
};

/** As it stands on the line, in a language of the desk. */
export function shortfallText(language: string, { missing, filled }: Said): string {
  const words = wordsIn(labels, language);
  const lines = [`${words.missing}: ${missing}`, filled && `${words.filled}: ${filled}`];
  return lines.filter(Boolean).join('\n');
}
