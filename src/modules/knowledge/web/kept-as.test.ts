import { describe, expect, it } from 'vitest';
import { keptAs } from './kept-as.ts';

describe('what becomes of a translation that is kept', () => {
  it.each([
    ['validated', 'customers', 'customers', 'kept'],
    ['validated', 'companies', 'companies', 'kept'],
    ['validated', 'company', 'companies', 'kept'],
    ['not validated', 'customers', 'customers', 'keptToCheckForCustomers'],
    ['not validated', 'companies', 'companies', 'keptUnchecked'],
    ['not validated', 'company', 'company', 'keptUnchecked'],
    ['not validated', 'company', 'companies', 'keptToCheck'],
    ['not validated', 'companies', 'customers', 'keptToPublish'],
    ['validated', 'companies', 'customers', 'keptToPublish'],
    ['not validated', 'company', 'customers', 'keptToCheck'],
    ['work in progress', 'companies', 'customers', 'keptUnfinished'],
    ['work in progress', 'customers', 'customers', 'keptUnfinished'],
  ] as const)('%s, for %s, of what %s read: %s', (confidence, audience, of, said) => {
    expect(keptAs({ confidence, audience, helps: 'Press it.' }, of)).toBe(said);
  });

  it('is nothing yet where it says nothing that helps', () => {
    const empty = { confidence: 'validated', audience: 'companies', helps: ' ' } as const;
    expect(keptAs(empty, 'companies')).toBe('keptUnfinished');
  });
});
