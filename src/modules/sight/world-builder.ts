import type { Row, Table, Tables, World } from './world.ts';

/** What a step draws from its own few random numbers; zero is always the first choice, so that worlds shrink well. */
export type Draw = {
  one<T>(of: readonly T[]): T | undefined;
  from<T extends string | number | boolean | null>(first: T, ...others: T[]): T;
  /** True once in so many times. */
  once(inSoMany: number): boolean;
};

/** A world that is being built: rows that could stand in the database together, with ids that are easy to read. */
export type Building = {
  world: World;
  add<T extends Table>(table: T, row: Row<T>): Row<T>;
  /** A fresh id. */
  id(): string;
  /** An id of a row on this desk, now and then one that a row of another desk has already. */
  idOn(draw: Draw, table: TableOfDesk, deskId: string): string;
  hash(): string;
};

type TableOfDesk = { [T in Table]: Tables[T] extends { desk_id: string; id: string } ? T : never }[Table];

export function drawing(numbers: readonly number[]): Draw {
  let place = 0;
  const next = () => numbers[place++ % numbers.length] ?? 0;
  return {
    one: (of) => of[next() % Math.max(of.length, 1)],
    from: (first, ...others) => [first, ...others][next() % (others.length + 1)] ?? first,
    once: (inSoMany) => next() % inSoMany === inSoMany - 1,
  };
}

export function building(): Building {
  const world = emptyWorld();
  let count = 0;
  const id = () => uuidOf(++count);
  return {
    world,
    id,
    add(table, row) {
      (world[table] as Row[]).push(row);
      return row;
    },
    idOn(draw, table, deskId) {
      const rows: { desk_id: string; id: string }[] = world[table];
      const here = new Set(rows.filter((row) => row.desk_id === deskId).map((row) => row.id));
      const elsewhere = rows.filter((row) => !here.has(row.id)).map((row) => row.id);
      return (draw.once(3) && draw.one(elsewhere)) || id();
    },
    hash: () => (++count).toString(16).padStart(64, '0'),
  };
}

export const uuidOf = (count: number) => `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;

function emptyWorld(): World {
  return {
    organizations: [],
    departments: [],
    persons: [],
    person_settings: [],
    person_pictures: [],
    memberships: [],
    absences: [],
    api_tokens: [],
    desks: [],
    engagements: [],
    roster: [],
    endings: [],
    proposals: [],
    roster_rules: [],
    assurances: [],
    moves: [],
    move_exports: [],
    move_export_chunks: [],
    proposal_links: [],
    customers: [],
    contact_points: [],
    facts: [],
    fact_checks: [],
    things: [],
    customer_links: [],
    custody_inbox: [],
    custody_entries: [],
    custody_heads: [],
    cases: [],
    case_words: [],
    entries: [],
    entry_words: [],
    hand_offs: [],
    hand_off_words: [],
    raw_mails: [],
    raw_mail_chunks: [],
    files: [],
    file_chunks: [],
    strangers: [],
    join_offers: [],
    reply_tokens: [],
    outbox: [],
    outbox_words: [],
    drafts: [],
    call_drafts: [],
    dangers: [],
    presence: [],
    automatic_mails: [],
    pockets: [],
    mornings: [],
    shortfalls: [],
    pocket_days: [],
    pocket_acts: [],
    pocket_bundles: [],
    gateways: [],
    text_stops: [],
    gateway_keys: [],
    gateway_events: [],
    gateway_event_chunks: [],
    macros: [],
    mentions: [],
    tasks: [],
    task_addresses: [],
    task_words: [],
    task_passings: [],
    task_links: [],
    expertise: [],
    asks: [],
    ask_words: [],
    ask_turns: [],
    preparations: [],
    preparation_versions: [],
    preparation_files: [],
    preparation_letters: [],
    referrals: [],
    referral_words: [],
    referral_links: [],
    act_kinds: [],
    mandates: [],
    acts: [],
    act_words: [],
    agreements: [],
    need_kinds: [],
    need_marks: [],
    case_needs: [],
    setbacks: [],
    setback_known: [],
    setback_told: [],
    setback_holds: [],
    extra_steps: [],
    extra_step_thanks: [],
    articles: [],
    article_versions: [],
    article_pictures: [],
    article_picture_chunks: [],
    article_version_pictures: [],
    article_judgements: [],
    article_comparisons: [],
    article_uses: [],
    gaps: [],
    gap_cases: [],
    gap_searches: [],
    gap_owners: [],
    gap_closings: [],
    gap_withdrawals: [],
    gap_tellings: [],
    ways: [],
    gap_evidence: [],
    ways_taken_up: [],
    causes: [],
    cause_versions: [],
    demand_types: [],
    demand_type_versions: [],
    demand_marks: [],
    contact_prices: [],
    cost_rates: [],
    studies: [],
    study_contacts: [],
    study_words: [],
    study_findings: [],
    walks: [],
    walk_cases: [],
    walk_words: [],
    returns: [],
    return_words: [],
    return_inspections: [],
    returns_called_off: [],
    measured_companies: [],
    measured_needs: [],
    article_terms: [],
    article_counts: [],
    coaching_notes: [],
    coaching_words: [],
    coaching_shares: [],
    coaching_openings: [],
    search_documents: [],
    snoozes: [],
    bulk_steps: [],
    views: [],
    events: [],
    idempotency_keys: [],
  };
}
