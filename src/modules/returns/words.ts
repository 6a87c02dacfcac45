import { z } from 'zod';

/** What the customer gets for it. */
export const ReturnKind = z.enum(['refund', 'exchange', 'return only']);
export type ReturnKind = z.infer<typeof ReturnKind>;

/** What whoever got it found. */
export const Found = z.enum(['faulty', 'no fault found', 'unknown']);
export type Found = z.infer<typeof Found>;
