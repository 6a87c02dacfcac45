import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** Somebody was told of what went wrong, or it was known earlier. */
export const setbackChanged = eventKind('setback.changed', z.object({ caseId: z.uuid() }));
