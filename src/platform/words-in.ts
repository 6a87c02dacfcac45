/** What is written in several languages, in one such as de or de-AT; English where it is not written in that. */
export const wordsIn = <W>(words: { en: W } & Record<string, W>, language: string): W =>
  words[language.split('-')[0]?.toLowerCase() ?? ''] ?? words.en;
