import { beforeEach, describe, expect, it } from 'vitest';
import { calls } from './calls.ts';
import { beginCall, changeCall, endCall, layDown, putDown, ring, showCall, tableNow } from './open-calls.ts';

const here = { deskId: 'harmon', organizationId: 'clearline' };
const ids = () => tableNow().open.map(({ id }) => id);
const begin = (words = {}) => {
  beginCall(here, words);
  return tableNow().shown ?? '';
};

beforeEach(() => {
  for (const id of ids()) endCall(id);
});

describe('calls on the table', () => {
  it('lie beside each other, the one that began last before whoever answers', () => {
    const [one, other] = [begin({ said: 'It hums' }), begin({ said: 'It leaks' })];
    expect(tableNow()).toMatchObject({ shown: other, isUp: true });
    expect([calls.at(one).said, calls.at(other).said]).toEqual(['It hums', 'It leaks']);
    showCall(one);
    expect(tableNow()).toMatchObject({ shown: one, isUp: true });
    endCall(one);
    expect(tableNow()).toMatchObject({ shown: other, isUp: true });
    endCall(other);
    expect(tableNow()).toEqual({ open: [], shown: null, isUp: false });
  });

  it('stay when they are put down, but for those that say nothing or are written down', () => {
    const said = begin({ said: 'It hums' });
    begin({ customerId: 'bill', caseId: 'hum', direction: 'out' });
    const done = begin({ said: 'It leaks' });
    changeCall(done, { writtenOn: 'case' });
    putDown();
    expect(ids()).toEqual([said]);
    expect(tableNow()).toMatchObject({ shown: said, isUp: false });
  });

  it('begin once when the same number rings twice, until they are written down', () => {
    ring(here, '+441632960721');
    const first = tableNow().shown ?? '';
    const other = begin({ asked: '+441632960722' });
    putDown();
    ring(here, '+441632960721');
    expect(tableNow()).toMatchObject({ shown: first, isUp: true });
    expect(ids()).toEqual([first, other]);
    ring({ ...here, organizationId: 'harmon' }, '+441632960721');
    changeCall(first, { writtenOn: 'case' });
    ring(here, '+441632960721');
    expect(ids()).toHaveLength(4);
  });

  it('come back put down, each once', () => {
    const call = { id: 'kept', ...here, who: 'Bill', writtenOn: null };
    layDown(call);
    layDown(call);
    expect(tableNow()).toEqual({ open: [call], shown: 'kept', isUp: false });
  });
});
