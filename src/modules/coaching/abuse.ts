/** What is not delivered: it frightens or insults whoever it is for. Anger about a thing or a company is neither. */
export type Abuse = 'threat' | 'insult';

/** Words that begin and end where a word does, in any language: `\b` knows only the letters a to z. */
const words = (...said: string[]) => said.map((one) => new RegExp(`(?<!\\p{L})(?:${one})(?!\\p{L})`, 'u'));

/** Threats against a person, each as somebody says it to them. */
const threats = [
  ...words(
    "(?:i|we)(?:'ll| will|'m going to| am going to| are going to) (?:kill|shoot|stab|hurt|beat|strangle) you",
    'i know where you (?:live|work|sleep)',
    'you (?:should|deserve to) die',
    'kill yourself',
    '(?:i )?hope you die',
  ),
  ...words(
    'ich (?:bringe?|mache?|schlage?|steche?) (?:dich|sie) (?:um|kalt|tot|ab|zusammen)',
    'ich weiß,? wo (?:du|sie) (?:wohnst|wohnen|arbeitest|arbeiten)',
    '(?:verreck|verrecke|bring dich um)',
    'du sollst (?:sterben|verrecken)',
  ),
  ...words(
    '(?:te|lo|la|os) (?:voy|vamos) a (?:matar|pegar|rajar|partir la cara)',
    'sé dónde (?:vives|vive usted|trabajas|trabaja usted)',
    '(?:ojalá te mueras|muérete|mátate)',
  ),
];

/** Insults of a person: words that are nothing else, and others where they are said to somebody. */
const insults = [
  ...words(
    '(?:cunt|motherfucker|wanker|arsehole|asshole|retard|faggot|nigger|whore|slut|scumbag)s?',
    '(?:fuck|screw) you',
    "you(?:'re| are)? (?:(?:such |just )?an? )?(?:\\p{L}+ )?(?:idiot|moron|imbecile|bitch|bastard|pig|piece of (?:shit|crap))",
  ),
  ...words(
    '(?:arschloch|wichser|hurensohn|fotze|schlampe|missgeburt|drecksau|spast|kanake|schwuchtel)',
    '(?:du|sie sind|du bist) (?:eine? )?(?:\\p{L}+ )?(?:idiot|idiotin|trottel|depp|schwein|miststück)',
    'fick (?:dich|euch)',
  ),
  ...words(
    '(?:hijo|hija) de puta',
    '(?:gilipollas|cabrón|cabrona|zorra|maricón|subnormal|malnacido|malnacida)',
    '(?:eres|es usted) (?:una? )?(?:\\p{L}+ )?(?:idiota|imbécil|cerdo|cerda|mierda|basura)',
    'que te jodan',
  ),
];

/** By a plain rule that anybody can read; null where a word is delivered. */
export function abuseIn(text: string): Abuse | null {
  const plain = text.normalize('NFC').toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ');
  if (threats.some((rule) => rule.test(plain))) return 'threat';
  return insults.some((rule) => rule.test(plain)) ? 'insult' : null;
}
