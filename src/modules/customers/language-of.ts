import { francAll } from 'franc-min';

/** How near the next likely language may come before it is a guess no more but a toss-up. */
const near = 0.85;
const enough = 2000;

/** In which language a new customer is written to: of those the desk speaks the one they clearly wrote in, else its first. */
export function languageOf(text: string, spoken: readonly string[]): string {
  const [usual = 'en', ...others] = spoken;
  // To guess costs as much as all else that a request does here.
  if (others.length === 0) return usual;
  const bases = spoken.map(baseOf);
  const ranked = francAll(text.slice(0, enough)).flatMap(([code, score]) => {
    const language = spoken[bases.indexOf(baseOf(code))];
    return language === undefined ? [] : [{ language, score }];
  });
  const [first, second] = ranked;
  const isClear = first && (!second || second.score < near * first.score);
  return isClear ? first.language : usual;
}

/** "de" for "deu", which is how the guess is named, and for "de-AT". */
const baseOf = (tag: string) => new Intl.Locale(tag).language;
