import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';
import { onClientroom } from './clientroom-attempts.ts';
import { onCoaching } from './coaching-attempts.ts';
import { onCustomers } from './customer-attempts.ts';
import { onDemand } from './demand-attempts.ts';
import { onSetbacks } from './disclosure-attempts.ts';
import { onEntries } from './entry-attempts.ts';
import { onExperts } from './experts-attempts.ts';
import { onGateways } from './gateway-attempts.ts';
import { onHabits } from './habit-attempts.ts';
import { onKnowledge } from './knowledge-attempts.ts';
import { onMandates } from './mandate-attempts.ts';
import type { Actor } from './model.ts';
import { onMoves } from './move-steps.ts';
import { onPassings } from './passing-attempts.ts';
import { onPockets } from './pocket-attempts.ts';
import { onProposals } from './proposal-attempts.ts';
import { onReferrals } from './referral-attempts.ts';
import { onReturns } from './returns-attempts.ts';
import type { Row, World } from './world.ts';

/** What an actor tries to write: in every place, as it would be theirs to write, and with one thing wrong. */
export function attemptsOf(world: World, actor: Actor): Attempt[] {
  let count = 0;
  const fresh = () => `ffffffff-0000-4000-8000-${(++count).toString(16).padStart(12, '0')}`;
  const places = world.desks.map((desk) => ({ world, actor, deskId: desk.id, fresh }));
  return [
    ...ofPeople(world, actor, fresh),
    ...places.flatMap((place) => [
      ...onDesk(place),
      ...onCustomers(place),
      ...onCases(place),
      ...onEntries(place),
      ...onTasks(place),
      ...onHabits(place),
      ...onGateways(place),
      ...onPockets(place),
      ...onMandates(place),
      ...onReferrals(place),
      ...onSetbacks(place),
      ...onDemand(place),
      ...onReturns(place),
      ...onCoaching(place),
      ...onKnowledge(place),
      ...onPassings(place),
      ...onExperts(place),
      ...onProposals(place),
      ...onMoves(place),
      ...onClientroom(place),
    ]),
  ];
}

function ofPeople(world: World, actor: Actor, fresh: () => string): Attempt[] {
  const acting = actor.organization ?? fresh();
  const me = actor.id ?? fresh();
  const hash = () => fresh().replaceAll('-', '').repeat(2);
  return [
    ...world.organizations.flatMap((row) =>
      variations('departments', { organization_id: [row.id], id: [fresh()] }),
    ),
    ...world.persons.flatMap((row) =>
      variations('absences', {
        person_id: [row.id],
        id: [fresh()],
        starts_at: [0],
        ends_at: [1],
        stand_in_id: [null],
        withdrawn_at: [null],
      }),
    ),
    ...variations('person_pictures', {
      person_id: [me, otherPerson, ...world.persons.map((row) => row.id)],
      type: ['image/jpeg'],
    }),
    ...variations('api_tokens', {
      person_id: [me, otherPerson, ...world.persons.map((row) => row.id)],
      id: [fresh()],
      organization_id: [acting, ...world.organizations.map((row) => row.id)],
      token_hash: [hash()],
      expires_at: [1],
      revoked_at: [null],
    }),
    ...variations('idempotency_keys', {
      actor_kind: [actor.kind, 'person', 'operator'],
      actor_id: [me, otherPerson],
      key: [fresh()],
      request_hash: [hash()],
    }),
  ];
}

function onDesk({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const me = actor.kind === 'person' ? actor.id : null;
  const acting = actor.organization ?? null;
  const organization_id = [acting, null, ...world.organizations.map((row) => row.id)] as const;
  const at = { desk_id, id: [fresh()] as const };
  const engagementAs = (role: Row<'engagements'>['role']) =>
    world.engagements.find((row) => row.desk_id === deskId && row.role === role)?.id ?? fresh();
  const engagements = [
    engagementAs('client'),
    engagementAs('provider'),
    engagementAs('third party'),
  ] as const;
  return [
    ...variations('engagements', {
      ...at,
      organization_id: [world.organizations[0]?.id ?? ''],
      role: ['provider', 'third party', 'client'],
      starts_at: [0],
      ends_at: [null],
    }),
    ...world.memberships.flatMap((member) =>
      variations('roster', {
        desk_id,
        person_id: [member.person_id, otherPerson],
        organization_id: [member.organization_id],
        engagement_id: engagements,
        role: ['agent'],
        admitted_by_id: [me, otherPerson],
        admitted_at: [0],
        ended_at: [null],
      }),
    ),
    ...variations('custody_inbox', {
      ...at,
      kind: ['collected'],
      actor_kind: [actor.kind, 'person', 'operator'],
      actor_id: [actor.id, otherPerson],
      organization_id,
    }),
    ...variations('raw_mails', { ...at, source: ['smtp'], state: ['waiting'] }),
    ...variations('raw_mail_chunks', { desk_id, raw_mail_id: [fresh()], place: [0] }),
    ...variations('events', at),
  ];
}

function onCases({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const at = { desk_id, id: [fresh()] as const };
  const case_id = [fresh()] as const;
  const me = actor.kind === 'person' ? actor.id : null;
  const acting = actor.organization ?? fresh();
  const entries = world.entries.filter((row) => row.desk_id === deskId);
  const files = world.files.filter((row) => row.desk_id === deskId).map((row) => row.id);
  const token_hash = [fresh().replaceAll('-', '').repeat(2)] as const;
  return [
    ...variations('case_words', { desk_id, case_id }),
    ...variations('entry_words', { desk_id, entry_id: [fresh(), ...entries.map((row) => row.id)] }),
    ...variations('hand_offs', {
      ...at,
      case_id,
      from_id: [fresh()],
      to_id: [fresh()],
      state: ['offered', 'accepted'],
      answered_at: [null],
    }),
    ...variations('hand_off_words', { desk_id, hand_off_id: [fresh()] }),
    ...[null, fresh(), ...entries.map((row) => row.id)].flatMap((entryId) =>
      variations('files', {
        ...at,
        entry_id: [entryId],
        uploaded_by_id: [me, null, otherPerson],
        sha256: [token_hash[0]],
        recorded_at: [0],
      }),
    ),
    ...variations('file_chunks', { desk_id, file_id: [fresh(), ...files], place: [1] }),
    ...variations('strangers', {
      desk_id,
      entry_id: [fresh()],
      state: ['held'],
      decided_by_id: [null, me, otherPerson],
    }),
    ...variations('join_offers', { desk_id, case_id, to_case_id: [fresh()] }),
    ...variations('reply_tokens', { ...at, case_id, contact_point_id: [fresh()], token_hash }),
    ...variations('outbox', {
      ...at,
      case_id,
      entry_id: [fresh()],
      kind: ['message'],
      channel: ['mail', 'text'],
      message_id: [fresh()],
      state: ['queued', 'sent', 'said to be sent'],
    }),
    ...[false, true].flatMap((shared) =>
      variations('views', {
        desk_id,
        id: [fresh()],
        person_id: [me ?? otherPerson, otherPerson],
        shared: [shared],
        name: ['x'],
      }),
    ),
    ...variations('snoozes', {
      desk_id,
      person_id: [me ?? otherPerson, otherPerson],
      case_id,
      until: [null],
      seen: [0],
    }),
    ...variations('bulk_steps', {
      desk_id,
      action_id: [fresh()],
      case_id,
      person_id: [me ?? otherPerson, otherPerson],
      kind: ['snooze'],
      done: [false],
      why_not: ['x'],
    }),
    ...variations('drafts', {
      ...at,
      case_id,
      person_id: [me ?? otherPerson, otherPerson],
      organization_id: [acting, ...world.organizations.map((row) => row.id)],
      audience: ['company'],
      state: ['writing'],
      held_for: [null],
    }),
    ...variations('call_drafts', {
      ...at,
      person_id: [me ?? otherPerson, otherPerson],
      organization_id: [acting, ...world.organizations.map((row) => row.id)],
      case_id: [null],
      customer_id: [null],
      direction: ['in'],
      outcome: ['reached'],
      tab: [fresh()],
    }),
    ...variations('presence', {
      desk_id,
      person_id: [me ?? otherPerson, otherPerson],
      tab: [fresh()],
      case_id,
      doing: ['looking'],
      until: [1],
    }),
    ...variations('outbox_words', { desk_id, outbox_id: [fresh()], recipient: ['one@customers.example'] }),
  ];
}

function onTasks({ world, actor, deskId, fresh }: Place): Attempt[] {
  const desk_id = [deskId] as const;
  const acting = actor.organization ?? fresh();
  const token_hash = [fresh().replaceAll('-', '').repeat(2)] as const;
  return [
    ...variations('tasks', {
      desk_id,
      id: [fresh()],
      case_id: [fresh()],
      kind: ['work'],
      asked_by_id: [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson],
      asked_by_organization_id: [acting, ...world.organizations.map((row) => row.id)],
      organization_id: [acting],
      engagement_id: [fresh()],
      person_id: [null],
      due: [null],
      begins_at: [null],
      ends_at: [null],
      state: ['asked'],
    }),
    ...variations('tasks', {
      desk_id,
      id: [fresh()],
      case_id: [fresh()],
      kind: ['call'],
      asked_by_id: [null, otherPerson],
      asked_by_organization_id: [null, acting],
      organization_id: [acting],
      engagement_id: [fresh()],
      person_id: [null],
      due: [0],
      begins_at: [0],
      ends_at: [1],
      state: ['asked'],
    }),
    ...variations('task_addresses', {
      desk_id,
      engagement_id: [fresh()],
      address: ['returns@companies.example'],
      domain: [null],
      set_by_id: [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson],
    }),
    ...variations('task_words', { desk_id, task_id: [fresh()], number: [null] }),
    ...variations('task_links', {
      desk_id,
      id: [fresh()],
      task_id: [fresh()],
      token_hash,
      expires_at: [1],
      revoked_at: [null],
    }),
  ];
}
