import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

export const factLearnt = eventKind(
  'customer.fact-learnt',
  z.object({ customerId: z.uuid(), factId: z.uuid() }),
);

export const factChecked = eventKind(
  'customer.fact-checked',
  z.object({ customerId: z.uuid(), factId: z.uuid() }),
);

export const thingNoted = eventKind(
  'customer.thing-noted',
  z.object({ customerId: z.uuid(), thingId: z.uuid() }),
);

export const customerChanged = eventKind('customer.changed', z.object({ customerId: z.uuid() }));
