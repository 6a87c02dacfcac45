import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { todayApi } from '../modules/today/contract.ts';
import { subjectDueNear } from './due-near.ts';

it('warns of my own cases and of those I answer for, and of nobody else’s', () => {
  const queries = new QueryClient();
  const page = {
    items: [{ id: 'mine', subject: 'No sound' }],
    standIn: [{ id: 'while-away', subject: 'A hum' }],
    missed: [{ id: 'another', subject: 'Smoke' }],
  };
  queries.setQueryData([todayApi.today.path, 'an organization', {}, 'pages'], { pages: [page] });
  const told = (event: string, caseId: string) => subjectDueNear(queries, { deskId: 'd', caseId, event });
  expect(told('case.due-near', 'mine')).toBe('No sound');
  expect(told('case.due-near', 'while-away')).toBe('A hum');
  expect(told('case.due-near', 'another')).toBeNull();
  expect(told('case.message-sent', 'mine')).toBeNull();
});
