import { describe, expect, it } from 'vitest';
import { asked, passable } from './passed-on.ts';

const customer = {
  name: 'Bill Navarro',
  contactPoints: [
    { id: '1', kind: 'mail' as const, address: 'bill@band.example' },
    { id: '2', kind: 'mail' as const, address: 'bill@home.example' },
    { id: '3', kind: 'phone' as const, address: '+441134960000' },
  ],
};
const labels = { name: 'Name', mail: 'Mail', phone: 'Telephone' };
const offered = passable(customer, labels, null);
const nothingMore = { label: 'Also', text: ' ' };

describe('what goes with a task', () => {
  it('is nothing that was not chosen', () => {
    expect(asked({ offered, chosen: [], more: nothingMore })).toEqual({});
    expect(asked({ offered, chosen: ['Bill Navarro'], more: nothingMore })).toEqual({ Name: 'Bill Navarro' });
  });

  it('is offered as far as it may be given to them', () => {
    expect(passable(customer, labels, ['contact', 'facts']).map(({ label }) => label)).toEqual([
      ...['Mail', 'Mail', 'Telephone'],
    ]);
    expect(passable(customer, labels, ['name'])).toEqual([{ label: 'Name', value: 'Bill Navarro' }]);
  });

  it('keeps both of two addresses of a kind', () => {
    const chosen = ['bill@band.example', 'bill@home.example'];
    expect(asked({ offered, chosen, more: nothingMore })).toEqual({
      Mail: 'bill@band.example, bill@home.example',
    });
  });

  it('takes what was written by hand', () => {
    expect(asked({ offered, chosen: [], more: { label: 'Also', text: ' Serial 0412 ' } })).toEqual({
      Also: 'Serial 0412',
    });
  });
});
