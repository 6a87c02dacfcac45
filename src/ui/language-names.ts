// ISO 639-1: what people most often speak and write. Any other language is known by its code.
const usual =
  'aa ab af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cs cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi hr ht hu hy ia id ig ii is it iu ja jv ka ki kk kl km kn ko ks ku kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my nb nd ne nl nn no nr nv ny oc oj om or os pa pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi wa wo xh yi yo za zh zu'.split(
    ' ',
  );

/** A language by its name, such as German for de; by its code where it has none. */
export function languageName(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The code of a language as it is written, such as pt-BR for pt-br; null for what is none. */
export function languageCode(written: string): string | null {
  try {
    return /^[a-z]{2,3}(-[a-z0-9]{2,8})+$/i.test(written)
      ? (Intl.getCanonicalLocales(written)[0] ?? null)
      : null;
  } catch {
    return null;
  }
}

type Offer = { value: string; label: string };

/**
 * The languages to choose from by their names, with those that are chosen and the one whose code is being written. Of two
 * codes of one language the first is offered, and of those that the browser has no name for none.
 */
export function languagesToChoose(also: readonly string[], inLanguage: string): Offer[] {
  const names = new Intl.Collator(inLanguage);
  return [...new Set([...also, ...usual])]
    .map((value) => ({ value, label: languageName(value, inLanguage) }))
    .filter(
      ({ value, label }, place, all) =>
        also.includes(value) || (label !== value && all.findIndex((one) => one.label === label) === place),
    )
    .sort((one, other) => names.compare(one.label, other.label));
}
