import type { Id, OfDesk } from './world.ts';
import type { Days, Hash } from './world-of-people.ts';

/** What others are asked, and what goes with it; who knows what, and is asked at once. */
export type TaskTables = {
  tasks: OfDesk & {
    case_id: Id;
    kind: 'work' | 'call';
    asked_by_id: Id | null;
    asked_by_organization_id: Id | null;
    organization_id: Id;
    engagement_id: Id;
    person_id: Id | null;
    due: Days | null;
    at_once?: true;
    begins_at: Days | null;
    ends_at: Days | null;
    state: string;
  };
  task_addresses: {
    desk_id: Id;
    engagement_id: Id;
    address: string;
    domain: string | null;
    set_by_id: Id;
  };
  task_words: { desk_id: Id; task_id: Id; number: string | null };
  task_passings: OfDesk & {
    task_id: Id;
    entry_id: Id;
    kind: 'fact' | 'thing' | 'entry' | 'file';
    what_id: Id;
    passed_by_id: Id;
    said?: object;
  };
  /** What somebody knows, or a third party where it is nobody. */
  expertise: OfDesk & { engagement_id: Id; organization_id: Id; person_id: Id | null };
  asks: OfDesk & {
    case_id: Id;
    asked_by_id: Id;
    asked_by_organization_id: Id;
    next_at: Days | null;
    settled_at: Days | null;
    outcome: 'answered' | 'nobody' | 'taken back' | null;
    task_id: Id | null;
    gap_id: Id | null;
    recorded_at: Days;
  };
  ask_words: { desk_id: Id; ask_id: Id };
  ask_turns: { desk_id: Id; ask_id: Id; turn: number; task_id: Id };
  task_links: OfDesk & { task_id: Id; token_hash: Hash; expires_at: Days; revoked_at: Days | null };
};
