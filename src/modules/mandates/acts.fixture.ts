import { randomUUID } from 'node:crypto';
import type { Input } from '../../platform/http/endpoint.ts';
import { aCase, type Desk } from '../../testing/a-desk.ts';
import { caseView } from '../conversations/index.ts';
import { act } from './commands/act.ts';
import { setMandate } from './commands/set-mandate.ts';
import type { mandatesApi } from './contract.ts';
import { actsOfCase } from './queries/mandates.ts';

type Setting = Omit<Input<typeof mandatesApi.setMandate>, 'desk' | 'engagementId'>;
type Acting = Omit<Input<typeof mandatesApi.act>, 'case'>;

export const upTo = (limitMinor: number, step: Setting['step'] = 'do'): Setting => ({
  ...{ kind: 'refund', step, limitMinor, currency: 'EUR' },
});

export const allow = (desk: Desk, setting: Setting) =>
  desk.as(desk.leo, (ctx) =>
    setMandate(ctx, { desk: desk.slug, engagementId: desk.engagements.provider, ...setting }),
  );

export const refundOf = (amountMinor: number, more: Partial<Acting> = {}): Acting => ({
  ...{ kind: 'refund', amountMinor, currency: 'EUR', text: 'The jack is broken' },
  ...more,
});

export const aCaseOf = (desk: Desk) => aCase(desk, { address: `${randomUUID()}@customers.example` });

export const doFor = (desk: Desk, caseId: string, acting: Acting, who = desk.dana) =>
  desk.as(who, (ctx) => act(ctx, { case: caseId, ...acting }));

export const actsOf = (desk: Desk, caseId: string) =>
  desk.as(desk.dana, async (ctx) => (await actsOfCase(ctx, { case: caseId })).items);

export const lineOf = (desk: Desk, caseId: string) =>
  desk.as(desk.dana, async (ctx) =>
    (await caseView(ctx, { case: caseId })).entries.map(({ kind, text, audience, author }) => ({
      ...{ kind, text, audience, by: author.name },
    })),
  );
