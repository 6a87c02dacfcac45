// The words by which mail programs of many languages mark what they add to a reply. Data more than code: a language is
// added by adding words.
const verbs = [
  'wrote|writes|sent|schrieb|schreef|geschreven|(a|à) écrit|escribió|escribio|escreveu|ha scritto|skrev',
  'napisał(\\(a\\))?|napisała|napsal|kirjoitti|написал(а)?|написав|пише|пишет|írta|yazdı|đã viết|写道|寫道|wrote',
  'さんは書きました|のメール|작성',
].join('|');

const openings = 'on|le|am|op|el|em|il|in data|den|på|dnia|w dniu|vào|dne|от|в|on behalf|在|pe';

const time = String.raw`\d{1,2}[:.h]\d{2}`;
const date = String.raw`(19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2}`;
const colon = String.raw`\s*[:：]\s*$`;

const said = new RegExp(`(?:^|[\\s"'>)，])(?:${verbs})(?=[\\s:：]|$)`, 'iu');
const dated = new RegExp(`${time}|${date}`, 'u');
const timed = new RegExp(time, 'u');
const fullDate = new RegExp(date, 'u');
const opened = new RegExp(
  `^\\W{0,3}(?:(?:${openings})[\\s\\d]|(?:\\p{L}{1,4}\\.?,?\\s)?\\d|[^<>]{1,60}<[^<>]{3,200}>\\s*(?:${verbs})\\s)`,
  'iu',
);
const addressedEnd = new RegExp(`[^\\s<>]@[^\\s<>]+[>)"]*${colon}`, 'u');
const ends = new RegExp(colon, 'u');

/** Whether joined lines are the line "On … somebody wrote:" that a program puts before what it quotes. */
export function isAttribution(text: string): boolean {
  if (text.length > 350 || !ends.test(text) || !opened.test(text)) return false;
  if (said.test(text)) return dated.test(text);
  return timed.test(text) && fullDate.test(text) && addressedEnd.test(text);
}

const onlyVerb = new RegExp(`^[\\s>]*(?:(?:het\\s)?volgende\\s)?(?:${verbs})${colon}`, 'iu');

/** Whether a line may have been broken off from the one before by wrapping. */
export function mayContinue(before: string, line: string): boolean {
  const isOpen =
    before.lastIndexOf('<') > before.lastIndexOf('>') || before.lastIndexOf('(') > before.lastIndexOf(')');
  return isOpen || before.length >= 50 || line.startsWith('<') || onlyVerb.test(line);
}

/** Of an unknown language, and so only believed where quoted lines follow. */
export function mayBeAttribution(text: string): boolean {
  return (
    text.length < 350 && ends.test(text) && /^.{0,20}\d/.test(text) && timed.test(text) && fullDate.test(text)
  );
}

const rule = '[-_=*–—]{2,}';
const original = [
  'original message',
  'ursprüngliche nachricht',
  'originalnachricht',
  'mensaje original',
  "message d'origine",
  'message original',
  'messaggio originale',
  'mensagem original',
  'oorspronkelijk bericht',
  'oprindelig meddelelse',
  'opprinnelig melding',
  'ursprungligt meddelande',
  'alkuperäinen viesti',
  'wiadomość oryginalna',
  'исходное сообщение',
  '原始邮件|原始郵件',
].join('|');
const originalLine = new RegExp(`^\\s*${rule}\\s*(?:${original})\\s*${rule}\\s*$`, 'iu');
const wroteLine = new RegExp(
  `^\\s*${rule}\\s*(?:on\\s.{5,200}\\s|[^\\d\\s].{0,60}\\s)wrote\\s*${rule}\\s*$`,
  'iu',
);

export function isOriginalMark(line: string): boolean {
  return line.length < 300 && (originalLine.test(line) || wroteLine.test(line));
}

const forwarded =
  /forwarded message|weitergeleitete[n]? nachricht|message (réexpédié|transféré)|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|videresendt|vidarebefordrat|пересылаемое сообщение|przekazana wiadomość/iu;

export function isForwardMark(line: string): boolean {
  return (
    line.length < 120 &&
    forwarded.test(line) &&
    /^[\s>]*(-{2,}|begin|anfang|début|inizio|inicio)/iu.test(line)
  );
}

const roles: Record<string, string> = {};
for (const [role, names] of Object.entries({
  from: 'from|von|de|da|van|fra|från|od|от|从|发件人|寄件者|差出人|lähettäjä|kimden|feladó',
  date: 'sent|date|gesendet|datum|envoyé|envoyé le|enviado|enviado el|fecha|inviato|data|verzonden|sendt|dato|skickat|wysłano|дата|отправлено|发送时间|日期|送信日時|lähetetty|päivämäärä|tarih|dátum',
  to: 'to|an|à|a|para|aan|til|till|do|кому|收件人|宛先|vastaanottaja|kime|címzett',
  copy: 'cc|kopie|copie|копия|抄送',
  subject:
    'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|temat|тема|主题|主旨|件名|aihe|konu|tárgy',
})) {
  for (const name of names.split('|')) roles[name] = role;
}
const headerLine = /^[\s*]{0,10}([\p{L}][\p{L} ]{0,18}?)\s?\*?\s?[:：]\*?(?=\s|\p{L}|"|$)/u;

/** The role of a line such as "Von: …" in a block of headers, or null. */
export function headerRole(line: string): string | null {
  const name = headerLine.exec(line)?.[1]?.toLowerCase();
  return name !== undefined && Object.hasOwn(roles, name) ? (roles[name] ?? null) : null;
}

const closing = new RegExp(`^\\s{0,2}>\\s*(?:${verbs})?${colon}`, 'iu');

/** Whether a line is marked as quoted; "> wrote:" is the end of a broken "<somebody@example.com> wrote:". */
export function isQuoted(line: string | undefined): boolean {
  return line !== undefined && /^\s{0,2}>(?!>>.*<<)/.test(line) && !closing.test(line);
}

const myDevice =
  'iphone|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|nokia|htc|blackberry|smartphone|handy|mobil\\w*|phone|cell|tablet|pc|ti-85|alcatel|verizon';
const program =
  'iphone|ipad|samsung|android|blackberry|outlook|yahoo|gmail|gmx|web\\.de|mailbox|airmail|thunderbird|proton ?mail|windows|mail (?:for|für|pour) windows|\\[?mail\\]?\\(|hotmail|aol';
const fromMy = [
  'sent( wirelessly)? from (?:my|a)',
  'gesendet von meinem',
  'von meinem',
  'envoyé (?:de|depuis) mon',
  'enviado (?:desde|de|do) (?:mi|meu)',
  'inviato dal mio',
  'verzonden vanaf mijn',
  'sendt fra min',
  'skickat från min',
  'wysłan[oe] z (?:mojego)?',
  'отправлено с',
].join('|');
const fromProgram = [
  'sent (?:from|via|with|using)',
  'gesendet (?:von|mit)',
  'envoyé (?:à partir de|depuis|avec)',
  'enviado (?:desde|do)',
  'inviato da',
  'verzonden (?:met|via|vanuit)',
].join('|');
const more = '(?: [\\p{L}\\d.&-]+){0,4}(?:\\s?[<(\\[]?https?:\\S+)?';
const excuse = '(?:[.,!]\\s*(?:please )?(?:excuse|sorry|pardon|forgive)[^.]{0,60})?';
const deviceLines = [
  new RegExp(`^\\W{0,3}(?:${fromMy})(?: [\\p{L}\\d-]+){0,3}? (?:${myDevice})${more}${excuse}\\W{0,3}$`, 'iu'),
  new RegExp(
    `^\\W{0,3}(?:${fromProgram}) (?:the |der |dem )?\\[?(?:${program})(?!\\p{L})[^\\s]*${more}\\W{0,3}$`,
    'iu',
  ),
  /^get \[?outlook for (ios|android|mac)\b\S*$/iu,
  /^diese nachricht wurde von .{2,60} gesendet\.?$/iu,
  /^從我的 .{2,20} 傳送$/u,
  /^iPhoneから送信$/u,
];

export function isDeviceSignature(line: string): boolean {
  return line.length < 160 && deviceLines.some((pattern) => pattern.test(line.trim()));
}
