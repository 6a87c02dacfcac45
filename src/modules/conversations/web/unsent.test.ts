import { beforeEach, describe, expect, it } from 'vitest';
import { changeUnsent, forgetUnsent, isUnsentAt, unsentAt } from './unsent.ts';

const [reply, note] = ['dana K7Q2M4TD customer', 'dana K7Q2M4TD company'];
const sheet = { id: 'f', name: 'sheet.pdf' };

describe('what is written and not sent', () => {
  beforeEach(() => {
    forgetUnsent(reply);
    forgetUnsent(note);
  });

  it('is kept apart for each who reads it, files too', () => {
    changeUnsent(reply, () => ({ text: 'It is on its way.' }));
    changeUnsent(note, ({ files }) => ({ files: [...files, sheet] }));
    expect(unsentAt(reply)).toMatchObject({ text: 'It is on its way.', files: [] });
    expect(unsentAt(note)).toMatchObject({ text: '', files: [sheet] });
  });

  it('is gone once it is sent, and nothing else is', () => {
    changeUnsent(reply, () => ({ text: 'It is on its way.', stands: 'Sent today' }));
    changeUnsent(note, () => ({ text: 'The second time this month.' }));
    forgetUnsent(reply);
    expect([isUnsentAt(reply), isUnsentAt(note)]).toEqual([false, true]);
    expect(unsentAt(reply)).toEqual({
      text: '',
      files: [],
      stands: null,
      due: null,
      seen: null,
      toBeSure: [],
    });
  });

  it('is nothing any more when it was wiped out by hand', () => {
    changeUnsent(note, () => ({ text: 'The', files: [sheet] }));
    expect(isUnsentAt(note)).toBe(true);
    changeUnsent(note, () => ({ text: '', files: [] }));
    expect(isUnsentAt(note)).toBe(false);
  });
});
