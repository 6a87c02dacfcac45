import { wordsIn } from '../../../platform/words-in.ts';

/** What one of the client's people reads who does not sign in, where a case is offered to them. */
type OfferedWords = {
  subject: (desk: string) => string;
  text: (offer: { by: string; desk: string; situation: string; until: string | null; url: string }) => string;
};

const en: OfferedWords = {
  subject: (desk) => `A case of ${desk} is offered to you`,
  text: ({ by, desk, situation, until, url }) =>
    `A case of ${desk} is offered to you. Until you take it, it stays with ${by}.\n\n${situation}\n\n${until ? `An answer is needed by ${until}.\n\n` : ''}Read it, and take it or say no. Sign in with this mail address; a link is sent to you, and no password is needed:\n\n${url}\n`,
};
const de: OfferedWords = {
  subject: (desk) => `Ein Fall von ${desk} wird Ihnen angeboten`,
  text: ({ by, desk, situation, until, url }) =>
    `Ein Fall von ${desk} wird Ihnen angeboten. Bis Sie ihn nehmen, bleibt er bei ${by}.\n\n${situation}\n\n${until ? `Eine Antwort wird bis ${until} gebraucht.\n\n` : ''}Lesen Sie ihn, und nehmen Sie ihn oder lehnen Sie ab. Melden Sie sich mit dieser Mailadresse an; Sie bekommen einen Link, ein Passwort ist nicht nötig:\n\n${url}\n`,
};
const es: OfferedWords = {
  subject: (desk) => `Se le ofrece un caso de ${desk}`,
  text: ({ by, desk, situation, until, url }) =>
    `Se le ofrece un caso de ${desk}. Hasta que lo acepte, lo sigue llevando ${by}.\n\n${situation}\n\n${until ? `Se necesita una respuesta antes de ${until}.\n\n` : ''}Léalo y acéptelo o diga que no. Entre con esta dirección de correo; se le envía un enlace y no hace falta contraseña:\n\n${url}\n`,
};

export const offeredWords = (language: string): OfferedWords =>
  wordsIn<OfferedWords>({ en, de, es }, language);
