import { namedFor } from './assurers.ts';
import { coachingRules } from './coaching-model.ts';
import { knowledgeRules } from './knowledge-model.ts';
import { isLeftDraft } from './left-drafts.ts';
import { passingsSeen } from './passing-model.ts';
import { preparationRules, preparedFor } from './preparers.ts';
import { isUnder, refersUnderIt } from './referrers.ts';
import { agreementsSeen, sharedRules } from './shared-model.ts';
import { awayOn, meanwhile } from './stand-ins.ts';
import type { Row, Table, World } from './world.ts';
import type { Days } from './world-of-people.ts';

// The design's table "Who sees what" as a pure function. It is written from the documents and knows nothing of the
// policies; what may be written stands in writing-model.ts.

export type Actor = {
  kind:
    | 'person'
    | 'customer-link'
    | 'task-link'
    | 'proposal-link'
    | 'referral-link'
    | 'preparation-link'
    | 'desk-system'
    | 'mailer'
    | 'operator'
    | 'nobody';
  id: string | null;
  organization?: string;
  desk?: string;
};
export type Rules = { [T in Table]: (row: Row<T>) => boolean };

type OfDesk = { desk_id: string };
/** From when to when: what ends now has ended. */
export const runs = (from: Days, to: Days | null) => from <= 0 && (to === null || to > 0);
const never = () => false;

/** The engagement that something was done under, if it still runs. */
export function engagementOf(world: World, done: OfDesk & { engagement_id: string }) {
  const under = world.engagements.find(
    (row) => row.desk_id === done.desk_id && row.id === done.engagement_id,
  );
  return under && runs(under.starts_at, under.ends_at) ? under : undefined;
}

export function isMember(world: World, person: string | null, organization: string | undefined): boolean {
  const isIt = (row: Row<'memberships'>) => row.person_id === person && row.organization_id === organization;
  return world.memberships.some((row) => isIt(row) && runs(row.started_at, row.ended_at));
}

export type Standing = ReturnType<typeof standingOf>;

/** What somebody stands for: the desks they work on, the cases that are theirs, the tasks they are asked. */
export function standingOf(world: World, actor: Actor) {
  const person = actor.kind === 'person' ? actor.id : null;
  const isSystem = actor.kind === 'desk-system';
  const work = world.roster
    .filter((row) => {
      const side = engagementOf(world, row)?.role;
      const isTheirs = row.person_id === person && row.organization_id === actor.organization;
      return isTheirs && row.ended_at === null && (side === 'client' || side === 'provider');
    })
    .map((row) => meanwhile(world, row));
  const link = world.customer_links.find((row) => row.desk_id === actor.desk && row.id === actor.id);
  const customer = actor.kind === 'customer-link' ? link?.customer_id : undefined;
  const cases = world.cases.filter((row) => row.desk_id === actor.desk && row.customer_id === customer);
  const taskLink = world.task_links.find((row) => row.desk_id === actor.desk && row.id === actor.id);
  const tasks = world.tasks.filter((task) => {
    if (actor.kind === 'task-link') return task.desk_id === actor.desk && task.id === taskLink?.task_id;
    const isAsked = person !== null && task.organization_id === actor.organization;
    return isAsked && engagementOf(world, task)?.role === 'third party';
  });
  const opened = world.proposal_links.find((row) => row.desk_id === actor.desk && row.id === actor.id);
  const bundle = actor.kind === 'proposal-link' ? opened?.proposals : undefined;
  const refersUnder = world.engagements.filter((row) => refersUnderIt(world, actor, row));
  const passedOn = world.referrals.filter((row) => isUnder(refersUnder, row));
  return {
    person,
    isSystem,
    refersUnder,
    work,
    customer,
    cases,
    tasks,
    onDesk: (desk: string) => (isSystem ? desk === actor.desk : work.some((row) => row.desk_id === desk)),
    isInBundle: (row: Row<'proposals'>) => row.desk_id === actor.desk && (bundle ?? []).includes(row.id),
    isOfClient: (desk: string) =>
      isSystem || work.some((row) => row.desk_id === desk && engagementOf(world, row)?.role === 'client'),
    isMyReferral: (desk: string, id: string) => passedOn.some((row) => row.desk_id === desk && row.id === id),
    isMyCase: (desk: string, id: string) => cases.some((row) => row.desk_id === desk && row.id === id),
    isMyTask: (desk: string, id: string | null) => tasks.some((row) => row.desk_id === desk && row.id === id),
  };
}

/** The entries somebody sees; their words and files follow them. */
export function entriesSeen(world: World, actor: Actor, my: Standing): Row<'entries'>[] {
  const isAdmitted = (row: Row<'entries'>) =>
    world.strangers.some(
      (one) => one.desk_id === row.desk_id && one.entry_id === row.id && one.state === 'admitted',
    );
  return world.entries.filter((row) => {
    const isOwnCompany = row.organization_id !== null && row.organization_id === actor.organization;
    if (my.onDesk(row.desk_id)) return row.audience !== 'company' || isOwnCompany || my.isSystem;
    if (my.isMyCase(row.desk_id, row.case_id))
      return row.audience === 'customer' && (!row.from_stranger || isAdmitted(row));
    return row.audience === 'task' && my.isMyTask(row.desk_id, row.task_id);
  });
}

/** Whose names somebody is shown: persons, and among them colleagues with their hours and absences; organizations. */
function acquaintances(world: World, actor: Actor, my: Standing) {
  const mine = (row: OfDesk) => my.onDesk(row.desk_id);
  const colleagues = new Set([
    my.person,
    ...world.memberships
      .filter((row) => my.person && row.organization_id === actor.organization)
      .map((row) => row.person_id),
    ...world.roster.filter(mine).map((row) => row.person_id),
  ]);
  const proposed = world.proposals.filter((row) => mine(row) && my.isOfClient(row.desk_id));
  const inBundle = world.proposals.filter(my.isInBundle);
  const prepared = preparedFor(world, actor);
  const owners = new Set(my.cases.map((row) => row.owner_id));
  const ownerAway = world.absences.filter(
    (row) => owners.has(row.person_id) && row.withdrawn_at === null && runs(row.starts_at, row.ends_at),
  );
  const here = world.roster.filter((row) => my.customer && row.desk_id === actor.desk);
  const standIns = my.customer && actor.desk ? awayOn(world, actor.desk) : [];
  const isOutside = (row: Row<'entries'>) =>
    world.engagements
      .filter((one) => one.desk_id === row.desk_id && one.role === 'third party')
      .some(({ organization_id }) =>
        world.memberships.some(
          (one) => one.organization_id === organization_id && one.person_id === row.author_id,
        ),
      );
  const seen = entriesSeen(world, actor, my);
  const toMe = seen.filter((row) => !mine(row));
  const fromOutside = seen.filter((row) => mine(row) && row.audience === 'task' && isOutside(row));
  const people = new Set([
    ...colleagues,
    ...proposed.map((row) => row.person_id),
    ...inBundle.flatMap((row) => [row.person_id, row.proposed_by_id, ...namedFor(world, row)]),
    ...(prepared?.people ?? []),
    ...owners,
    ...world.hand_offs
      .filter(({ state, told_at }) => state === 'offered' && told_at !== undefined)
      .filter((row) => my.isMyCase(row.desk_id, row.case_id))
      .map((row) => row.to_id),
    ...standIns.filter(({ person }) => owners.has(person)).flatMap(({ standIn }) => standIn ?? []),
    ...[...toMe, ...fromOutside].filter((row) => row.author_kind === 'person').map((row) => row.author_id),
    ...my.tasks.map((row) => row.asked_by_id),
  ]);
  const isKnownDesk = (id: string) =>
    my.onDesk(id) ||
    my.tasks.some((row) => row.desk_id === id) ||
    my.refersUnder.some((row) => row.desk_id === id) ||
    (actor.kind.endsWith('-link') && id === actor.desk);
  const partners = new Set([
    my.person && actor.organization,
    ...world.engagements.filter(mine).map((row) => row.organization_id),
  ]);
  const organizations = new Set([
    ...partners,
    ...world.memberships.filter((row) => row.person_id === my.person).map((row) => row.organization_id),
    ...world.desks.filter((row) => isKnownDesk(row.id)).map((row) => row.client_id),
    ...my.tasks.flatMap((row) => [row.asked_by_organization_id, row.organization_id]),
    ...toMe.map((row) => row.organization_id),
    ...inBundle.map((row) => row.organization_id),
    prepared?.organization,
    ...here.filter((row) => people.has(row.person_id)).map((row) => row.organization_id),
  ]);
  return { colleagues, people, ownerAway, isKnownDesk, partners, organizations };
}

/** Whoever stood here for another organization wrote in its name. */
export const isOwnDraft = (
  { organization }: Actor,
  my: Standing,
  row: Row<'drafts' | 'call_drafts'>,
): boolean =>
  my.person !== null &&
  my.onDesk(row.desk_id) &&
  row.person_id === my.person &&
  row.organization_id === organization;

export function sightOf(world: World, actor: Actor): Rules {
  const my = standingOf(world, actor);
  const known = acquaintances(world, actor, my);
  const entries = entriesSeen(world, actor, my);
  const mine = (row: OfDesk) => my.onDesk(row.desk_id);
  const isMe = (row: OfDesk & { customer_id: string }) =>
    row.desk_id === actor.desk && row.customer_id === my.customer;
  const hasEntry = (desk: string, id: string | null) =>
    entries.some((row) => row.desk_id === desk && row.id === id);
  const { seesPassing, isPassed } = passingsSeen(world, my);
  const { seesAgreement, isAgreed } = agreementsSeen(world, actor, my);
  const files = world.files.filter((row) =>
    row.entry_id === null
      ? (mine(row) && my.person !== null && row.uploaded_by_id === my.person) || isAgreed(row)
      : hasEntry(row.desk_id, row.entry_id) || isPassed(row),
  );
  const isMineHere = (row: OfDesk & { person_id: string }) => mine(row) && row.person_id === my.person;
  const ofMailer = (row: OfDesk) => mine(row) || (actor.kind === 'mailer' && row.desk_id === actor.desk);
  const ofDeskItself = (row: OfDesk) => my.isSystem && mine(row);
  const seesProposal = (row: Row<'proposals'>) =>
    my.isInBundle(row) ||
    (mine(row) && (my.isOfClient(row.desk_id) || row.organization_id === (actor.organization ?? null)));
  const leadsHere = ({ desk_id }: OfDesk) =>
    my.work.some((row) => row.desk_id === desk_id && ['accountable', 'lead'].includes(row.role));
  return {
    organizations: (row) => known.organizations.has(row.id),
    departments: (row) => known.partners.has(row.organization_id),
    persons: (row) => known.people.has(row.id),
    person_settings: (row) => known.colleagues.has(row.person_id),
    person_pictures: (row) => known.people.has(row.person_id),
    memberships: (row) =>
      my.person !== null && (row.organization_id === actor.organization || row.person_id === my.person),
    absences: (row) => known.colleagues.has(row.person_id) || known.ownerAway.includes(row),
    api_tokens: (row) => row.person_id === my.person,
    desks: (row) => known.isKnownDesk(row.id) || ofMailer({ desk_id: row.id }),
    engagements: mine,
    roster: (row) =>
      mine(row) || (row.desk_id === actor.desk && Boolean(my.customer) && known.people.has(row.person_id)),
    proposals: seesProposal,
    assurances: ({ desk_id, proposal_id }) =>
      world.proposals.some((row) => row.desk_id === desk_id && row.id === proposal_id && seesProposal(row)),
    proposal_links: never,
    endings: isMineHere,
    customers: (row) => mine(row) || isMe({ desk_id: row.desk_id, customer_id: row.id }),
    contact_points: (row) => mine(row) || isMe(row),
    facts: mine,
    fact_checks: mine,
    things: (row) => mine(row) || isMe(row),
    customer_links: mine,
    custody_inbox: mine,
    custody_entries: mine,
    custody_heads: never,
    cases: (row) => mine(row) || isMe(row),
    case_words: (row) => mine(row) || my.isMyCase(row.desk_id, row.case_id),
    entries: (row) => entries.includes(row),
    entry_words: (row) => hasEntry(row.desk_id, row.entry_id),
    hand_offs: mine,
    hand_off_words: mine,
    raw_mails: mine,
    raw_mail_chunks: mine,
    files: (row) => files.includes(row),
    file_chunks: (row) => files.some((file) => file.desk_id === row.desk_id && file.id === row.file_id),
    strangers: mine,
    join_offers: mine,
    reply_tokens: mine,
    outbox: ofMailer,
    outbox_words: ofMailer,
    drafts: (row) => isOwnDraft(actor, my, row) || isLeftDraft(world, my, row),
    call_drafts: (row) => isOwnDraft(actor, my, row),
    dangers: mine,
    presence: mine,
    automatic_mails: never,
    gateways: ofMailer,
    gateway_keys: (row) => ofDeskItself(row) || (actor.kind === 'mailer' && row.desk_id === actor.desk),
    text_stops: (row) => ofDeskItself(row) || (actor.kind === 'mailer' && row.desk_id === actor.desk),
    gateway_events: ofDeskItself,
    gateway_event_chunks: ofDeskItself,
    pockets: (row) => isMineHere(row) || ofDeskItself(row) || leadsHere(row),
    mornings: (row) => ofDeskItself(row) || (row.person_id === my.person && my.isOfClient(row.desk_id)),
    shortfalls: mine,
    pocket_days: ofDeskItself,
    pocket_acts: ofDeskItself,
    pocket_bundles: ofDeskItself,
    macros: (row) => mine(row) && (row.person_id === null || row.person_id === my.person),
    mentions: (row) => mine(row) && row.person_id === my.person,
    // Whoever asked to be called sees when.
    tasks: (row) =>
      mine(row) ||
      my.isMyTask(row.desk_id, row.id) ||
      (row.kind === 'call' && my.isMyCase(row.desk_id, row.case_id)),
    task_addresses: mine,
    task_words: (row) => mine(row) || my.isMyTask(row.desk_id, row.task_id),
    task_passings: seesPassing,
    task_links: mine,
    ...preparationRules(world, actor),
    referrals: (row) => mine(row) || my.isMyReferral(row.desk_id, row.id),
    referral_words: (row) => mine(row) || my.isMyReferral(row.desk_id, row.referral_id),
    referral_links: mine,
    ...sharedRules(world, { mine, leads: leadsHere, my }),
    agreements: seesAgreement,
    ...coachingRules(world, actor, my),
    ...knowledgeRules(world, actor, my),
    search_documents: never,
    snoozes: isMineHere,
    bulk_steps: isMineHere,
    views: (row) => (row.shared ? mine(row) : isMineHere(row)),
    events: (row) => my.isSystem && mine(row),
    idempotency_keys: (row) => row.actor_kind === actor.kind && row.actor_id === actor.id,
  };
}
