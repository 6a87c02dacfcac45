import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { aCase, type Desk } from '../../testing/a-desk.ts';
import { sendBack } from './commands/send-back.ts';
import type { returnsApi } from './contract.ts';

export type Sent = Omit<z.input<typeof returnsApi.sendBack.input>, 'case'>;

export const mixer: Sent = {
  ...{ kind: 'refund', reason: 'I followed the sheet and hear nothing.' },
  ...{ make: 'Harmon', model: 'MX-12', version: '1.3' },
};

/** Dana says that a mixer comes back, of a customer of its own where nothing else is said. */
export async function cameBack(desk: Desk, { in: onCase, ...more }: Partial<Sent> & { in?: string } = {}) {
  const caseId =
    onCase ?? (await aCase(desk, { name: 'Bill', address: `${randomUUID()}@customers.example` })).id;
  const { id } = await desk.as(desk.dana, (ctx) => sendBack(ctx, { ...mixer, ...more, case: caseId }));
  return { id, caseId };
}
