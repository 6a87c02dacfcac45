import { describe, expect, it } from 'vitest';
import { Prepared } from '../contract.ts';
import { draftOf, emptyDraft, preparedOf } from './draft.ts';

const typed = {
  ...emptyDraft('Europe/London'),
  ...{ client: 'Ray’s Repairs', name: 'Ray', mail: 'ray@repairs.example', deskName: 'Ray', slug: 'ray' },
  ...{ address: 'help@repairs.example', purpose: 'answers the telephone', data: 'names, addresses' },
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
        ...{
          holidays: '2026-12-25\n',
          thirdParties: 'Parts Ltd, orders@parts.example, delivers parts, by van',
        },
        ...{ needs: { ...typed.rest.needs, ours: 'Complaints, Repairs' }, rule: 'Two weeks beside Ray.' },
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
        { name: 'Parts Ltd', address: 'orders@parts.example', purpose: 'delivers parts, by van' },
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
    expect(sent?.answers).toEqual({ name: 'Ray', number: '+44 (0)7700 900123' });
  });

  it('is not sent where it is not said how a company is reached', () => {
    const rest = { ...typed.rest, thirdParties: 'Parts Ltd, delivers parts' };
    expect(preparedOf({ ...typed, rest })).toBeNull();
  });

  it('is not sent where an amount is none', () => {
    const refund = { step: 'do' as const, limit: 'a lot' };
    expect(preparedOf({ ...typed, mandates: { ...typed.mandates, refund } })).toBeNull();
  });
});
