import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** Somebody said by what the cost of failure is reckoned. */
export const ratesChanged = eventKind('costs.rates-changed', z.object({}));
