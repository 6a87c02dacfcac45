import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** Somebody is proposed for a desk, or was admitted, refused or taken back; or a rule by which they are. */
export const proposalsChanged = eventKind('proposals.changed', z.object({}));

/** A company's work is to move, does so no more, or has moved. */
export const movesChanged = eventKind('moves.changed', z.object({}));
