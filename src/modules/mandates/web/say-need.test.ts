import { describe, expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import { sayNeed, titleOfNeed } from './say-need.ts';

type Need = Parameters<typeof titleOfNeed>[0];
const need = (of: Partial<Need>): Need => ({
  ...{ kind: 'repair', name: 'Repair', mark: 'ours', goesOn: false, isAllowed: false, before: null },
  ...{ question: null, by: 'Dana Okafor', at: '2026-11-24T09:00:00Z' },
  ...of,
});
const question = (state: NonNullable<Need['question']>['state']) => ({
  question: { taskId: crypto.randomUUID(), state, due: null },
});

describe('whose a need is', () => {
  it.each<[string, Partial<Need>, string]>([
    ['names what it is', { mark: 'ours' }, 'Harmon Audio does this itself: Repair'],
    [
      'names what it is though it was said to be another kind that is kept',
      { mark: 'ours', before: 'Invoice question' },
      'Harmon Audio does this itself: Repair',
    ],
    ['says who is asked first', { mark: 'ask first' }, 'Harmon Audio asked to be asked first: Repair'],
    [
      'says what the client decides where the kind before is one that it keeps',
      { mark: 'yours', before: 'Invoice question', ...question('asked') },
      'Harmon Audio decides whether this is Repair, not Invoice question',
    ],
    [
      'says so of two kinds of which it is asked first as well',
      { mark: 'ask first', before: 'Invoice question', ...question('done') },
      'Harmon Audio decides whether this is Repair, not Invoice question',
    ],
    [
      'does not say of what the client hands off that it wanted to be asked',
      { mark: 'yours', isAllowed: true, ...question('done') },
      'Harmon Audio was asked: Repair',
    ],
  ])('%s', (_, of, title) => {
    expect(titleOfNeed(need(of), 'Harmon Audio', i18n.t)).toBe(title);
  });

  it('is said with what follows', () => {
    const moment = 'today, 17:00';
    const said = (of: Partial<Need>) => sayNeed(need(of), moment, i18n.t);
    expect(said({})).toContain('It never hands off needs of this kind.');
    expect(said({ mark: 'ask first', ...question('asked') })).toContain('answer by today, 17:00');
    expect(said({ mark: 'ask first', ...question('withdrawn') })).toContain('becomes a question');
    expect(said({ mark: 'yours', isAllowed: true, ...question('done') })).toBe('They said to go on.');
    expect(said({ mark: 'yours', ...question('done') })).toBe('They do it themselves.');
    expect(said({ mark: 'ask first', ...question('lapsed') })).toContain('did not answer in time');
  });
});
