import type { Instant } from '../../../platform/context.ts';
import type { Hours } from '../../../platform/time/hours.ts';
import type { Candidate } from '../first-owner.ts';

/** Somebody who could own a case, as the database answers. */
export type CandidateRow = {
  personId: string;
  languages: string[];
  hours: Hours | null;
  zone: string;
  awayFrom: Instant | null;
  awayUntil: Instant | null;
  standIn: string | null;
  openCases: number;
};

export function asCandidate({ awayFrom, awayUntil, standIn, ...row }: CandidateRow): Candidate {
  const away =
    awayFrom && awayUntil
      ? { from: Temporal.Instant.from(awayFrom), until: Temporal.Instant.from(awayUntil), standIn }
      : null;
  return { ...row, away, lastMetAt: null };
}
