import { mayMarkDemand } from '../demand/policy.ts';

/** Whoever works on the desk draws a study, says what its contacts are and writes down what was learned. */
export const mayStudy = mayMarkDemand;
