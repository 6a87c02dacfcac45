import { mayNote } from '../conversations/policy.ts';
import { leadsOn } from '../desks/policy.ts';

/** Whoever works on the desk says what its customers come with, and makes a type where there is none. */
export const mayMarkDemand = mayNote;

/** Whoever leads there keeps the types in order. */
export const mayKeepTypes = leadsOn;
