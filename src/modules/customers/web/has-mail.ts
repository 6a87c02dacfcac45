import type { CustomerView } from '../contract.ts';

/** Whether what is written to them reaches them; somebody known by telephone alone is told by a call. */
export const hasMail = ({ contactPoints }: Pick<CustomerView, 'contactPoints'>): boolean =>
  contactPoints.some(({ kind }) => kind === 'mail');
