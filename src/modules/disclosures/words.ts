import { wordsIn } from '../../platform/words-in.ts';

type Bad = {
  reference: string;
  subject: string;
  customer: string;
  what: string;
  by: string;
  isCustomerTold: boolean;
  url: string;
};

type SetbackWords = {
  /** To the customer, after what went wrong. */
  sorry: string;
  /** To the client's people. */
  subject: (subject: string) => string;
  mail: (bad: Bad) => string;
  text: (bad: Omit<Bad, 'url'>) => string;
};

const en: SetbackWords = {
  sorry: 'I am sorry about this.',
  subject: (subject) => `Something went wrong: ${subject}`,
  mail: ({ reference, what, by, isCustomerTold, url }) =>
    `${by} says that something went wrong on the case ${reference}:\n\n${what}\n\n${
      isCustomerTold ? 'The customer has been told.' : 'The customer does not know yet.'
    }\n\n${url}\n`,
  text: ({ customer, subject, what, by, isCustomerTold }) =>
    `Something went wrong: ${customer}, ${subject}. ${what} ${isCustomerTold ? 'The customer has been told.' : 'The customer does not know yet.'} ${by}`,
};

const de: SetbackWords = {
  sorry: 'Das tut mir leid.',
  subject: (subject) => `Etwas ist schiefgegangen: ${subject}`,
  mail: ({ reference, what, by, isCustomerTold, url }) =>
    `${by} sagt, dass im Fall ${reference} etwas schiefgegangen ist:\n\n${what}\n\n${
      isCustomerTold ? 'Der Kunde weiß es.' : 'Der Kunde weiß es noch nicht.'
    }\n\n${url}\n`,
  text: ({ customer, subject, what, by, isCustomerTold }) =>
    `Etwas ist schiefgegangen: ${customer}, ${subject}. ${what} ${isCustomerTold ? 'Der Kunde weiß es.' : 'Der Kunde weiß es noch nicht.'} ${by}`,
};

const es: SetbackWords = {
  sorry: 'Lo siento mucho.',
  subject: (subject) => `Algo ha salido mal: ${subject}`,
  mail: ({ reference, what, by, isCustomerTold, url }) =>
    `${by} dice que algo ha salido mal en el caso ${reference}:\n\n${what}\n\n${
      isCustomerTold ? 'El cliente ya lo sabe.' : 'El cliente todavía no lo sabe.'
    }\n\n${url}\n`,
  text: ({ customer, subject, what, by, isCustomerTold }) =>
    `Algo ha salido mal: ${customer}, ${subject}. ${what} ${isCustomerTold ? 'El cliente ya lo sabe.' : 'El cliente todavía no lo sabe.'} ${by}`,
};

export const setbackWords = (language: string): SetbackWords =>
  wordsIn<SetbackWords>({ en, de, es }, language);
