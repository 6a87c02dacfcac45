import { describe, expect, it } from 'vitest';
import { Prepared } from '../contract.ts';
import { draftOf, emptyDraft, preparedOf } from './draft.ts';
import { aParty } from './party-draft.ts';

const typed = {
  ...emptyDraft('Europe/London'),
  ...{ client: 'Ray’s Repairs', name: 'Ray', mail: 'ray@repairs.example', deskName: 'Ray', slug: 'ray' },
  ...{ address: 'help@repairs.example', purpose: 'answers the telephone', data: 'names, addresses' },
};

const parts = {
  ...aParty(),
  ...{ name: 'Parts Ltd', reached: 'orders@parts.example, parts.example', purpose: 'delivers parts' },
};

describe('a desk as it is typed', () => {
  it('is what is sent, and is typed on from there', () => {
    const draft = {
      ...typed,
      currency: 'GBP',
      mandates: {
        ...typed.mandates,
        refund: { step: 'do' as const, limit: '39.90' },
        visit: { step: 'tell' as const, limit: '' },
        'promise-horizon': { step: 'do' as const, limit: '7' },
      },
      rest: {
        ...typed.rest,
        ...{ holidays: '2026-12-25\n', thirdParties: [parts] },
        ...{ needs: { ...typed.rest.needs, ours: 'Complaints\nRepairs' }, rule: 'Two weeks beside Ray.' },
      },
    };
    const sent = Prepared.parse(preparedOf(draft));
    expect(sent).toMatchObject({
      ...{ answers: { name: 'Ray', mail: 'ray@repairs.example' }, data: ['names', 'addresses'] },
      mandates: [
        { kind: 'refund', step: 'do', limitMinor: 3990, currency: 'GBP' },
        { kind: 'visit', step: 'tell' },
        { kind: 'promise-horizon', step: 'do', limitDays: 7 },
      ],
      desk: { holidays: ['2026-12-25'] },
      thirdParties: [
        {
          ...{ name: 'Parts Ltd', purpose: 'delivers parts' },
          ...{ address: 'orders@parts.example', domain: 'parts.example' },
        },
      ],
      needs: [
        { kind: 'complaints', name: 'Complaints', mark: 'ours' },
        { kind: 'repairs', name: 'Repairs', mark: 'ours' },
      ],
      rule: { roles: ['agent', 'lead'], words: 'Two weeks beside Ray.', vetoHours: 48 },
    });
    expect(Prepared.parse(preparedOf(draftOf(sent)))).toEqual(sent);
  });

  it('sends a number as people write it', () => {
    const sent = preparedOf({ ...typed, way: 'text', number: '+44 (0)7700 900123' });
    expect(sent).toHaveProperty('answers', { name: 'Ray', number: '+44 (0)7700 900123' });
  });

  const ours = '01900000-0000-7000-8000-000000000002';
  const sent = Prepared.parse(preparedOf(typed));
  const whole: Prepared = {
    ...sent,
    thirdParties: [
      {
        ...{ name: 'Parts, Ltd', purpose: 'delivers parts,\nby van' },
        ...{ address: 'orders@parts.example', domain: 'parts.example' },
        ...{ data: ['addresses'], keptIn: 'FR', pay: 'by the part', mayBeGiven: ['address'] },
      },
      {
        ...{ name: 'Carriers', purpose: 'collect returns', domain: 'carriers.example' },
        mayBeGiven: [],
      },
    ],
    needs: [
      { kind: 'on-site', name: 'Repairs, on site', mark: 'ours' },
      { kind: 'money', name: 'Money back', mark: 'ask first', goesOn: true },
    ],
    rule: {
      ...{ roles: ['expert'], words: 'Two weeks beside Ray.', vetoHours: 12 },
      ...{ trainedBy: ours, vouchedBy: 'client' },
    },
    people: [{ personId: ours, role: 'lead', title: 'Lead', called: null, skills: [], languages: [] }],
    deputies: [
      { name: 'Zoe', mail: 'zoe@repairs.example' },
      {
        name: 'Kim',
        mail: 'kim@repairs.example',
        away: { from: '2031-12-20T08:00:00.000Z', until: '2032-01-03T08:00:00.000Z' },
      },
    ],
    kinds: [{ kind: 'call-out', name: 'Call-out', measure: 'money', told: true }],
    mandates: [
      { kind: 'visit', step: 'draft', goesOn: true },
      { kind: 'call-out', step: 'tell', limitMinor: 4000, currency: 'GBP' },
    ],
    agreementFileId: '01900000-0000-7000-8000-000000000001',
  };

  it('keeps what a line of it does not say', () => {
    expect(Prepared.parse(preparedOf(draftOf(whole)))).toEqual(whole);
  });

  it('keeps the kind of a need that is marked otherwise, and says nothing of silence then', () => {
    const draft = draftOf(whole);
    const needs = { ...draft.rest.needs, 'ask first': '', yours: 'Money back\nMoney' };
    expect(preparedOf({ ...draft, rest: { ...draft.rest, needs } })).toMatchObject({
      needs: [
        { kind: 'on-site', name: 'Repairs, on site', mark: 'ours' },
        { kind: 'money', name: 'Money back', mark: 'yours' },
        { kind: 'money-2', name: 'Money', mark: 'yours' },
      ],
    });
  });

  it('says for whom a rule is, and leaves the hours to the desk where none are typed', () => {
    const draft = draftOf(whole);
    const rest = { ...draft.rest, ruleRoles: ['lead' as const], vetoHours: '' };
    expect(preparedOf({ ...draft, rest })).toHaveProperty('rule', {
      ...{ roles: ['lead'], words: 'Two weeks beside Ray.' },
      ...{ trainedBy: ours, vouchedBy: 'client' },
    });
  });

  it('names nobody in a rule who is not to work there any more', () => {
    const { rule } = Prepared.parse(preparedOf({ ...draftOf(whole), people: {} }));
    expect(rule).toMatchObject({ vouchedBy: 'client' });
    expect(rule).not.toHaveProperty('trainedBy');
  });

  it('is not sent where it is not said how a company is reached', () => {
    for (const reached of ['', 'by van', 'a@x.example, b@x.example', 'a b@x.example']) {
      const rest = { ...typed.rest, thirdParties: [{ ...parts, reached }] };
      expect(preparedOf({ ...typed, rest }), reached).toBe('company');
    }
  });

  it('is not sent where an amount is none', () => {
    const refund = { step: 'do' as const, limit: 'a lot' };
    expect(preparedOf({ ...typed, mandates: { ...typed.mandates, refund } })).toBe('amount');
  });
});
