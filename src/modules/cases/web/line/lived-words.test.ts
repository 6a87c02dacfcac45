import { expect, it } from 'vitest';
import { i18n } from '../../../../web/i18n/i18n.ts';
import type { EntryView } from '../../contract.ts';
import { entriesOf } from './a-line.fixture.ts';
import { sayNotDelivered } from './lived-words.ts';

const said = (delivery: EntryView['delivery']) =>
  entriesOf([{ at: 0, kind: 'message', by: 'dana' }]).map((entry) =>
    sayNotDelivered(
      { is: 'entry', entry: { ...entry, delivery }, bearing: 'answer', isNewFace: false, askedAgain: [] },
      i18n.t,
    ),
  );

it('says of what was written and did not come to the customer that it stands on their page only', () => {
  for (const delivery of ['failed', 'not sent, no mail server set'] as const)
    expect(said(delivery)).toEqual(['not delivered, stands on their page only']);
  for (const delivery of [null, 'queued', 'sent', 'delivered', 'said to be sent'] as const)
    expect(said(delivery)).toEqual([null]);
});
