import type { PreparationWords } from './words.ts';

export const de: PreparationWords = {
  subject: (company) => `${company} hat Ihren Kundendienst vorbereitet`,
  mail: ({ name, by, company, client }) =>
    `Guten Tag ${name},\n\n${by} von ${company} hat einen Kundendienst für ${client} vorbereitet. Es gibt ihn noch nicht: Nichts wird verschickt, und niemand darf für Sie arbeiten, bevor Sie Ja sagen.`,
  mailLink: 'Lesen Sie, worum es geht, und sagen Sie Ja oder Nein:',
  mailEnd:
    'Ein Konto brauchen Sie dafür nicht. Wenn Sie damit nichts anfangen können, brauchen Sie nichts zu tun.',
  text: ({ by, company, link }) =>
    `${by} von ${company} hat einen Kundendienst für Sie vorbereitet. Nichts geschieht, bevor Sie Ja sagen. Hier steht, worum es geht: ${link}`,
  answered: {
    confirmed: (client) => `${client} hat Ja gesagt. Alles ist da, und aus Mails werden Fälle.`,
    refused: (client) => `${client} hat Nein gesagt. Nichts davon ist da.`,
  },
  stuckSubject: (client) => `${client} konnte nicht Ja sagen`,
  stuck: {
    taken: (client) =>
      `${client} wollte Ja sagen, aber der Kurzname oder die Mailadresse, die Sie gewählt haben, ist vergeben. Nichts hat angefangen. Wählen Sie unter Organisation etwas anderes; dann wird wieder gefragt.`,
    elsewhere: (client) =>
      `${client} wollte Ja sagen, aber wen Sie gefragt haben, arbeitet dort, ohne die Firma zu verwalten, oder arbeitet für Sie. Nichts hat angefangen. Fragen Sie jemanden, der sie verwaltet: Ändern Sie die Adresse unter Organisation.`,
    deputy: (client) =>
      `${client} wollte Ja sagen, aber jemand, den Sie als Vertretung genannt haben, arbeitet hier für eine andere Firma. Nichts hat angefangen. Nennen Sie unter Organisation jemand anderen oder niemanden; dann wird wieder gefragt.`,
    domain: (client) =>
      `${client} wollte Ja sagen, aber Sie haben für eine Firma eine Domain genannt, die auch andere haben, wie co.uk. Nichts hat angefangen. Schreiben Sie unter Organisation die ganze Domain der Firma oder nur ihre Mailadresse; dann wird wieder gefragt.`,
  },
  answeredBecause: (reason) => `Warum, in eigenen Worten:\n\n${reason}`,
  title: (company, client) => `Was ${company} für ${client} tun würde`,
  what: (by, company) => `${by} von ${company} hat das für Sie vorbereitet.`,
  nothingYet:
    'Noch gibt es nichts davon: Nichts wird verschickt, und niemand arbeitet für Sie, bevor Sie Ja sagen.',
  does: (company) => `Was ${company} für Sie tut`,
  whose: {
    here: (client) => `Es ist für ${client}; diese Firma verwalten Sie hier.`,
    new: (client) => `Es ist für ${client}; diese Firma ist hier neu, und Sie entscheiden für sie.`,
  },
  desk: 'Was Ihre Kunden sehen',
  name: 'Name',
  address: 'Mailadresse',
  hours: 'Geöffnet',
  answersWithin: (hours) => `Wer schreibt, hört innerhalb von ${hours} dieser Zeit von einem Menschen.`,
  sees: 'Was sie von Ihren Kunden sehen',
  agreed: (data) => `Vereinbart: ${data}. `,
  reads: 'Wer an einem Fall arbeitet, liest, was Ihre Kunden dort schreiben und was über sie bekannt ist.',
  keptIn: 'Wo sie es aufbewahren',
  pay: 'Wie sie bezahlt werden',
  agreement: 'Vereinbarung',
  people: 'Wer für Sie arbeiten würde',
  peopleHint: 'Nehmen Sie den Haken weg, wen Sie nicht möchten.',
  knows: 'Kennt sich aus mit',
  speaks: 'Spricht',
  nobody: 'Noch niemand. Sie werden zu jeder Person gefragt.',
  role: {
    lead: 'antwortet Kunden und übernimmt, wenn Kollegen gehen',
    agent: 'antwortet Kunden und führt Fälle',
    expert: 'wird um Rat gefragt und schreibt Kunden nicht',
  },
  alone: 'Was sie in Ihrem Namen tun dürfen',
  aloneNothing: 'Nichts, ohne Sie zu fragen.',
  aloneElse: 'Bei allem anderen fragen sie Sie.',
  kind: {
    refund: 'Erstattung',
    replacement: 'Ersatz',
    discount: 'Nachlass',
    visit: 'Besuch',
    invoice: 'Rechnung',
    'promise-horizon': 'Zusage im Voraus',
  },
  step: {
    'goes on': 'sie fragen Sie jedes Mal und dürfen es tun, wenn Sie nicht rechtzeitig antworten',
    tell: 'sie tun es und sagen es Ihnen',
    do: 'sie tun es',
  },
  upTo: (limit) => `bis ${limit}`,
  days: (days) => (days === 1 ? '1 Tag' : `${days} Tage`),
  times: (times) => (times === 1 ? 'einmal je Fall' : `${times}-mal je Fall`),
  closed: 'Geschlossen am',
  called: (name) => `Kunden kennen sie oder ihn als ${name}`,
  others: 'Wer sonst um etwas gebeten wird',
  othersHint:
    'Sie sehen, worum sie gebeten werden und was dazu weitergegeben wird, sonst nichts. Was von einer Kundin oder einem Kunden sie bekommen dürfen, können Sie später sagen oder ändern.',
  needs: 'Wem welche Anliegen gehören',
  mark: {
    ours: () => 'Das tun Sie selbst',
    yours: (company) => `Das tut ${company}`,
    'ask first': () => 'Sie werden vorher gefragt',
    'goes on': (company) =>
      `Sie werden vorher gefragt; wenn Sie nicht rechtzeitig antworten, macht ${company} weiter`,
  },
  later: 'Wer später dazukommt',
  rule: (company, hours) =>
    `Wen ${company} sonst vorschlägt, wird von selbst aufgenommen, wenn Sie nicht binnen ${hours} Stunden ablehnen. Was es dafür braucht:`,
  registerTitle: 'Was im Verzeichnis der Daten steht',
  register: {
    contact: 'Wie Sie erreicht werden',
    people: 'Wessen Daten es sind',
    timeLimits: 'Wann sie gelöscht werden',
    security: 'Wie sie sicher bleiben',
  },
  end: 'Sie können das alles jederzeit ändern oder beenden.',
  mailAddress: 'Ihre Mailadresse',
  mailAddressHint:
    'Nur wenn Sie mögen: Was Sie braucht, kommt auch dorthin, bis Ihr Kundendienst eine Nummer für SMS hat. Das geht auch später.',
  mailAddressLater:
    'Nur wenn Sie mögen, um selbst hineinzusehen oder dort erreicht zu werden. Sie können dafür auf diese Seite zurückkommen.',
  mailAddressSend: 'Einen Link dorthin schicken',
  yes: 'Ja, anfangen',
  no: 'Nein',
  reason: 'Warum nicht, wenn Sie mögen',
  refuse: 'Nein sagen',
  over: {
    confirmed: (company) => `Sie haben Ja gesagt. ${company} kann anfangen.`,
    refused: (company) => `Sie haben Nein gesagt. ${company} weiß es, und nichts hat angefangen.`,
    withdrawn: (company) => `${company} hat das zurückgenommen. Nichts hat angefangen.`,
    expired: (company) =>
      `Dieser Link ist zu alt. Bitten Sie ${company} um einen neuen. Nichts hat angefangen.`,
  },
  writeTo: (address) => `Was Ihre Kunden an ${address} schreiben, wird ab jetzt ein Fall.`,
  account: {
    mail: 'Ein Konto brauchen Sie nicht. Was Sie braucht, kommt per Mail, und Sie antworten dort. Wenn Sie selbst hineinsehen möchten:',
    text: 'Ein Konto und eine Mailadresse brauchen Sie nicht. Was Sie braucht, kommt per SMS, sobald Ihr Kundendienst eine Nummer dafür hat.',
    unproven:
      'Ein Konto brauchen Sie nicht. Was Sie braucht, kommt per SMS, sobald Ihr Kundendienst eine Nummer dafür hat, oder per Mail, sobald Ihre Adresse bestätigt ist. Wenn sie nicht Ihre ist, geben Sie eine andere an:',
  },
  provesSent: (mail) =>
    `Wir haben einen Link an ${mail} geschickt. Nichts anderes geht dorthin, und niemand kann sich damit anmelden, bevor Sie ihn öffnen.`,
  provesAsk: (mail) =>
    `Ist ${mail} Ihre Adresse? Dann kommt dorthin, was Sie braucht, und Sie können sich damit anmelden.`,
  provesYes: 'Ja, das ist meine',
  provesSubject: (desk) => `Ist das Ihre Mailadresse? (${desk})`,
  proves: ({ name, desk }) =>
    `Guten Tag ${name},\n\ndiese Adresse wurde für ${desk} angegeben, damit Sie hier erfahren, was Sie braucht. Nichts anderes kommt hierher, bevor Sie sagen, dass sie Ihre ist. Wenn Sie damit nichts anfangen können, brauchen Sie nichts zu tun.`,
  signIn: 'Einen Link zum Anmelden schicken lassen',
  notice: {
    changed:
      'Seit Sie das geöffnet haben, wurde etwas geändert. Nichts ist geschehen. Bitte lesen Sie es unten noch einmal.',
    elsewhere:
      'Dieser Link kam zu jemandem, der hier für diese Firma oder für die Absender arbeitet und nicht Ja sagen kann. Nichts ist geschehen. Wer das vorbereitet hat, erfährt es und kann fragen, wer Ihre Firma verwaltet.',
    taken:
      'Der Name oder die Mailadresse ist inzwischen vergeben. Nichts ist geschehen. Wer das vorbereitet hat, erfährt es und wählt etwas anderes; dann werden Sie wieder gefragt.',
    deputy:
      'Jemand, der als Ihre Vertretung genannt wurde, arbeitet hier für eine andere Firma. Nichts ist geschehen. Wer das vorbereitet hat, erfährt es und ändert es; dann werden Sie wieder gefragt.',
    domain:
      'Für eine Firma, die gefragt werden soll, wurde eine Domain genannt, die auch andere haben. Nichts ist geschehen. Wer das vorbereitet hat, erfährt es und ändert es; dann werden Sie wieder gefragt.',
    known: 'Jemand anders hat diese Mailadresse hier schon. Nichts ist geschehen.',
    tooMany:
      'Dorthin können heute keine Links mehr gehen, deshalb ist nichts geschehen. Sie brauchen hier keine Adresse: Lassen Sie das Feld leer und geben Sie sie morgen über denselben Link an, wenn Sie mögen.',
    mail: 'Das ist keine Mailadresse; noch ist nichts geschehen. Berichtigen Sie sie, oder lassen Sie das Feld leer.',
  },
  noLink: 'Dieser Link führt hier nicht mehr weiter.',
  noLinkDo: 'Bitten Sie um einen neuen.',
  failed:
    'Das hat nicht geklappt. Nichts wurde gespeichert; bitte gehen Sie zurück und versuchen Sie es noch einmal.',
};
