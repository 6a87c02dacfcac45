import type { Id, OfDesk } from './world.ts';
import type { Days } from './world-of-people.ts';

/** What went wrong and who was told of it, and who went further than the procedure and was thanked; what a desk knows; words of customers for one person; of which kind needs are; and what came back. */
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
  assurances: { desk_id: Id; proposal_id: Id; kind: 'trained' | 'vouched'; person_id: Id };
  agreements: OfDesk & { engagement_id: Id; organization_id: Id; by_id: Id };
  need_kinds: { desk_id: Id; kind: string };
  need_marks: OfDesk & { kind: string; turn: number; mark: 'ask first'; goes_on: boolean; set_by_id: Id };
  case_needs: OfDesk & {
    case_id: Id;
    kind: string;
    turn: number;
    by_id: Id;
    task_id: null;
    goes_on: boolean;
  };
  articles: OfDesk & {
    organization_id: Id;
    audience: 'company' | 'companies' | 'customers';
    confidence: 'work in progress' | 'validated';
    made_by_id: Id;
    version: 1 | 2;
    shared_from: 1 | 2;
    translates: Id | null;
    into_language: 'de' | null;
    of_version: 1 | null;
  };
  article_versions: {
    desk_id: Id;
    article_id: Id;
    version: 1 | 2;
    language: 'en' | 'de';
    author_id: Id;
    organization_id: Id;
  };
  article_pictures: OfDesk & {
    by_id: Id;
    type: 'image/png';
    size: number;
    sha256: string;
    width: number;
    height: number;
    recorded_at: Days;
  };
  article_picture_chunks: { desk_id: Id; picture_id: Id; place: number };
  article_version_pictures: { desk_id: Id; article_id: Id; version: 1 | 2; picture_id: Id };
  article_judgements: OfDesk & { article_id: Id; confidence: 'validated'; by_id: Id };
  article_comparisons: { desk_id: Id; article_id: Id; of_version: 1; by_id: Id };
  article_uses: OfDesk & { article_id: Id; case_id: Id; said: 'used'; by_id: Id };
  gaps: OfDesk & {
    case_id: Id;
    article_id: Id | null;
    made_by_id: Id;
    turn: 1;
    owner_id: Id | null;
  };
  gap_cases: { desk_id: Id; gap_id: Id; case_id: Id; by_id: Id };
  gap_searches: { desk_id: Id; gap_id: Id; case_id: Id; words: string; by_id: Id };
  gap_owners: { desk_id: Id; gap_id: Id; turn: number; owner_id: Id; by_id: Id };
  gap_closings: { desk_id: Id; gap_id: Id; article_id: Id | null; kind: 'product' | 'article'; by_id: Id };
  gap_withdrawals: { desk_id: Id; gap_id: Id; words: string; by_id: Id };
  gap_tellings: { desk_id: Id; gap_id: Id; case_id: Id; entry_id: Id; by_id: Id };
  ways: OfDesk & { case_id: Id; by_id: Id | null; taken_up: boolean };
  gap_evidence: { desk_id: Id; gap_id: Id; way_id: Id; by_id: Id | null };
  ways_taken_up: { desk_id: Id; way_id: Id; article_id: Id | null; by_id: Id };
  causes: OfDesk & { made_by_id: Id; version: 1; name: string; owner_id: Id };
  cause_versions: { desk_id: Id; cause_id: Id; version: number; behind: 'rule'; owner_id: Id; by_id: Id };
  demand_types: OfDesk & {
    demand: 'failure';
    from_id: Id | null;
    made_by_id: Id;
    version: 1;
    name: string;
  };
  demand_type_versions: {
    desk_id: Id;
    type_id: Id;
    version: number;
    name: string;
    heir_id: Id | null;
    by_id: Id;
  };
  demand_marks: OfDesk & { case_id: Id; entry_id: Id; demand: 'failure'; type_id: Id; by_id: Id };
  returns: OfDesk & {
    case_id: Id;
    kind: 'refund';
    by_id: Id;
    found: 'no fault found' | null;
    called_off: boolean;
    recorded_at: Days;
  };
  return_words: { desk_id: Id; return_id: Id; tried: string };
  return_inspections: OfDesk & {
    return_id: Id;
    found: 'no fault found';
    organization_id: Id;
    by_id: Id;
  };
  contact_prices: { desk_id: Id; version: number; by_id: Id };
  cost_rates: { desk_id: Id; version: number; currency: 'EUR'; by_id: Id };
  studies: OfDesk & { made_by_id: Id; begins_at: Days; ends_at: Days; wanted: 5 };
  study_contacts: OfDesk & { study_id: Id; place: 1; case_id: Id; entry_id: Id; said: 0 | 1 | 2 };
  study_words: { desk_id: Id; contact_id: Id; by_id: Id; demand: 'failure' };
  study_findings: OfDesk & { study_id: Id; words: string; by_id: Id };
  walks: OfDesk & { week: string; made_by_id: Id };
  walk_cases: OfDesk & { walk_id: Id; place: 1; case_id: Id };
  walk_words: OfDesk & {
    walk_case_id: Id;
    kind: 'assumption' | 'found';
    words: string;
    by_id: Id;
    organization_id: Id;
  };
  returns_called_off: { desk_id: Id; return_id: Id; entry_id: Id; by_id: Id };
  measured_companies: { desk_id: Id; case_id: Id; organization_id: Id; first_at: Days };
  measured_needs: { desk_id: Id; case_id: Id; first_at: Days; contacts: 1; repeats: 0; reopened: false };
  article_terms: { desk_id: Id; lexeme: string; article_id: Id; audience: string; organization_id: Id };
  article_counts: { desk_id: Id; lexeme: string; audience: string; organization_id: Id };
  coaching_notes: OfDesk & {
    case_id: Id;
    customer_id: Id;
    kind: 'advice';
    to_id: Id;
    held: 'insult' | null;
  };
  coaching_words: {
    desk_id: Id;
    note_id: Id;
    part: 'note' | 'thanks' | 'question' | 'answer';
    recorded_at: Days;
  };
  coaching_shares: { desk_id: Id; note_id: Id; turn: number; shared: boolean; recorded_at: Days };
  coaching_openings: { desk_id: Id; note_id: Id; by_id: Id };
};
