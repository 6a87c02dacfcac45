import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen } from '../../platform/time/business-hours.ts';
import type { Hours } from '../../platform/time/hours.ts';
import { type Candidate, chooseFirstOwner, type OwnerSearch } from './first-owner.ts';

const always: Hours = { always: true };
const everyDay = (from: string, to: string): Hours => {
  const day: [string, string][] = [[from, to]];
  return { week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day } };
};

const now = Temporal.Instant.from('2026-11-24T11:00:00Z');
const inHours = (hours: number) => now.add({ hours });

const people = ['ada', 'bo', 'cy', 'dee', 'eve'];
const aWhile = fc.integer({ min: -200, max: 200 });
const anyCandidate = (personId: string): fc.Arbitrary<Candidate> =>
  fc.record({
    personId: fc.constant(personId),
    languages: fc.subarray(['de', 'de-AT', 'en', 'fr']),
    hours: fc.constantFrom<Hours | null>(
      null,
      always,
      everyDay('06:00', '11:00'),
      everyDay('18:00', '22:00'),
    ),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Auckland'),
    away: fc.option(
      fc
        .tuple(aWhile, fc.integer({ min: 1, max: 400 }), fc.option(fc.constantFrom(...people)))
        .map(([from, length, standIn]) => ({ from: inHours(from), until: inHours(from + length), standIn })),
    ),
    openCases: fc.nat({ max: 2 }),
    lastMetAt: fc.option(aWhile.map((hours) => inHours(Math.min(hours, 0)))),
  });
const anySearch: fc.Arbitrary<OwnerSearch> = fc.record({
  now: fc.constant(now),
  customerLanguage: fc.constantFrom(null, 'de', 'en-GB'),
  lastOwner: fc.option(fc.constantFrom(...people, 'somebody who left')),
  candidates: fc.subarray(people).chain((ids) => fc.tuple(...ids.map(anyCandidate))),
  accountable: fc.constant('accountable'),
});

const isAwayNow = ({ away }: Candidate) =>
  away !== null &&
  away.from.epochNanoseconds <= now.epochNanoseconds &&
  now.epochNanoseconds < away.until.epochNanoseconds;
const isPresent = (candidate: Candidate) =>
  !isAwayNow(candidate) &&
  candidate.hours !== null &&
  isOpen(now, { zone: candidate.zone, hours: candidate.hours, holidays: [] });
const speaks = ({ languages }: Candidate, language: string | null) =>
  languages.some((spoken) => spoken.slice(0, 2) === language?.slice(0, 2));

describe('the laws of the first owner', () => {
  const runs = { numRuns: 1000 };

  it('it is always a candidate or the accountable person', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const { personId, reason } = chooseFirstOwner(search);
        const candidate = search.candidates.some((one) => one.personId === personId);
        expect(reason === 'accountable' ? personId === search.accountable : candidate).toBe(true);
      }),
      runs,
    );
  });

  it('it is nobody away while somebody is present, and of those somebody who speaks the language', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const { personId, reason } = chooseFirstOwner(search);
        const chosen = search.candidates.find((one) => one.personId === personId);
        const present = search.candidates.filter(isPresent);
        if (present.length === 0) return;
        expect(chosen && !isAwayNow(chosen)).toBe(true);
        expect(['last owner', 'stand-in of the last owner', 'present']).toContain(reason);
        if (!chosen || reason !== 'present') return;
        expect(isPresent(chosen)).toBe(true);
        const speakers = present.filter((one) => speaks(one, search.customerLanguage));
        expect(speakers.length === 0 || speaks(chosen, search.customerLanguage)).toBe(true);
      }),
      runs,
    );
  });

  it('the order of the candidates does not matter', () => {
    const shuffled = anySearch.chain((search) =>
      fc.tuple(
        fc.constant(search),
        fc.shuffledSubarray([...search.candidates], { minLength: search.candidates.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([search, candidates]) => {
        expect(chooseFirstOwner({ ...search, candidates })).toEqual(chooseFirstOwner(search));
      }),
      runs,
    );
  });

  it('load decides only between equals', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const chosen = chooseFirstOwner(search);
        const unburdened = search.candidates.map((one) => ({ ...one, openCases: 0 }));
        const other = chooseFirstOwner({ ...search, candidates: unburdened });
        expect(other.reason).toBe(chosen.reason);
        const met = (personId: string) =>
          search.candidates.find((one) => one.personId === personId)?.lastMetAt;
        expect(met(other.personId)).toEqual(met(chosen.personId));
      }),
      runs,
    );
  });
});
