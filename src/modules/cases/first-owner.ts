import { type Calendar, isOpen, nextOpening } from '../../platform/time/business-hours.ts';
import type { Hours } from '../../platform/time/hours.ts';

/** An agent or lead on the roster. What is not recorded (no hours, no languages, never met) counts for nothing. */
export type Candidate = {
  personId: string;
  languages: readonly string[];
  hours: Hours | null;
  zone: string;
  away: { from: Temporal.Instant; until: Temporal.Instant; standIn: string | null } | null;
  openCases: number;
  /** When they last met this kind of need or thing. */
  lastMetAt: Temporal.Instant | null;
};

export type OwnerSearch = {
  now: Temporal.Instant;
  customerLanguage: string | null;
  lastOwner: string | null;
  candidates: readonly Candidate[];
  accountable: string;
};

export type FirstOwner = {
  personId: string;
  reason: 'last owner' | 'stand-in of the last owner' | 'present' | 'begins first' | 'accountable';
};

export function chooseFirstOwner(search: OwnerSearch): FirstOwner {
  return (
    whoKnowsTheCustomer(search) ??
    whoIsPresent(search) ??
    whoBeginsFirst(search) ?? { personId: search.accountable, reason: 'accountable' }
  );
}

// The last owner also after hours, because the customer starts over with anybody else; while they are away, their
// stand-in. A stand-in who is away too, or not a candidate, leaves the choice to those who are there.
function whoKnowsTheCustomer({ now, lastOwner, candidates }: OwnerSearch): FirstOwner | undefined {
  const last = candidates.find(({ personId }) => personId === lastOwner);
  if (!last) return undefined;
  if (!isAway(last, now)) return { personId: last.personId, reason: 'last owner' };

  const standIn = candidates.find(({ personId }) => personId === last.away?.standIn);
  if (!standIn || isAway(standIn, now)) return undefined;
  return { personId: standIn.personId, reason: 'stand-in of the last owner' };
}

function whoIsPresent({ now, customerLanguage, candidates }: OwnerSearch): FirstOwner | undefined {
  const [best] = candidates
    .filter((candidate) => isPresent(candidate, now))
    .sort((a, b) => bySuitability(a, b, customerLanguage));
  return best && { personId: best.personId, reason: 'present' };
}

// Whoever is present first from now on, so after the absence of somebody who is away.
function whoBeginsFirst({ now, customerLanguage, candidates }: OwnerSearch): FirstOwner | undefined {
  const [first] = candidates
    .flatMap((candidate) => {
      const begins = beginning(candidate, now);
      return begins ? [{ candidate, begins }] : [];
    })
    .sort(
      (a, b) =>
        Temporal.Instant.compare(a.begins, b.begins) ||
        bySuitability(a.candidate, b.candidate, customerLanguage),
    );
  return first && { personId: first.candidate.personId, reason: 'begins first' };
}

function isPresent(candidate: Candidate, now: Temporal.Instant): boolean {
  const hours = ownHours(candidate);
  return hours !== null && !isAway(candidate, now) && isOpen(now, hours);
}

function beginning(candidate: Candidate, now: Temporal.Instant): Temporal.Instant | null {
  const hours = ownHours(candidate);
  if (!hours) return null;
  const opening = nextOpening(now, hours);
  return candidate.away && isAway(candidate, opening) ? nextOpening(candidate.away.until, hours) : opening;
}

// The desk's holidays are not a person's: somebody who is off on one is away.
function ownHours({ zone, hours }: Candidate): Calendar | null {
  return hours && { zone, hours, holidays: [] };
}

function isAway({ away }: Candidate, at: Temporal.Instant): boolean {
  if (!away) return false;
  return Temporal.Instant.compare(away.from, at) <= 0 && Temporal.Instant.compare(at, away.until) < 0;
}

// Language before experience before load, each only where those before it tie: somebody present who does not speak it is
// still better than nobody. The id comes last, so that the same question always has the same answer.
function bySuitability(a: Candidate, b: Candidate, language: string | null): number {
  return (
    Number(speaks(b, language)) - Number(speaks(a, language)) ||
    lastMet(b) - lastMet(a) ||
    a.openCases - b.openCases ||
    (a.personId < b.personId ? -1 : 1)
  );
}

function speaks({ languages }: Candidate, language: string | null): boolean {
  return language !== null && languages.some((spoken) => primary(spoken) === primary(language));
}

const primary = (language: string) => language.split('-', 1)[0]?.toLowerCase();

const lastMet = ({ lastMetAt }: Candidate) => lastMetAt?.epochMilliseconds ?? 0;
