import { wordsIn } from '../../platform/words-in.ts';

/** What whoever is to lead for a company is told once the client has let them in. */
type InvitationWords = {
  subject: (desk: string) => string;
  text: (told: { by: string; company: string; desk: string; url: string; from: string | null }) => string;
};

const en: InvitationWords = {
  subject: (desk) => `You lead for your company on ${desk}`,
  text: ({ by, company, desk, url, from }) =>
    `${by} asks ${company} to work on the desk ${desk}${from ? ` from ${from} on` : ''}. You lead there, and can propose your colleagues.\n\nSign in with this mail address; a link is sent to you, and no password is needed:\n\n${url}\n`,
};
const de: InvitationWords = {
  subject: (desk) => `Sie leiten für Ihre Firma bei ${desk}`,
  text: ({ by, company, desk, url, from }) =>
    `${by} bittet ${company}, ${from ? `ab ${from} ` : ''}für ${desk} zu arbeiten. Sie leiten dort und können Ihre Kollegen vorschlagen.\n\nMelden Sie sich mit dieser Mailadresse an; Sie bekommen einen Link, ein Passwort ist nicht nötig:\n\n${url}\n`,
};
const es: InvitationWords = {
  subject: (desk) => `Usted dirige el trabajo de su empresa en ${desk}`,
  text: ({ by, company, desk, url, from }) =>
    `${by} pide a ${company} que trabaje para ${desk}${from ? ` a partir de: ${from}` : ''}. Usted es responsable allí y puede proponer a sus colegas.\n\nEntre con esta dirección de correo; se le envía un enlace y no hace falta contraseña:\n\n${url}\n`,
};

export const invitationWords = (language: string): InvitationWords =>
  wordsIn<InvitationWords>({ en, de, es }, language);
