/** What people write who have given up asking, in the languages of desks. */
const givenUp = [
  /\bnever ?mind\b/,
  /(?<!never |not |n't |can't )\bforget (?:about )?it\b/,
  /\bdon'?t bother\b/,
  /\bdoes(?:n'?t| not) matter any ?more\b/,
  /\bi give up\b/,
  /\bschon gut\b/,
  /\bvergessen sie(?:'s| es)\b/,
  /\bvergiss es\b/,
  /\blassen sie(?:'s| es) (?:gut sein|sein|bleiben)\b/,
  /\b(?:ist|wäre) (?:mir )?(?:jetzt |inzwischen )?egal\b/,
  /\b(?:hat|hätte) sich erledigt\b/,
  /\bich gebe? (?:es )?auf\b/,
  /\bda igual\b/,
  /\bolv[ií]de(?:lo|se)\b/,
  /\bolv[ií]da(?:lo|te)\b/,
  /\bd[eé]je(?:lo|se)\b/,
  /\bya no (?:importa|hace falta)\b/,
  /\bme rindo\b/,
];

/** Whether somebody says that it does not matter any more, who asked because it did. */
export function saysNeverMind(text: string): boolean {
  const words = text.normalize('NFC').toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
  return givenUp.some((pattern) => pattern.test(words));
}
