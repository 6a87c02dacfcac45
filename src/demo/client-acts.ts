import { noteShortfall } from '../modules/clientroom/commands/note-shortfall.ts';
import { handBack, stepIn } from '../modules/clientroom/commands/step-in.ts';
import type { PersonKey } from './cast.ts';
import type { Act } from './scene.ts';

/** Somebody notes what was missing in what came in, and from which form or system it came. */
export const lacked =
  (source: string, { missing, filled }: { missing: string; filled?: string }): Act =>
  async (scene) => {
    const by = await scene.owner();
    await scene.stage.asPerson(by, (ctx) =>
      noteShortfall(ctx, { case: scene.caseId, source, missing, ...(filled && { filled }) }),
    );
  };

/** Somebody of the client speaks with the customer in person. */
export const stepsIn =
  (by: PersonKey): Act =>
  async (scene) => {
    await scene.stage.asPerson(by, (ctx) => stepIn(ctx, { case: scene.caseId }));
  };

export const handsBack =
  (by: PersonKey, text: string): Act =>
  async (scene) => {
    await scene.stage.asPerson(by, (ctx) => handBack(ctx, { case: scene.caseId, text }));
  };
