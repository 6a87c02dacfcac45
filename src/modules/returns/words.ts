import { z } from 'zod';

/** What the customer gets for it. */
export const ReturnKind = z.enum(['refund', 'exchange', 'return only']);
export type ReturnKind = z.infer<typeof ReturnKind>;

export { Found } from '../tasks/contract.ts';
