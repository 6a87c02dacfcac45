const made = new Map<string, Intl.DateTimeFormat>();

/** A formatter made once: making one costs a hundred times as much as using it, and lists use many. */
export function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(language, options);
  made.set(key, fresh);
  return fresh;
}

/** The parts of a moment as digits, by their names. */
export function partsOf(
  at: number,
  language: string,
  options: Intl.DateTimeFormatOptions,
): Map<string, string> {
  return new Map(
    formatter(language, options)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}
