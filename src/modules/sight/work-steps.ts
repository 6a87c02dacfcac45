import type { Step } from './people-steps.ts';
import type { Days } from './world-of-people.ts';

/** Something is asked of an organization, now and then of one of its people by name. */
export const task: Step = ({ world, add, idOn }, draw) => {
  const engaged = draw.one(world.engagements);
  const onDesk = <T extends { desk_id: string }>(row: T) => row.desk_id === engaged?.desk_id;
  const [about, asker] = [draw.one(world.cases.filter(onDesk)), draw.one(world.roster.filter(onDesk))];
  if (!engaged || !about || !asker) return;
  const { desk_id, organization_id } = engaged;
  const named = draw.one(world.memberships.filter((row) => row.organization_id === organization_id));
  const id = idOn(draw, 'tasks', desk_id);
  add('tasks', {
    desk_id,
    id,
    case_id: about.id,
    kind: 'work',
    asked_by_id: asker.person_id,
    asked_by_organization_id: asker.organization_id,
    organization_id,
    engagement_id: engaged.id,
    person_id: draw.once(2) && named ? named.person_id : null,
    ...{ due: null, begins_at: null, ends_at: null },
    state: 'asked',
  });
  if (!draw.once(3)) add('task_words', { desk_id, task_id: id, number: null });
};

/** On each case that is not over its customer has asked whoever owns it to be called. */
export const calls: Step = ({ world, add, id }) => {
  for (const { desk_id, id: case_id, owner_id, due } of world.cases) {
    const owner = world.roster.find((row) => row.desk_id === desk_id && row.person_id === owner_id);
    if (due === null || !owner) continue;
    const { person_id, organization_id, engagement_id } = owner;
    const call = add('tasks', {
      ...{ desk_id, id: id(), case_id, kind: 'call', asked_by_id: null, asked_by_organization_id: null },
      ...{ organization_id, engagement_id, person_id, due: 0, begins_at: 0, ends_at: 1, state: 'asked' },
    });
    add('task_words', { desk_id, task_id: call.id, number: '+441134960000' });
  }
};

/** Each company that does not speak for the desk is asked by mail, too. */
export const taskAddresses: Step = ({ world, add }) => {
  for (const { desk_id, id: engagement_id, role } of world.engagements) {
    const desk = world.desks.find((row) => row.id === desk_id);
    if (role === 'client' || !desk) continue;
    const at = { address: 'returns@companies.example', domain: null };
    add('task_addresses', { desk_id, engagement_id, ...at, set_by_id: desk.accountable_id });
  }
};

export const taskLink: Step = ({ world, add, id, hash }, draw) => {
  const of = draw.one(world.tasks);
  if (!of) return;
  const ofPerson = draw.one(world.roster.filter((row) => row.desk_id === of.desk_id))?.person_id;
  const linkId = (draw.once(2) && ofPerson) || id();
  if (world.task_links.some((row) => row.desk_id === of.desk_id && row.id === linkId)) return;
  add('task_links', {
    desk_id: of.desk_id,
    id: linkId,
    task_id: of.id,
    token_hash: hash(),
    expires_at: draw.from(9, 9, 9, 0, -1),
    revoked_at: draw.from<Days | null>(null, null, null, -1),
  });
};

/** Words on a task, by whoever asked, whoever was asked, or whoever holds its link; mostly for both sides. */
export const taskEntry: Step = ({ world, add, idOn }, draw) => {
  const on = draw.one(world.tasks);
  if (!on?.asked_by_id) return;
  const { desk_id, case_id, id: task_id } = on;
  const asker = { kind: 'person' as const, id: on.asked_by_id, organization_id: on.asked_by_organization_id };
  const asked = draw.one(world.memberships.filter((row) => row.organization_id === on.organization_id));
  const link = draw.one(world.task_links.filter((row) => row.desk_id === desk_id && row.task_id === task_id));
  const author = draw.one([
    asker,
    ...(asked ? [{ kind: 'person' as const, id: asked.person_id, organization_id: on.organization_id }] : []),
    ...(link ? [{ kind: 'task-link' as const, id: link.id, organization_id: on.organization_id }] : []),
    ...(link ? [{ kind: 'task-link' as const, id: link.id, organization_id: on.organization_id }] : []),
  ]);
  if (!author) return;
  const entry = add('entries', {
    desk_id,
    id: idOn(draw, 'entries', desk_id),
    case_id,
    kind: 'note',
    audience: draw.from('task', 'task', 'companies'),
    author_kind: author.kind,
    author_id: author.id,
    scribe_id: null,
    organization_id: author.organization_id,
    task_id,
    from_stranger: false,
    recorded_at: draw.from(-1, 0),
  });
  if (!draw.once(3)) add('entry_words', { desk_id, entry_id: entry.id });
};

export const rawMail: Step = ({ world, add, idOn }, draw) => {
  const where = draw.one(world.desks);
  if (!where) return;
  const state = draw.from('waiting', 'quarantined', 'ignored', 'read');
  const mail = add('raw_mails', {
    desk_id: where.id,
    id: idOn(draw, 'raw_mails', where.id),
    source: 'smtp',
    state,
  });
  if (!draw.once(3)) add('raw_mail_chunks', { desk_id: where.id, raw_mail_id: mail.id, place: 0 });
};

export const custody: Step = ({ world, add, id }, draw) => {
  const by = draw.one(world.roster);
  if (!by) return;
  const { desk_id } = by;
  const seen = { desk_id, kind: 'collected' as const, actor_kind: 'person' };
  add('custody_inbox', {
    ...seen,
    id: id(),
    actor_id: by.person_id,
    organization_id: by.organization_id,
  });
  const seq = world.custody_entries.filter((row) => row.desk_id === desk_id).length + 1;
  add('custody_entries', { ...seen, seq, recorded_at: -1 });
  const head = world.custody_heads.find((row) => row.desk_id === desk_id);
  if (head) head.seq = seq;
  else add('custody_heads', { desk_id, seq });
};

/** What ties mails and cases together: a reply address, and two cases that may be one. */
export const threading: Step = ({ world, add, idOn, hash }, draw) => {
  const on = draw.one(world.cases);
  const here = <T extends { desk_id: string }>(row: T) => row.desk_id === on?.desk_id;
  const point = draw.one(world.contact_points.filter(here));
  const other = draw.one(world.cases.filter((row) => here(row) && row.id !== on?.id));
  if (!on) return;
  const { desk_id, id: case_id } = on;
  const known = world.reply_tokens.some(
    (row) => here(row) && row.case_id === case_id && row.contact_point_id === point?.id,
  );
  if (point && !known) {
    const id = idOn(draw, 'reply_tokens', desk_id);
    add('reply_tokens', { desk_id, id, case_id, contact_point_id: point.id, token_hash: hash() });
  }
  const offered = world.join_offers.some(
    (row) => here(row) && row.case_id === case_id && row.to_case_id === other?.id,
  );
  if (other && !offered) add('join_offers', { desk_id, case_id, to_case_id: other.id });
};

/**
 * What everybody who works or worked on a desk has begun to write there, in whichever name, what of it could not be
 * sent, and what is before them.
 */
export const unsent: Step = ({ world, add, id }) => {
  for (const [at, { desk_id, person_id, organization_id }] of world.roster.entries()) {
    const here = world.cases.filter((row) => row.desk_id === desk_id);
    const on = here[at % here.length];
    if (!on) continue;
    const written = { desk_id, case_id: on.id, person_id };
    const begun = { audience: 'company', state: 'writing', held_for: null } as const;
    const held = { audience: 'customer', state: 'held', held_for: 'x' } as const;
    add('drafts', { ...written, id: id(), organization_id, ...begun });
    for (const { id: case_id } of here)
      add('drafts', { ...written, id: id(), case_id, organization_id, ...held });
    const elsewhere = world.memberships.find(
      (row) => row.person_id === person_id && row.organization_id !== organization_id,
    );
    if (elsewhere)
      add('drafts', { ...written, id: id(), organization_id: elsewhere.organization_id, ...begun });
    add('presence', { ...written, tab: id(), doing: 'writing', until: at % 2 === 0 ? 1 : -1 });
  }
};

/** What everybody who works or worked on a desk writes down of a call there, in whichever name. */
export const callDrafts: Step = ({ world, add, id }) => {
  for (const { desk_id, person_id, organization_id } of world.roster) {
    const about = world.cases.find((row) => row.desk_id === desk_id);
    const names = world.memberships.filter((row) => row.person_id === person_id);
    for (const name of new Set([organization_id, ...names.map((row) => row.organization_id)]))
      add('call_drafts', {
        ...{
          desk_id,
          id: id(),
          person_id,
          organization_id: name,
          direction: 'in',
          outcome: 'reached',
          tab: id(),
        },
        ...{ case_id: about?.id ?? null, customer_id: about?.customer_id ?? null },
      });
  }
};

/** What the program keeps for itself: events to be taken, requests that must not run twice, automatic mails. */
export const housekeeping: Step = ({ world, add, id, idOn, hash }, draw) => {
  const where = draw.one(world.desks);
  if (where) add('events', { desk_id: where.id, id: idOn(draw, 'events', where.id) });
  const who = draw.one([
    ...world.persons.map((row) => ({ kind: 'person', id: row.id })),
    ...world.customer_links.map((row) => ({ kind: 'customer-link', id: row.id })),
    ...world.desks.map((row) => ({ kind: 'desk-system', id: row.id })),
  ]);
  if (who)
    add('idempotency_keys', { actor_kind: who.kind, actor_id: who.id, key: id(), request_hash: hash() });
  if (draw.once(3)) add('automatic_mails', { address_hash: hash(), sent_at: -1 });
};

/** What the triggers of the search would have written for all of it. */
export const searchable: Step = ({ world, add }) => {
  const nothing = { case_id: null, entry_id: null, customer_id: null, audience: null, organization_id: null };
  for (const { desk_id, id } of world.customers)
    add('search_documents', { ...nothing, desk_id, id, kind: 'customer', customer_id: id });
  const taken = new Set(world.search_documents.map((row) => `${row.desk_id} ${row.id}`));
  for (const { desk_id, entry_id } of world.entry_words) {
    const entry = world.entries.find((row) => row.desk_id === desk_id && row.id === entry_id);
    if (!entry || taken.has(`${desk_id} ${entry_id}`)) continue;
    const { case_id, audience, organization_id } = entry;
    const found = { kind: 'entry' as const, case_id, entry_id, audience, organization_id };
    add('search_documents', { ...nothing, desk_id, id: entry_id, ...found });
  }
};

/** What each on a roster keeps for themselves of a case there; made of what was drawn, so that the worlds stay as they are. */
export const ownLists: Step = ({ world, add, id }) => {
  for (const { desk_id, person_id } of world.roster) {
    for (const shared of [false, true]) add('views', { desk_id, id: id(), person_id, shared, name: 'x' });
  }
  for (const { desk_id, person_id } of world.roster) {
    const about = world.cases.find((row) => row.desk_id === desk_id);
    if (!about) continue;
    const own = { desk_id, person_id, case_id: about.id };
    add('snoozes', { ...own, until: 1, seen: 0 });
    add('bulk_steps', { ...own, action_id: id(), kind: 'snooze', done: false, why_not: 'x' });
  }
};

/** Of each desk the first thing that another company is asked goes out by mail. Made of what was drawn, so that the worlds stay as they are. */
export const taskMails: Step = ({ world, add, id }) => {
  for (const { id: desk_id } of world.desks) {
    const outside = new Set(
      world.engagements.filter((row) => row.role !== 'client').map((row) => `${row.desk_id} ${row.id}`),
    );
    const task = world.tasks.find(
      (row) => row.desk_id === desk_id && outside.has(`${desk_id} ${row.engagement_id}`) && row.asked_by_id,
    );
    if (!task?.asked_by_id) continue;
    const entry = add('entries', {
      ...{ desk_id, id: id(), case_id: task.case_id, kind: 'task asked', audience: 'task' },
      ...{ author_kind: 'person', author_id: task.asked_by_id, scribe_id: null },
      ...{ organization_id: task.asked_by_organization_id, task_id: task.id },
      ...{ from_stranger: false, recorded_at: -1 },
    });
    add('entry_words', { desk_id, entry_id: entry.id });
    const mail = add('outbox', {
      ...{ desk_id, id: id(), case_id: task.case_id, entry_id: entry.id, kind: 'task', channel: 'mail' },
      ...{ message_id: `${id()}@desks.example`, state: 'failed' },
    });
    add('outbox_words', { desk_id, outbox_id: mail.id, recipient: 'returns@companies.example' });
  }
};
