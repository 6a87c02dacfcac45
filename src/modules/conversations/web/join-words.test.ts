import { expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import type { CaseView } from '../../cases/contract.ts';
import { sayJoinOffer } from './join-words.ts';

const bill = { id: 'b', name: 'Bill Navarro' };
const contactPoints = [{ id: 'p', kind: 'mail', address: 'mallory@elsewhere.example' }];

const says = (customer: { id: string }, state: 'open' | 'ended') =>
  sayJoinOffer(
    { customer: { ...customer, contactPoints } } as Pick<CaseView, 'customer'>,
    { caseId: 'c', reference: 'K7Q2M4TD', subject: 'No sound', state, customer: bill },
    i18n.t,
  );

const asked = 'A mail says that K7Q2-M4TD, No sound, may be the same need.';

it('says before two customers are joined that the one can then read and write as the other', () => {
  expect(says({ id: 'm' }, 'open')).toEqual([
    asked,
    'If you join them, whoever writes from mallory@elsewhere.example can read everything of Bill Navarro here and write as them. Answers still go where Bill Navarro wrote from.',
  ]);
});

it('says before joining a case that has ended that it opens again', () => {
  expect(says(bill, 'open')).toEqual([asked]);
  expect(says(bill, 'ended')).toEqual([
    asked,
    'That one has ended. If you join them, it opens again with its last owner.',
  ]);
});
