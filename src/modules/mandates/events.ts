import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** The client lets a company do more or less in its name, or names a kind of act. */
export const mandatesChanged = eventKind('mandates.changed', z.object({}));
