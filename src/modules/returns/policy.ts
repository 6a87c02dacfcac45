import { mayNote } from '../conversations/policy.ts';

/** Whoever works on the desk says what comes back, what was found of it, and that it does not come after all. */
export const mayKeepReturns = mayNote;
