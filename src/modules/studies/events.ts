import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** A study was drawn, somebody said what one of its contacts is, or wrote down what was learned. */
export const studiesChanged = eventKind('studies.changed', z.object({}));
