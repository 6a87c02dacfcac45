import { leadsOn } from '../desks/policy.ts';

/** What failure costs, and what the contract pays for it, is looked at by whoever leads on the desk. */
export const mayReckon = leadsOn;
