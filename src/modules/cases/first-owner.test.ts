import { describe, expect, it } from 'vitest';
import type { Hours } from '../../platform/time/hours.ts';
import { type Candidate, chooseFirstOwner, type OwnerSearch } from './first-owner.ts';

const everyDay = (from: string, to: string): Hours => {
  const day: [string, string][] = [[from, to]];
  return { week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day } };
};
const always: Hours = { always: true };
const mornings = everyDay('06:00', '11:00');
const evenings = everyDay('18:00', '22:00');

// A Tuesday, 12:00 in Berlin.
const now = Temporal.Instant.from('2026-11-24T11:00:00Z');
const inHours = (hours: number) => now.add({ hours });
const awayFor = (from: number, until: number, standIn: string | null = null) => ({
  away: { from: inHours(from), until: inHours(until), standIn },
});

function aCandidate(personId: string, differences: Partial<Candidate> = {}): Candidate {
  const ordinary = { languages: ['de', 'en'], hours: always, zone: 'Europe/Berlin' };
  return { personId, ...ordinary, away: null, openCases: 0, lastMetAt: null, ...differences };
}

function choose(candidates: Candidate[], differences: Partial<OwnerSearch> = {}) {
  const search = { now, customerLanguage: 'de', lastOwner: null, accountable: 'accountable', ...differences };
  const { personId, reason } = chooseFirstOwner({ ...search, candidates });
  return `${personId}: ${reason}`;
}

describe('the first owner, where the customer had one', () => {
  it.each<[what: string, Candidate[], chosen: string]>([
    ['is the last owner', [aCandidate('ada', { lastMetAt: now }), aCandidate('last')], 'last: last owner'],
    [
      'is the last owner after hours',
      [aCandidate('ada'), aCandidate('last', { hours: mornings })],
      'last: last owner',
    ],
    [
      'is the last owner without hours',
      [aCandidate('ada'), aCandidate('last', { hours: null })],
      'last: last owner',
    ],
    [
      'is the last owner who speaks another language and has much to do',
      [aCandidate('ada'), aCandidate('last', { languages: ['en'], openCases: 99 })],
      'last: last owner',
    ],
    [
      'is the stand-in while they are away',
      [
        aCandidate('ada'),
        aCandidate('last', awayFor(-1, 1, 'stan')),
        aCandidate('stan', { hours: mornings }),
      ],
      'stan: stand-in of the last owner',
    ],
    [
      'is the last owner before the absence',
      [aCandidate('last', awayFor(1, 2, 'stan')), aCandidate('stan')],
      'last: last owner',
    ],
    [
      'is the stand-in from its first moment',
      [aCandidate('last', awayFor(0, 2, 'stan')), aCandidate('stan')],
      'stan: stand-in of the last owner',
    ],
    [
      'is the last owner again from its end',
      [aCandidate('last', awayFor(-2, 0, 'stan')), aCandidate('stan')],
      'last: last owner',
    ],
    [
      'is whoever is there without a stand-in',
      [aCandidate('ada'), aCandidate('last', awayFor(-1, 1))],
      'ada: present',
    ],
    [
      'is whoever is there when the stand-in is away too',
      [
        aCandidate('ada'),
        aCandidate('last', awayFor(-1, 1, 'stan')),
        aCandidate('stan', awayFor(-1, 1, 'zoe')),
      ],
      'ada: present',
    ],
    [
      'is whoever is there when the stand-in is not on the roster',
      [aCandidate('ada'), aCandidate('last', awayFor(-1, 1, 'stan'))],
      'ada: present',
    ],
    ['is whoever is there when the last owner has left the roster', [aCandidate('ada')], 'ada: present'],
  ])('%s', (_, candidates, chosen) => {
    expect(choose(candidates, { lastOwner: 'last' })).toBe(chosen);
  });
});

describe('the first owner of a new customer', () => {
  it.each<[what: string, Candidate[], chosen: string]>([
    ['is present', [aCandidate('ada', { hours: mornings }), aCandidate('bo')], 'bo: present'],
    [
      'is present by their own clock',
      [aCandidate('ada', { hours: mornings, zone: 'America/New_York' })],
      'ada: present',
    ],
    ['is not away', [aCandidate('ada', awayFor(-1, 1)), aCandidate('bo')], 'bo: present'],
    ['speaks the language', [aCandidate('ada', { languages: ['en'] }), aCandidate('bo')], 'bo: present'],
    [
      'speaks the language rather than having met the need',
      [aCandidate('ada', { languages: ['en'], lastMetAt: now }), aCandidate('bo')],
      'bo: present',
    ],
    [
      'is present rather than a speaker who is not',
      [aCandidate('ada', { languages: ['en'] }), aCandidate('bo', { hours: mornings })],
      'ada: present',
    ],
    ['has recorded languages', [aCandidate('ada', { languages: [] }), aCandidate('bo')], 'bo: present'],
    [
      'met the need last',
      [
        aCandidate('ada', { lastMetAt: inHours(-9) }),
        aCandidate('bo', { lastMetAt: inHours(-8) }),
        aCandidate('cy'),
      ],
      'bo: present',
    ],
    [
      'met the need, however much they have to do',
      [aCandidate('ada'), aCandidate('bo', { lastMetAt: inHours(-9999), openCases: 99 })],
      'bo: present',
    ],
    [
      'has less to do',
      [aCandidate('ada', { openCases: 2 }), aCandidate('bo', { openCases: 1 })],
      'bo: present',
    ],
    ['is the first by id among equals', [aCandidate('bo'), aCandidate('ada')], 'ada: present'],
    [
      'has recorded hours',
      [aCandidate('ada', { hours: null }), aCandidate('bo', { hours: evenings })],
      'bo: begins first',
    ],
    [
      'begins first where nobody is there',
      [aCandidate('ada', { hours: mornings }), aCandidate('bo', { hours: evenings })],
      'bo: begins first',
    ],
    [
      'begins first, whatever they speak',
      [aCandidate('ada', { hours: mornings }), aCandidate('bo', { hours: evenings, languages: ['en'] })],
      'bo: begins first',
    ],
    [
      'speaks the language where two begin together',
      [aCandidate('ada', { hours: evenings, languages: ['en'] }), aCandidate('bo', { hours: evenings })],
      'bo: begins first',
    ],
    [
      'begins first by the clock of their own zone',
      [
        aCandidate('ada', { hours: evenings }),
        aCandidate('bo', { hours: mornings, zone: 'America/Los_Angeles' }),
      ],
      'bo: begins first',
    ],
    [
      'begins after an absence',
      [aCandidate('ada', awayFor(-1, 24)), aCandidate('bo', { hours: mornings })],
      'bo: begins first',
    ],
    [
      'begins after an absence that is still to come',
      [aCandidate('ada', { hours: evenings, ...awayFor(1, 24) }), aCandidate('bo', { hours: mornings })],
      'bo: begins first',
    ],
    [
      'begins after an absence in their own hours, not as it ends',
      [
        aCandidate('ada', { hours: mornings, ...awayFor(-1, 24) }),
        aCandidate('bo', { hours: everyDay('05:00', '06:00'), ...awayFor(-1, 30) }),
      ],
      'bo: begins first',
    ],
    [
      'is the first back where all are away',
      [aCandidate('ada', awayFor(-1, 48)), aCandidate('bo', awayFor(-1, 24))],
      'bo: begins first',
    ],
    [
      'is the accountable person where nobody has hours',
      [aCandidate('ada', { hours: null })],
      'accountable: accountable',
    ],
    ['is the accountable person where there is nobody', [], 'accountable: accountable'],
  ])('%s', (_, candidates, chosen) => {
    expect(choose(candidates)).toBe(chosen);
  });

  it.each<[customer: string | null, spoken: string, understood: boolean]>([
    ['de-AT', 'de', true],
    ['de', 'de-AT', true],
    ['DE', 'de-CH', true],
    ['zh-Hant-TW', 'zh-Hans', true],
    ['de', 'den', false],
    ['en', 'de', false],
    [null, 'de', false],
  ])('speaks to a customer of %s with %s: %s', (customerLanguage, spoken, understood) => {
    const others = [aCandidate('ada', { languages: [] }), aCandidate('bo', { languages: ['fr', spoken] })];
    expect(choose(others, { customerLanguage })).toBe(understood ? 'bo: present' : 'ada: present');
  });
});
