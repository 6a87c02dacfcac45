import { markSetback } from '../modules/disclosures/commands/mark-setback.ts';
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
