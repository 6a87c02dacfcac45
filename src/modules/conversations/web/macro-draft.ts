import type { Macro } from '../contract.ts';

/** A macro while it is written: every language of the desk has a text, which may be empty. */
export type MacroDraft = {
  name: string;
  reader: Macro['reader'];
  texts: { language: string; text: string; stands: string }[];
  proposesDone: boolean;
  count: string;
  unit: 'hours' | 'days';
};

export function draftOf(macro: Macro | undefined, languages: readonly string[]): MacroDraft {
  const known = macro?.texts.map(({ language }) => language) ?? [];
  const all = [...new Set([...languages, ...known])];
  return {
    name: macro?.name ?? '',
    reader: macro?.reader ?? 'customer',
    texts: all.map((language) => {
      const text = macro?.texts.find((one) => one.language === language);
      return { language, text: text?.text ?? '', stands: text?.stands ?? '' };
    }),
    proposesDone: macro?.proposesDone ?? false,
    count: macro?.nextWordIn ? String(macro.nextWordIn.count) : '',
    unit: macro?.nextWordIn?.unit ?? 'days',
  };
}

/** What of a draft is kept: nothing is told with a note, and no time where it is said to be done. */
export function macroOf({ name, reader, texts, proposesDone, count, unit }: MacroDraft) {
  const toCustomer = reader === 'customer';
  const setsTime = toCustomer && !proposesDone && count.trim() !== '';
  return {
    name,
    reader,
    texts: texts
      .filter(({ text }) => text.trim() !== '')
      .map(({ language, text, stands }) => ({
        language,
        text,
        stands: (toCustomer && stands.trim()) || null,
      })),
    proposesDone: toCustomer && proposesDone,
    nextWordIn: setsTime ? { count: Number(count), unit } : null,
  };
}
