import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** A macro was added, changed or removed. */
export const macrosChanged = eventKind('macros.changed', z.object({ macroId: z.uuid() }));

/** A note names somebody who reads it. */
export const mentioned = eventKind('case.mentioned', z.object({ caseId: z.uuid(), entryId: z.uuid() }));

/** A mail that did not go waits to be sent once more. */
export const sendingAgain = eventKind(
  'delivery.again',
  z.object({ caseId: z.uuid(), outboxId: z.uuid(), byId: z.uuid() }),
);
/** A reply could not be sent when its time came, and waits for its writer. */
export const draftHeld = eventKind('draft.held', z.object({ caseId: z.uuid() }));

/** A telephone of the desk rings, or rings no more. */
export const ringingChanged = eventKind('ringing.changed', z.object({}));

/** Somebody came to a case, left it, or began or stopped writing there. */
export const presenceChanged = eventKind('presence.changed', z.object({ caseId: z.uuid() }));
