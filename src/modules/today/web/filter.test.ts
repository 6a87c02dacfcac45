import { expect, it } from 'vitest';
import { i18n } from '../../../web/i18n/i18n.ts';
import { emptyWords } from './filter.ts';

it('says that nothing waits only where nothing was filtered out', () => {
  expect(i18n.t(emptyWords({ deskId: null, state: 'any' }))).toContain('Nothing waits for you');
  expect(i18n.t(emptyWords({ deskId: null, state: 'done' }))).toContain('No case of yours is like this');
  expect(i18n.t(emptyWords({ deskId: 'd', state: 'any' }))).toContain('No case of yours is like this');
});
