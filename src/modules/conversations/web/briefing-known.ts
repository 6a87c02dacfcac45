import type { TFunction } from 'i18next';
import { sayMoment } from '../../../ui/moment.ts';
import type { CaseView } from '../../cases/contract.ts';
import type { BriefingText } from './briefing-fields.tsx';

type Known = Pick<CaseView, 'stands' | 'need' | 'customer' | 'entries'>;

const longestNeed = 600;

/** What of a briefing stands on the line already: it is changed, not written anew. */
export function briefingKnown(
  { stands, need, customer, entries }: Known,
  told: { now: number; zone: string; t: TFunction },
): Partial<BriefingText> {
  const facts = customer.facts.filter(({ ended, text }) => ended === null && text !== null);
  const lines = (doNotAskAgain: boolean) =>
    facts.filter((fact) => fact.doNotAskAgain === doNotAskAgain).map(({ text }) => text);
  const asked = need.length > longestNeed ? `${need.slice(0, longestNeed).trimEnd()}…` : need;
  return {
    situation: stands ?? '',
    background: [asked && told.t('conversations.theyWrote', { need: asked }), ...lines(false)]
      .filter(Boolean)
      .join('\n'),
    promised: callsPromised(entries, told.now)
      .map((at) => told.t('conversations.callPromised', { when: sayMoment(at, told) }))
      .join('\n'),
    doNotAskAgain: lines(true).join('\n'),
  };
}

const settled = new Set(['task done', 'task declined', 'task withdrawn', 'task lapsed']);

/** When the customer is to be called, as long as nobody has. */
function callsPromised(entries: CaseView['entries'], now: number): number[] {
  return entries
    .filter(
      ({ kind, taskId }, at) =>
        kind === 'contact' &&
        taskId !== null &&
        !entries.some(
          (later, place) =>
            place > at && later.taskId === taskId && (settled.has(later.kind) || later.kind === 'contact'),
        ),
    )
    .map(({ data }) => Date.parse(String(data.beginsAt)))
    .filter((at) => at > now);
}
