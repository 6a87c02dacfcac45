import type { TaskTables } from './task-tables.ts';
import type { TellingTables } from './telling-tables.ts';
import type { Days, Hash, TablesOfPeople } from './world-of-people.ts';

export type Id = string;
export type OfDesk = { desk_id: Id; id: Id };

/** What of each table decides who sees or writes a row. What is not named here is filled in when a world is stored. */
type TablesOfDesks = {
  desks: { id: Id; slug: string; client_id: Id; address: string; zone: string; accountable_id: Id };
  engagements: OfDesk & {
    organization_id: Id;
    role: 'client' | 'provider' | 'third party';
    starts_at: Days;
    ends_at: Days | null;
  };
  roster: {
    desk_id: Id;
    person_id: Id;
    organization_id: Id;
    engagement_id: Id;
    role: 'accountable' | 'lead' | 'agent' | 'expert';
    admitted_by_id: Id | null;
    admitted_at: Days;
    ended_at: Days | null;
  };
  proposals: OfDesk & {
    person_id: Id;
    organization_id: Id;
    engagement_id: Id;
    role: 'agent';
    title: string;
    proposed_by_id: Id;
    state: 'proposed' | 'refused';
    decided_by_id: Id | null;
    decided_at: Days | null;
  };
  endings: { desk_id: Id; engagement_id: Id; person_id: Id; seen_at: Days | null };
  moves: OfDesk & {
    from_engagement_id: Id;
    to_engagement_id: Id;
    moves_at: Days;
    decided_by_id: Id;
    state: 'announced' | 'called off' | 'done';
    settled_at: Days | null;
  };
  move_exports: { desk_id: Id; move_id: Id; read_as_id: Id; made_at: Days | null };
  move_export_chunks: { desk_id: Id; move_id: Id; place: number };
  roster_rules: OfDesk & {
    engagement_id: Id;
    roles: ['agent'];
    words: string;
    signed_by_id: Id;
    ended_at: Days | null;
    trained_by_id: Id | null;
    vouched_by_id: Id | null;
  };
  proposal_links: OfDesk & { person_id: Id; proposals: Id[]; token_hash: Hash; expires_at: Days };
  customers: OfDesk;
  contact_points: OfDesk & {
    customer_id: Id;
    kind: 'mail' | 'phone';
    address: string;
    admitted_by_id: Id | null;
  };
  facts: OfDesk & {
    customer_id: Id;
    learnt_by_id: Id | null;
    organization_id: Id | null;
    sensitive?: boolean;
  };
  fact_checks: OfDesk & {
    fact_id: Id;
    still_true: boolean;
    checked_by_id: Id | null;
    organization_id: Id | null;
  };
  things: OfDesk & { customer_id: Id; model: string; noted_by_id: Id | null; organization_id: Id | null };
  customer_links: OfDesk & { customer_id: Id; token_hash: Hash; revoked_at: Days | null };
  custody_inbox: OfDesk & {
    kind: 'collected' | 'passed on';
    actor_kind: string;
    actor_id: Id | null;
    organization_id: Id | null;
  };
  custody_entries: { desk_id: Id; seq: number; kind: string; actor_kind: string; recorded_at: Days };
  custody_heads: { desk_id: Id; seq: number };
  cases: OfDesk & {
    reference: string;
    customer_id: Id;
    owner_id: Id;
    state: 'open' | 'done' | 'ended' | 'joined';
    outcome: string | null;
    due: Days | null;
    due_set_at: Days | null;
    wake_at: Days | null;
    last_entry_id: Id;
    joined_to_id: Id | null;
    ended_at: Days | null;
  };
  case_words: { desk_id: Id; case_id: Id };
  entries: OfDesk & {
    case_id: Id;
    kind: string;
    audience: 'customer' | 'companies' | 'task' | 'company';
    author_kind: 'person' | 'customer' | 'task-link' | 'desk-system';
    author_id: Id;
    scribe_id: Id | null;
    organization_id: Id | null;
    task_id: Id | null;
    from_stranger: boolean;
    channel?: 'phone' | 'text';
    recorded_at: Days;
  };
  entry_words: { desk_id: Id; entry_id: Id };
  hand_offs: OfDesk & {
    case_id: Id;
    from_id: Id;
    to_id: Id;
    state: string;
    answered_at: Days | null;
    told_at?: Days;
  };
  hand_off_words: { desk_id: Id; hand_off_id: Id };
  raw_mails: OfDesk & { source: 'smtp' | 'import'; state: string };
  raw_mail_chunks: { desk_id: Id; raw_mail_id: Id; place: number };
  files: OfDesk & { entry_id: Id | null; uploaded_by_id: Id | null; sha256: Hash; recorded_at: Days };
  file_chunks: { desk_id: Id; file_id: Id; place: number };
  strangers: {
    desk_id: Id;
    entry_id: Id;
    state: 'held' | 'admitted' | 'refused';
    decided_by_id: Id | null;
  };
  join_offers: { desk_id: Id; case_id: Id; to_case_id: Id };
  reply_tokens: OfDesk & { case_id: Id; contact_point_id: Id; token_hash: Hash };
  outbox: OfDesk & {
    case_id: Id | null;
    entry_id: Id | null;
    kind: 'message' | 'receipt' | 'pocket' | 'task';
    channel: 'mail' | 'text';
    message_id: string;
    state: string;
  };
  outbox_words: { desk_id: Id; outbox_id: Id; recipient: string };
  drafts: OfDesk & {
    case_id: Id;
    person_id: Id;
    organization_id: Id;
    audience: 'company' | 'customer';
    state: 'writing' | 'held';
    held_for: string | null;
  };
  call_drafts: OfDesk & {
    person_id: Id;
    organization_id: Id;
    case_id: Id | null;
    customer_id: Id | null;
    direction: 'in';
    outcome: 'reached';
    tab: Id;
  };
  dangers: OfDesk & {
    kind: 'gas';
    number: string;
    marked_by_id: Id;
    organization_id: Id;
    case_id: null;
    entry_id: null;
    told_at: Days | null;
  };
  presence: { desk_id: Id; person_id: Id; tab: Id; case_id: Id; doing: 'looking' | 'writing'; until: Days };
  automatic_mails: { address_hash: Hash; sent_at: Days };
  gateways: OfDesk & {
    number: string;
    format: 'standard' | 'twilio' | 'mail';
    url: string | null;
    account: string | null;
    sender: string | null;
    added_by_id: Id;
    ended_at: Days | null;
  };
  text_stops: { desk_id: Id; number: string };
  gateway_keys: { desk_id: Id; gateway_id: Id; sealed: string };
  gateway_events: OfDesk & {
    gateway_id: Id;
    event_id: string;
    kind: string;
    about: string;
    at: Days;
    state: string;
  };
  gateway_event_chunks: { desk_id: Id; event_id: Id; place: number };
  pockets: OfDesk & {
    person_id: Id;
    organization_id: Id;
    number: string;
    code_hash: string;
    code_until: number;
    confirmed_at: number | null;
    day_at: null;
    ended_at: number | null;
    ended_by_id: Id | null;
  };
  mornings: OfDesk & {
    person_id: Id;
    at: null;
    channel: 'mail';
    also_nothing: boolean;
    sent_on: null;
  };
  shortfalls: OfDesk & { case_id: Id; entry_id: Id; source: string; noted_by_id: Id };
  pocket_days: OfDesk & { pocket_id: Id; items: [] };
  pocket_bundles: OfDesk & { pocket_id: Id; person_id: Id; day: string; place: 1; items: [0] };
  pocket_acts: OfDesk & { pocket_id: Id; kind: 'done'; case_id: Id; task_id: null; undone_at: null };
  macros: OfDesk & {
    person_id: Id | null;
    reader: 'customer' | 'companies';
    texts: { text: string }[];
  };
  mentions: { desk_id: Id; entry_id: Id; person_id: Id; seen_at: Days | null };
  referrals: OfDesk & { engagement_id: Id; organization_id: Id; case_id: Id; channel: 'api' };
  referral_words: { desk_id: Id; referral_id: Id; name: string };
  referral_links: OfDesk & { engagement_id: Id; token_hash: Hash; made_by_id: Id; ended_at: Days | null };
  act_kinds: { desk_id: Id; kind: string; measure: 'money' | 'none' };
  mandates: OfDesk & {
    engagement_id: Id;
    kind: string;
    measure: 'money';
    currency: string;
    turn: number;
    step: 'tell' | 'do';
    limit_minor: number;
    limit_days: null;
    set_by_id: Id;
  };
  acts: OfDesk & {
    case_id: Id;
    kind: string;
    measure: 'money';
    currency: string;
    amount_minor: number;
    days: null;
    by_id: Id;
    organization_id: Id;
    engagement_id: Id;
    state: 'done';
    task_id: null;
    instead_of_id: Id | null;
  };
  act_words: { desk_id: Id; act_id: Id };
  search_documents: OfDesk & {
    kind: 'case' | 'entry' | 'customer';
    case_id: Id | null;
    entry_id: Id | null;
    customer_id: Id | null;
    audience: string | null;
    organization_id: Id | null;
  };
  snoozes: { desk_id: Id; person_id: Id; case_id: Id; until: Days | null; seen: number };
  bulk_steps: {
    desk_id: Id;
    action_id: Id;
    case_id: Id;
    person_id: Id;
    kind: 'snooze';
    done: boolean;
    why_not: string;
  };
  views: OfDesk & { person_id: Id; shared: boolean; name: string };
  events: OfDesk;
  idempotency_keys: { actor_kind: string; actor_id: Id; key: string; request_hash: Hash };
};

export type Tables = TablesOfPeople & TellingTables & TablesOfDesks & TaskTables;
export type Table = keyof Tables;
export type Row<T extends Table = Table> = Tables[T];
export type World = { [T in Table]: Row<T>[] };
