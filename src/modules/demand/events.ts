import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** Somebody said of a contact whether it is value or failure. */
export const demandMarked = eventKind('demand.marked', z.object({ caseId: z.uuid() }));

/** A type was made, renamed or merged. */
export const demandTypesChanged = eventKind('demand.types-changed', z.object({}));

/** A cause was made, changed, removed or is there again. */
export const causesChanged = eventKind('demand.causes-changed', z.object({}));
