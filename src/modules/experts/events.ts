import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** Somebody said what they know and when they can be asked. */
export const expertiseChanged = eventKind('expertise.changed', z.object({}));

/** Somebody is asked on a case, or is not any more. */
export const askChanged = eventKind('ask.changed', z.object({ caseId: z.uuid() }));
