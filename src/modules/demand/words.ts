import { z } from 'zod';

/** What a contact is from the customer's side: what they want from us, or what should not have been necessary. */
export const Demand = z.enum(['value', 'failure']);
export type Demand = z.infer<typeof Demand>;

/** Why a contact is suggested as failure. */
export const Suggestion = z.enum(['missed call', 'asks for news']);
export type Suggestion = z.infer<typeof Suggestion>;
