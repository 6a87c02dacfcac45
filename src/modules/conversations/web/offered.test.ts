import { describe, expect, it } from 'vitest';
import { aCase, instantAt } from '../../cases/web/line/a-line.fixture.ts';
import { isToKeep, keptAs, offeredIn } from './offered.ts';

const mixer = {
  ...{ id: 't', make: 'Harmon', model: 'MX-12', serial: null, boughtFrom: null, boughtOn: null },
  ...{
    warrantyBy: null,
    warrantyUntil: null,
    instructions: null,
    entryId: null,
    noted: { by: 'Dana Okafor', at: instantAt(0), isCorrection: false },
  },
};
const fact = {
  ...{ id: 'f', text: null, sensitive: true, doNotAskAgain: false, learntBy: null, learntAt: instantAt(0) },
  ...{ confirmed: null, ended: null },
};
const wrote = (text: string) => {
  const theCase = aCase([{ at: 0, kind: 'contact', by: 'bill', text }]);
  const [entry] = theCase.entries;
  if (!entry) throw new Error('a case begins with its contact');
  return { entry, customer: theCase.customer };
};

describe('what is offered beside what a customer said', () => {
  it('stands there while nobody has answered it, and with the newest always', () => {
    const theCase = aCase([
      { at: 0, kind: 'contact', by: 'bill' },
      { at: 10, kind: 'message', by: 'dana' },
      { at: 20, kind: 'contact', by: 'bill' },
      { at: 30, kind: 'contact', by: 'bill' },
      { at: 40, kind: 'note', by: 'dana' },
    ]);
    const shown = theCase.entries.filter((entry) => isToKeep(theCase, entry));
    expect(shown.map(({ id }) => id)).toEqual(['e2', 'e3']);
  });

  it('is what is not kept yet', () => {
    const { entry, customer } = wrote('The serial number is HA-0412-7731. I am allergic to latex.');
    const kinds = (over: object) => offeredIn(entry, { ...customer, ...over }).map(({ kind }) => kind);
    expect(kinds({})).toEqual(['serial', 'allergy']);
    expect(kinds({ things: [{ ...mixer, serial: 'HA-0412-7731' }] })).toEqual(['allergy']);
    const learntFrom = { entryId: entry.id, caseId: 'case', reference: 'K7Q2M4TD', channel: null };
    expect(kinds({ facts: [{ ...fact, learntFrom }] })).toEqual(['serial']);
  });

  it('is kept in their words, a serial number with the one thing that has none', () => {
    const { entry, customer } = wrote('The serial number is HA-0412-7731. I am allergic to latex.');
    const [serial, allergy] = offeredIn(entry, customer);
    if (!serial || !allergy) throw new Error('both are offered');
    expect(keptAs(allergy, customer)).toEqual({ fact: { text: 'I am allergic to latex.', sensitive: true } });
    expect(keptAs(serial, { ...customer, things: [mixer] })).toMatchObject({
      thing: { make: 'Harmon', serial: 'HA-0412-7731', replacesId: 't' },
    });
    for (const things of [[], [{ ...mixer, serial: 'HA-1' }], [mixer, mixer]])
      expect(keptAs(serial, { ...customer, things })).toEqual({
        thing: expect.objectContaining({ make: null, serial: 'HA-0412-7731' }),
      });
  });
});
