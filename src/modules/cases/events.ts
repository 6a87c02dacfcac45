import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';
import { EntryKind } from './contract.ts';

export const lineGrew = eventKind(
  'case.line-grew',
  z.object({ caseId: z.uuid(), entryId: z.uuid(), kind: EntryKind }),
);

/** Three quarters of the time until the next word have gone by. */
export const dueNear = eventKind('case.due-near', z.object({ caseId: z.uuid(), ownerId: z.uuid() }));
