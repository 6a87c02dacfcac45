import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** Cases of a week were drawn, or somebody wrote down what they assume of one or what they found. */
export const walksChanged = eventKind('walks.changed', z.object({}));
