import { type Html, html } from '../../platform/html.ts';
import type { PageView } from './view.ts';
import type { Clock } from './when.ts';
import type { Voice } from './words/speak.ts';

/** What makes a form of this page believed, and one message of a form sent twice. */
export type FormProof = { token: string; key: string };

/** All that the parts of a page are drawn from. */
export type Drawing = {
  view: PageView;
  voice: Voice;
  clock: Clock;
  /** Where this customer's page of this desk is. */
  base: string;
  /** Where this case's page is. */
  here: string;
  proof: FormProof;
};

/** Stands first in each form, so that no file is read before the form is believed. */
export const proofFields = ({ token, key }: FormProof): Html =>
  html`<input type="hidden" name="token" value="${token}"><input type="hidden" name="key" value="${key}">`;

export function shortened(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
}
