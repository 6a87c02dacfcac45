import { markSetback } from '../modules/disclosures/commands/mark-setback.ts';
import { markExtraStep, thank } from '../modules/procedures/commands/extra-steps.ts';
import type { PersonKey } from './cast.ts';
import type { Act } from './scene.ts';

type Telling = { text: string; stands: string; nextWordBy: Temporal.Instant };

/** Something went wrong: the client hears of it at once, and the customer where it is said how. */
export const goesWrong =
  (what: string, { by, telling }: { by?: PersonKey; telling?: Telling } = {}): Act =>
  async (scene) => {
    const person = by ?? (await scene.owner());
    await scene.stage.asPerson(person, (ctx) =>
      markSetback(ctx, {
        ...{ case: scene.caseId, what },
        ...(telling && { telling: { ...telling, nextWordBy: telling.nextWordBy.toString() } }),
      }),
    );
  };

type Further = { by: PersonKey; minutes?: number; cost?: { minor: number; currency: string } };

/** Somebody goes further than a procedure, and is thanked for it from the other side. */
export const goesFurther =
  (around: string, { by, ...spent }: Further, thanks?: { by: PersonKey; text: string }): Act =>
  async (scene) => {
    const { id } = await scene.stage.asPerson(by, (ctx) =>
      markExtraStep(ctx, { case: scene.caseId, around, ...spent }),
    );
    if (thanks) await scene.stage.asPerson(thanks.by, (ctx) => thank(ctx, { step: id, text: thanks.text }));
  };
