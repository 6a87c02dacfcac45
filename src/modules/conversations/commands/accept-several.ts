import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import type { conversationsApi } from '../contract.ts';
import { acceptHandOff } from './hand-off.ts';

/** Accepts several cases that were offered with one briefing: all of them, or none where one cannot be. */
export async function acceptSeveral(
  ctx: Context,
  { handOffs, ...said }: Input<typeof conversationsApi.acceptSeveral>,
): Promise<Made> {
  const [first = '', ...others] = [...new Set(handOffs)].sort();
  const made = await acceptHandOff(ctx, { handOff: first, ...said });
  for (const handOff of others) await acceptHandOff(ctx, { handOff, ...said });
  return made;
}
