import type { Id, OfDesk } from './world.ts';
import type { Days } from './world-of-people.ts';

/** What went wrong and who was told of it, and who went further than the procedure and was thanked. */
export type TellingTables = {
  setbacks: OfDesk & { case_id: Id };
  setback_known: OfDesk & {
    setback_id: Id;
    at: Days;
    organization_id: Id;
    said_by_id: Id | null;
  };
  setback_told: { desk_id: Id; setback_id: Id; whom: 'client'; entry_id: null; by_id: Id | null };
  extra_steps: OfDesk & { case_id: Id; by_id: Id };
  extra_step_thanks: { desk_id: Id; step_id: Id; by_id: Id; entry_id: Id };
  setback_holds: { desk_id: Id; setback_id: Id; by_id: Id };
};
