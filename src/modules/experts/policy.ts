import { mayNote } from '../conversations/policy.ts';

/** Whoever works on the desk asks those who know, and says what they know themselves. */
export const mayAskNow = mayNote;
