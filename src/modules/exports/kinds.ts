import { type RawBuilder, sql } from 'kysely';
import { isOfDesk, isShown, namedOn } from './which-rows.ts';

/** One file of the export: what of which table goes out, in the order of its key. Each is described in docs/export.md. */
export type Kind = {
  name: string;
  table: string;
  /** What makes a row out beside the desk, and orders them. */
  key: readonly string[];
  fields: readonly string[];
  /** Columns that only keep the program going, or are somebody's own. */
  without: readonly string[];
  /** Which rows, where not all of the desk that its reader sees. */
  where?: (deskId: string) => RawBuilder<unknown>;
};

const words = (text: string) => text.split(/\s+/u);
const kind = (
  name: string,
  fields: string,
  {
    key = 'id',
    without = '',
    ...more
  }: { key?: string; without?: string } & Pick<Kind, 'where'> & { table?: string } = {},
): Kind => ({
  name,
  table: name,
  fields: words(fields),
  key: words(key),
  without: without ? words(without) : [],
  ...more,
});

export const kinds: readonly Kind[] = [
  kind(
    'desks',
    `id slug name client_id address color languages zone hours holidays answer_limit_minutes
    silence_limit_minutes accountable_id confirmed_at recorded_at register_contact register_people
    register_time_limits register_security one_person`,
    { without: 'version', where: (deskId) => sql`id = ${deskId}` },
  ),
  kind('organizations', 'id name country', {
    without: 'recorded_at',
    where: (deskId) => sql`id in (select e.organization_id from engagements e where e.desk_id = ${deskId})`,
  }),
  kind('people', 'id name place', {
    table: 'persons',
    without: 'recorded_at',
    where: (deskId) => sql`id in (${namedOn(deskId)})`,
  }),
  kind('departments', 'organization_id id name', {
    key: 'organization_id id',
    without: 'recorded_at',
    where: (deskId) => sql`(organization_id, id) in (select t.organization_id, t.department_id
      from tasks t where t.desk_id = ${deskId})`,
  }),
  kind(
    'engagements',
    `id organization_id role purpose data may_be_given country pay agreement starts_at ends_at recorded_at contact
    safeguards`,
    { without: 'told_at' },
  ),
  kind('agreements', 'id engagement_id organization_id by_id recorded_at'),
  kind(
    'roster',
    'person_id organization_id engagement_id role admitted_by_id admitted_at ended_at dismissed_at title skills languages called',
    { key: 'person_id' },
  ),
  kind(
    'roster_rules',
    'id engagement_id roles words veto_hours signed_by_id signed_at ended_at trained_by_id vouched_by_id',
  ),
  kind(
    'proposals',
    `id person_id organization_id engagement_id role title skills languages called words proposed_by_id
    recorded_at state decided_by_id decided_at reason rule_id`,
    { without: 'seen_at' },
  ),
  kind('assurances', 'proposal_id kind person_id recorded_at', { key: 'proposal_id kind person_id' }),
  kind(
    'moves',
    'id from_engagement_id to_engagement_id moves_at decided_by_id recorded_at state settled_at',
    { without: 'told' },
  ),
  kind(
    'customers',
    'id name language rhythm recorded_at named wished_channel quiet_from quiet_until postal_address',
    { without: 'version' },
  ),
  kind('contact_points', 'id customer_id kind address admitted_by_id recorded_at texts_stopped_at'),
  kind(
    'facts',
    `id customer_id text do_not_ask_again learnt_by_id organization_id replaces_id recorded_at entry_id
    sensitive`,
  ),
  kind('fact_checks', 'id fact_id still_true checked_by_id organization_id recorded_at'),
  kind(
    'things',
    `id customer_id make model serial bought_from bought_on noted_by_id organization_id replaces_id
    recorded_at warranty_by warranty_until instructions entry_id retired`,
  ),
  kind(
    'cases',
    `id reference customer_id owner_id state outcome due due_set_at stands_entry_id last_entry_id
    joined_to_id opened_at ended_at`,
    { without: 'wake_at version' },
  ),
  kind('case_words', 'case_id subject', { key: 'case_id' }),
  kind(
    'entries',
    `id case_id kind audience channel author_kind author_id scribe_id organization_id task_id due
    from_stranger written_at data recorded_at`,
  ),
  kind('entry_words', 'entry_id text html stands', { key: 'entry_id' }),
  kind('strangers', 'entry_id address state decided_by_id decided_at', { key: 'entry_id' }),
  kind('join_offers', 'case_id to_case_id state recorded_at', { key: 'case_id to_case_id' }),
  kind(
    'hand_offs',
    `id case_id from_id to_id state needs_read_back recorded_at answered_at answer_by offered_by_id
    together_id told_at customer_says mailed_at changes_at accepted_at
    wish_answered_at`,
  ),
  kind(
    'hand_off_words',
    'hand_off_id situation background assessment recommendation promised do_not_ask_again cannot_wait',
    { key: 'hand_off_id' },
  ),
  kind(
    'tasks',
    `id case_id kind asked_by_id asked_by_organization_id organization_id engagement_id department_id
    person_id due state their_reference recorded_at begins_at ends_at choices expected_on first_expected_on no_stop stop_until
    stop_cost_minor stop_currency stop_words of_leads chosen answered_by_kind answered_by_id at_once inspects_id`,
    { without: 'version remind_at reminded' },
  ),
  kind('task_words', 'task_id request passed_on number choices otherwise', { key: 'task_id' }),
  kind('task_passings', 'id task_id entry_id kind what_id said passed_by_id recorded_at'),
  kind('task_addresses', 'engagement_id address domain set_by_id recorded_at', { key: 'engagement_id' }),
  kind('act_kinds', 'kind name measure told recorded_at', { key: 'kind' }),
  kind(
    'mandates',
    `id engagement_id kind measure turn step limit_minor currency limit_days limit_times goes_on set_by_id
    recorded_at`,
  ),
  kind(
    'acts',
    `id case_id kind measure amount_minor currency days by_id organization_id engagement_id mandate_id
    state task_id otherwise_minor otherwise_days otherwise_done instead_of_id recorded_at settled_at`,
  ),
  kind('act_words', 'act_id text', { key: 'act_id' }),
  kind('need_kinds', 'kind name recorded_at', { key: 'kind' }),
  kind('need_marks', 'id kind turn mark goes_on set_by_id recorded_at'),
  kind('case_needs', 'id case_id kind turn by_id task_id goes_on recorded_at'),
  kind('setbacks', 'id case_id recorded_at'),
  kind('setback_known', 'id setback_id at organization_id said_by_id recorded_at'),
  kind('setback_told', 'setback_id whom entry_id by_id told_at recorded_at', { key: 'setback_id whom' }),
  kind('setback_holds', 'setback_id by_id recorded_at', { key: 'setback_id' }),
  kind('extra_steps', 'id case_id by_id minutes amount_minor currency recorded_at'),
  kind('extra_step_thanks', 'step_id by_id entry_id recorded_at', { key: 'step_id by_id' }),
  kind(
    'articles',
    `id organization_id confidence audience made_by_id version changed_at recorded_at shared_from translates into_language
    of_version`,
  ),
  kind(
    'article_versions',
    `article_id version language words helps cause source make model versions author_id organization_id
    recorded_at`,
    { key: 'article_id version' },
  ),
  kind('article_pictures', 'id by_id type size sha256 width height recorded_at', {
    where: (deskId) => sql`desk_id = ${deskId} and ${isShown}`,
  }),
  kind('article_version_pictures', 'article_id version picture_id', {
    key: 'article_id version picture_id',
  }),
  kind('article_judgements', 'id article_id confidence audience by_id recorded_at cleared cleared_pictures'),
  kind('article_comparisons', 'article_id of_version by_id recorded_at', { key: 'article_id of_version' }),
  kind('article_uses', 'id article_id case_id said by_id recorded_at'),
  kind(
    'gaps',
    `id case_id article_id language words make model versions made_by_id turn owner_id department_id due people untold
    closed_at withdrawn recorded_at`,
    { without: 'lexemes' },
  ),
  kind('gap_cases', 'gap_id case_id by_id recorded_at', { key: 'gap_id case_id' }),
  kind('gap_searches', 'gap_id case_id words by_id recorded_at', { key: 'gap_id case_id words' }),
  kind('gap_owners', 'gap_id turn owner_id department_id due by_id recorded_at', { key: 'gap_id turn' }),
  kind('gap_closings', 'gap_id kind article_id version language words by_id recorded_at', { key: 'gap_id' }),
  kind('gap_withdrawals', 'gap_id words by_id recorded_at', { key: 'gap_id' }),
  kind('gap_tellings', 'gap_id case_id entry_id by_id recorded_at', { key: 'gap_id case_id' }),
  kind(
    'expertise',
    'id engagement_id organization_id person_id language knows hours not_before recorded_at',
    { without: 'by_text by_mail' },
  ),
  kind(
    'asks',
    `id case_id asked_by_id asked_by_organization_id first_id ends_at settled_at outcome task_id gap_id
    recorded_at`,
    { without: 'next_at' },
  ),
  kind('ask_words', 'ask_id language question', { key: 'ask_id' }),
  kind('ask_turns', 'ask_id turn task_id by_text by_mail recorded_at', { key: 'ask_id turn' }),
  kind('ways', 'id case_id with_link by_id taken_up recorded_at'),
  kind('gap_evidence', 'gap_id way_id by_id recorded_at', { key: 'gap_id way_id' }),
  kind('ways_taken_up', 'way_id article_id by_id recorded_at', { key: 'way_id' }),
  kind('causes', 'id made_by_id version name owner_id removed_at recorded_at'),
  kind(
    'cause_versions',
    'cause_id version name behind behind_words owner_id department_id due removal by_id recorded_at',
    { key: 'cause_id version' },
  ),
  kind('demand_types', 'id demand from_id made_by_id version name heir_id cause_id recorded_at'),
  kind('demand_type_versions', 'type_id version name heir_id cause_id by_id recorded_at', {
    key: 'type_id version',
  }),
  kind('demand_marks', 'id case_id entry_id demand type_id came_at by_id recorded_at'),
  kind(
    'cost_rates',
    `version currency contact_minutes contact_hour_minor contact_fixed_minor rework_minutes rework_hour_minor
    rework_fixed_minor return_minutes return_hour_minor return_fixed_minor sale_minor by_id recorded_at`,
    { key: 'version' },
  ),
  kind('contact_prices', 'version price_minor by_id recorded_at', { key: 'version' }),
  kind('studies', 'id begins_at ends_at weeks wanted made_by_id recorded_at'),
  kind('study_contacts', 'id study_id place case_id entry_id said'),
  kind('study_words', 'contact_id by_id demand type_id recorded_at', { key: 'contact_id by_id' }),
  kind('study_findings', 'study_id id words cause_id by_id recorded_at'),
  kind('walks', 'id week made_by_id recorded_at'),
  kind('walk_cases', 'id walk_id place case_id'),
  kind('walk_words', 'id walk_case_id kind words by_id organization_id recorded_at'),
  kind(
    'returns',
    'id case_id thing_id make model version kind amount_minor currency by_id found called_off recorded_at',
  ),
  kind('return_words', 'return_id tried failed_at', { key: 'return_id' }),
  kind('return_inspections', 'id return_id found amount_minor currency organization_id by_id recorded_at'),
  kind('returns_called_off', 'return_id entry_id by_id recorded_at', { key: 'return_id' }),
  kind(
    'dangers',
    `id kind number marked_by_id organization_id case_id entry_id who reached_at words told_at
    recorded_at unheard_at unheard_entry_id`,
  ),
  kind('shortfalls', 'id case_id entry_id source noted_by_id recorded_at'),
  kind('referrals', 'id engagement_id organization_id case_id channel consent_on told_at recorded_at'),
  kind('referral_words', 'referral_id name their_reference consent_by consent_how written_from message_id', {
    key: 'referral_id',
  }),
  kind('macros', 'id name reader texts next_word_count next_word_unit proposes_done recorded_at', {
    without: 'person_id',
    where: (deskId) => sql`desk_id = ${deskId} and person_id is null`,
  }),
  kind('views', 'id person_id name owner state everywhere place recorded_at', {
    without: 'shared',
    where: (deskId) => sql`desk_id = ${deskId} and shared`,
  }),
  kind('gateways', 'id number format url account added_by_id ended_at recorded_at sender'),
  kind(
    'outbox',
    `id case_id entry_id kind message_id state attempts final_reply settled_at recorded_at channel
    waits_for`,
    {
      without: 'next_attempt_at leased_until danger_id parts_sent engagement_id',
      where: (deskId) => sql`desk_id = ${deskId} and case_id is not null`,
    },
  ),
  kind('raw_mails', 'id source envelope_from envelope_to size state reason entry_id recorded_at settled_at', {
    without: 'fingerprint message_id_hash attempts',
  }),
  kind('files', 'id entry_id uploaded_by_id name type size sha256 recorded_at', {
    without: 'content_id',
    where: (deskId) => sql`desk_id = ${deskId} and ${isOfDesk}`,
  }),
  kind(
    'custody_entries',
    `seq kind actor_kind actor_id organization_id to_organization_id case_id customer_id entry_id purpose
    quarter recorded_at`,
    { key: 'seq' },
  ),
  kind(
    'custody_inbox',
    `id kind actor_kind actor_id organization_id to_organization_id case_id customer_id entry_id purpose
    quarter recorded_at`,
  ),
];
