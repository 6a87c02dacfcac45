import { wordsIn } from '../../platform/words-in.ts';

/** What the client is told of people who are proposed, by mail and on the page behind it. */
export type ProposalWords = {
  subject: (desk: string) => string;
  mail: (count: number, desk: string) => string;
  /** Before the link. */
  mailLink: string;
  /** How many of them a standing rule admits, and when the first of them. */
  mailByRule: (count: number, when: string) => string;
  /** How many of them one admits once those whom it names have spoken for them. */
  mailOnce: (count: number) => string;
  /** How many more wait who come with the next mail. */
  mailMore: (count: number) => string;
  title: (desk: string) => string;
  what: string;
  role: Record<'lead' | 'agent' | 'expert', string>;
  from: (company: string, place: string | null) => string;
  /** By which name customers know them, where it is another one. */
  called: (name: string) => string;
  knows: string;
  speaks: string;
  vouches: (who: string) => string;
  admitsAt: (when: string) => string;
  /** What has to be said before the rule admits them, and by whom. */
  once: (what: string) => string;
  lacks: Record<'trained' | 'vouched', (who: string) => string>;
  admit: string;
  refuse: string;
  state: Record<'admitted' | 'refused' | 'withdrawn' | 'lapsed', string>;
  changed: string;
  noLink: string;
  noLinkDo: string;
  failed: string;
};

const en: ProposalWords = {
  subject: (desk) => `Who is to work on your desk (${desk})`,
  mail: (count, desk) =>
    `${count === 1 ? 'Somebody is' : `${count} people are`} proposed for your desk ${desk}. They see nothing of it until they are admitted.`,
  mailLink: 'Who they are, with admit or refuse for each:',
  mailByRule: (count, when) =>
    count === 1
      ? `One of them is admitted by the standing rule, without a word of yours, unless you refuse before ${when}.`
      : `${count} of them are admitted by the standing rule, without a word of yours, unless you refuse. For the first of them you can until ${when}; with each stands when.`,
  mailOnce: (count) =>
    `${count === 1 ? 'One of them comes' : `${count} of them come`} in by the standing rule, without a word of yours, once those whom it names have spoken for them.`,
  mailMore: (count) =>
    `${count === 1 ? 'One more waits' : `${count} more wait`}: in the next mail in an hour, and now already in the settings of the desk.`,
  title: (desk) => `Who is to work on ${desk}`,
  what: 'Whoever you admit sees the desk and works on it, at once. You can end that at any time.',
  role: {
    lead: 'as a lead: answers customers and takes over for colleagues who leave',
    agent: 'as an agent: answers customers and owns cases',
    expert: 'as an expert: is asked for advice and does not write to customers',
  },
  from: (company, place) => (place ? `${company}, in ${place}` : company),
  called: (name) => `Customers would know them as ${name}.`,
  knows: 'Knows',
  speaks: 'Speaks',
  vouches: (who) => `${who} says`,
  admitsAt: (when) => `By the rule that was signed: admitted on ${when} unless you refuse.`,
  once: (what) => `By the rule that was signed: comes in once ${what}, unless you refuse.`,
  lacks: {
    trained: (who) => `${who} says that they trained them`,
    vouched: (who) => `${who} vouches for them`,
  },
  admit: 'Admit',
  refuse: 'Refuse',
  state: {
    admitted: 'Admitted.',
    refused: 'Not admitted.',
    withdrawn: 'Not proposed any more.',
    lapsed: 'Their company works here no more.',
  },
  changed: 'This could not be done: it was decided meanwhile, or they left. Below is how it stands now.',
  noLink: 'This link does not lead here any more.',
  noLinkDo: 'Sign in and look at the settings of the desk, or wait for the next mail.',
  failed: 'That did not work. Nothing was saved; please go back and try again.',
};

const de: ProposalWords = {
  subject: (desk) => `Wer bei Ihnen arbeiten soll (${desk})`,
  mail: (count, desk) =>
    `${count === 1 ? 'Jemand wird' : `${count} Personen werden`} Ihnen für ${desk} vorgeschlagen und ${count === 1 ? 'sieht' : 'sehen'} nichts davon, bevor ${count === 1 ? 'die Person' : 'sie'} aufgenommen ${count === 1 ? 'ist' : 'sind'}.`,
  mailLink: 'Wer das ist, zum Aufnehmen oder Ablehnen:',
  mailByRule: (count, when) =>
    count === 1
      ? `Eine Person davon wird nach der Regel ohne ein Wort von Ihnen aufgenommen, wenn Sie nicht vor ${when} ablehnen.`
      : `${count} davon werden nach der Regel ohne ein Wort von Ihnen aufgenommen, wenn Sie nicht ablehnen. Bei der ersten geht das bis ${when}; bei jeder steht, bis wann.`,
  mailOnce: (count) =>
    `${count === 1 ? 'Eine Person davon wird' : `${count} davon werden`} nach der Regel ohne ein Wort von Ihnen aufgenommen, sobald sich äußert, wen die Regel dafür nennt.`,
  mailMore: (count) =>
    `${count === 1 ? 'Eine Person mehr wartet' : `${count} weitere warten`}: mit der nächsten Mail in einer Stunde, und schon jetzt in den Einstellungen.`,
  title: (desk) => `Wer für ${desk} arbeiten soll`,
  what: 'Wen Sie aufnehmen, der sieht alles Nötige und arbeitet sofort mit. Sie können das jederzeit beenden.',
  role: {
    lead: 'als Leitung: antwortet Kunden und übernimmt, wenn Kollegen gehen',
    agent: 'als Betreuung: antwortet Kunden und führt Fälle',
    expert: 'als Fachperson: wird um Rat gefragt und schreibt Kunden nicht',
  },
  from: (company, place) => (place ? `${company}, in ${place}` : company),
  called: (name) => `Für Kundinnen und Kunden: ${name}.`,
  knows: 'Kennt sich aus mit',
  speaks: 'Spricht',
  vouches: (who) => `${who} sagt dazu`,
  admitsAt: (when) =>
    `Nach der Regel, die unterschrieben ist: aufgenommen am ${when}, wenn Sie nicht ablehnen.`,
  once: (what) =>
    `Nach der Regel, die unterschrieben ist: aufgenommen, sobald ${what}, wenn Sie nicht ablehnen.`,
  lacks: {
    trained: (who) => `${who} die Einarbeitung bestätigt`,
    vouched: (who) => `${who} sich verbürgt`,
  },
  admit: 'Aufnehmen',
  refuse: 'Ablehnen',
  state: {
    admitted: 'Aufgenommen.',
    refused: 'Nicht aufgenommen.',
    withdrawn: 'Nicht mehr vorgeschlagen.',
    lapsed: 'Die Firma arbeitet hier nicht mehr.',
  },
  changed:
    'Das ging nicht: Es wurde inzwischen entschieden, oder die Person ist gegangen. So steht es jetzt.',
  noLink: 'Dieser Link führt hier nicht mehr weiter.',
  noLinkDo:
    'Melden Sie sich an und sehen Sie in den Einstellungen nach, oder warten Sie auf die nächste Mail.',
  failed:
    'Das hat nicht geklappt. Nichts wurde gespeichert; bitte gehen Sie zurück und versuchen Sie es noch einmal.',
};

const es: ProposalWords = {
  subject: (desk) => `Quién va a trabajar con ustedes (${desk})`,
  mail: (count, desk) =>
    `Le proponen ${count === 1 ? 'a una persona' : `a ${count} personas`} para ${desk}. No ${count === 1 ? 've' : 'ven'} nada antes de que se ${count === 1 ? 'la' : 'las'} admita.`,
  mailLink: 'Quiénes son, para admitir o rechazar a cada una:',
  mailByRule: (count, when) =>
    count === 1
      ? `Una de ellas se admite según la regla, sin que usted diga nada, si no la rechaza antes de ${when}.`
      : `${count} de ellas se admiten según la regla, sin que usted diga nada, si no las rechaza. Para la primera puede hasta ${when}; con cada una pone hasta cuándo.`,
  mailOnce: (count) =>
    `${count === 1 ? 'Una de ellas se admite' : `${count} de ellas se admiten`} según la regla, sin que usted diga nada, en cuanto hable por ${count === 1 ? 'ella' : 'ellas'} quien la regla nombra.`,
  mailMore: (count) =>
    `${count === 1 ? 'Espera una persona más' : `Esperan ${count} más`}: en el próximo correo, dentro de una hora, y ya ahora en los ajustes.`,
  title: (desk) => `Quién va a trabajar para ${desk}`,
  what: 'Quien usted admita ve lo necesario y trabaja desde ese momento. Puede terminarlo cuando quiera.',
  role: {
    lead: 'como responsable: atiende a clientes y sustituye a quien se va',
    agent: 'como agente: atiende a clientes y lleva casos',
    expert: 'como experto: aconseja y no escribe a los clientes',
  },
  from: (company, place) => (place ? `${company}, en ${place}` : company),
  called: (name) => `Para los clientes: ${name}.`,
  knows: 'Sabe de',
  speaks: 'Habla',
  vouches: (who) => `Lo que dice ${who}`,
  admitsAt: (when) => `Según la regla firmada: se admite el ${when} si usted no lo rechaza.`,
  once: (what) => `Según la regla firmada: se admite en cuanto ${what}, si usted no lo rechaza.`,
  lacks: {
    trained: (who) => `${who} confirme la formación`,
    vouched: (who) => `${who} responda por esta persona`,
  },
  admit: 'Admitir',
  refuse: 'Rechazar',
  state: {
    admitted: 'Está admitido.',
    refused: 'No está admitido.',
    withdrawn: 'Ya no se propone.',
    lapsed: 'Su empresa ya no trabaja aquí.',
  },
  changed: 'No ha sido posible: se decidió entretanto, o la persona se fue. Así está ahora.',
  noLink: 'Este enlace ya no lleva a ninguna parte.',
  noLinkDo: 'Inicie sesión y mire los ajustes, o espere el próximo correo.',
  failed: 'No ha funcionado. No se ha guardado nada; vuelva atrás e inténtelo de nuevo.',
};

const spoken = { en, de, es };

export const proposalWords = (language: string): ProposalWords => wordsIn<ProposalWords>(spoken, language);

/** The first language that a browser names and the page speaks. */
export function languageFor(acceptLanguage: string | undefined): string {
  const named = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return named.find((tag) => Object.hasOwn(spoken, tag)) ?? 'en';
}
