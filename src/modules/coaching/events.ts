import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** A customer had a word for somebody, or answered them; of whom and what it tells nobody. */
export const wordCame = eventKind('word.came', z.object({}));
