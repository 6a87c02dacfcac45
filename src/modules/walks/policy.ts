import { mayMarkDemand } from '../demand/policy.ts';

/** Whoever works on the desk has cases drawn and writes down what they assume and what they found. */
export const mayWalk = mayMarkDemand;
