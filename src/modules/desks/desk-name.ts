import { z } from 'zod';

/** A desk by its name in addresses, or its id. */
export const desk = z.string().min(1).max(60);
