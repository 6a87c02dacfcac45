import { z } from 'zod';

/** What stands for a kind in addresses and rows. */
export const Kind = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
