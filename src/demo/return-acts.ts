import { callOff, inspect } from '../modules/returns/commands/after-it-left.ts';
import { sendBack } from '../modules/returns/commands/send-back.ts';
import type { Found, ReturnKind } from '../modules/returns/contract.ts';
import { returnsOfCase } from '../modules/returns/queries/of-case.ts';
import type { PersonKey } from './cast.ts';
import type { Act, Scene } from './scene.ts';

type Sent = { by?: PersonKey; kind: ReturnKind; reason: string; model: string; failedAt?: string };
type Said = { by?: PersonKey; words: string };

/** Something is to come back, with the sheet in the version that everybody has. */
export const comesBack =
  ({ by = 'dana', ...said }: Sent): Act =>
  async ({ stage, caseId }) => {
    await stage.asPerson(by, (ctx) =>
      sendBack(ctx, { case: caseId, make: 'Harmon', version: '1.3', ...said }),
    );
  };

/** What whoever got it found. */
export const isFound =
  (found: Found, { by = 'dana', words }: Said): Act =>
  async (scene) => {
    const id = await latest(scene, by);
    await scene.stage.asPerson(by, (ctx) => inspect(ctx, { return: id, found, words }));
  };

export const callsOff =
  ({ by = 'dana', words }: Said): Act =>
  async (scene) => {
    const id = await latest(scene, by);
    await scene.stage.asPerson(by, (ctx) => callOff(ctx, { return: id, words }));
  };

async function latest({ stage, caseId }: Scene, by: PersonKey): Promise<string> {
  const { items } = await stage.asPerson(by, (ctx) => returnsOfCase(ctx, { case: caseId }));
  const [found] = items;
  if (!found) throw new Error('nothing comes back on this case');
  return found.id;
}
