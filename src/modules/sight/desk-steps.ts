import type { Step } from './people-steps.ts';
import type { Row } from './world.ts';
import type { Building, Draw } from './world-builder.ts';
import type { Days } from './world-of-people.ts';

export const customer: Step = ({ world, add, id, idOn, hash }, draw) => {
  const where = draw.one(world.desks);
  if (!where) return;
  const { id: customer_id } = add('customers', {
    desk_id: where.id,
    id: idOn(draw, 'customers', where.id),
  });
  const theirs = { desk_id: where.id, customer_id };
  add('contact_points', {
    ...theirs,
    id: idOn(draw, 'contact_points', where.id),
    kind: 'mail',
    address: `${id()}@customers.example`,
    admitted_by_id: null,
  });
  const ofPerson = draw.once(5) ? draw.one(world.persons)?.id : undefined;
  const isTaken = world.customer_links.some((row) => row.desk_id === where.id && row.id === ofPerson);
  const revoked_at = draw.from<Days | null>(null, null, null, -1);
  const linkId = ofPerson && !isTaken ? ofPerson : id();
  add('customer_links', { ...theirs, id: linkId, token_hash: hash(), revoked_at });
};

export const fact: Step = ({ world, add, idOn }, draw) => {
  const about = draw.one(world.customers);
  if (!about) return;
  const learnt = draw.one(world.roster.filter((row) => row.desk_id === about.desk_id));
  add('facts', {
    desk_id: about.desk_id,
    id: idOn(draw, 'facts', about.desk_id),
    customer_id: about.id,
    learnt_by_id: learnt?.person_id ?? null,
    organization_id: learnt?.organization_id ?? null,
  });
};

/** Of whom something is known, something is known to be theirs; made of what was drawn, so that the worlds stay as they are. */
export const things: Step = ({ world, add, id }) => {
  for (const { desk_id, customer_id, learnt_by_id, organization_id } of world.facts)
    add('things', {
      ...{ desk_id, id: id(), customer_id, organization_id },
      ...{ model: 'MX-12', noted_by_id: learnt_by_id },
    });
};

/** What was learnt somebody confirmed, and every other thing of it is sensitive; made of what was drawn, too. */
export const factChecks: Step = ({ world, add, id }) => {
  world.facts.forEach((fact, place) => {
    const { desk_id, id: fact_id, learnt_by_id: checked_by_id, organization_id } = fact;
    add('fact_checks', { desk_id, id: id(), fact_id, still_true: true, checked_by_id, organization_id });
    fact.sensitive = place % 2 === 1;
  });
};

/** A case with its first contact, in any state it could be in. */
export const theCase: Step = ({ world, add, idOn }, draw) => {
  const about = draw.one(world.customers);
  const owner = draw.one(world.roster.filter((row) => row.desk_id === about?.desk_id));
  if (!about || !owner) return;
  const { desk_id } = about;
  const id = idOn(draw, 'cases', desk_id);
  const other = draw.one(world.cases.filter((row) => row.desk_id === desk_id));
  const state = draw.from('open', 'open', 'done', 'ended', other ? 'joined' : 'open');
  const isOver = state === 'ended' || state === 'joined';
  const first = add('entries', {
    ...fromDesk(desk_id),
    id: idOn(draw, 'entries', desk_id),
    case_id: id,
    kind: 'contact',
    author_kind: 'customer',
    author_id: about.id,
    recorded_at: -3,
  });
  add('entry_words', { desk_id, entry_id: first.id });
  add('cases', {
    desk_id,
    id,
    reference: reference(world.cases.length),
    customer_id: about.id,
    owner_id: owner.person_id,
    state,
    outcome: state === 'ended' ? 'unknown' : null,
    // Of some the time has passed.
    due: isOver ? null : world.cases.length % 3 === 2 ? -1 : 2,
    due_set_at: isOver ? null : -3,
    wake_at: isOver ? null : draw.from(1, -1),
    last_entry_id: first.id,
    joined_to_id: state === 'joined' && other ? other.id : null,
    ended_at: isOver ? -1 : null,
  });
  add('case_words', { desk_id, case_id: id });
};

const reference = (count: number) =>
  `22222${String(count + 222)
    .replaceAll('0', 'A')
    .replaceAll('1', 'B')}`;

const fromDesk = (desk_id: string) => ({
  desk_id,
  audience: 'customer' as const,
  author_kind: 'desk-system' as const,
  author_id: desk_id,
  scribe_id: null,
  organization_id: null,
  task_id: null,
  from_stranger: false,
  recorded_at: 0,
});

/** Somebody of the desk writes, for whoever; with a file, and by mail where it goes to the customer. */
export const message: Step = (building, draw) => {
  const { world, add, idOn } = building;
  const on = draw.one(world.cases);
  const author = draw.one(world.roster.filter((row) => row.desk_id === on?.desk_id));
  if (!on || !author) return;
  // Now and then a note for an organization they stood here for before: it is not theirs to read any more.
  const elsewhere = world.memberships.filter(
    (row) => row.person_id === author.person_id && row.organization_id !== author.organization_id,
  );
  const before = draw.once(2) ? draw.one(elsewhere) : undefined;
  const audience = before ? 'company' : draw.from('customer', 'companies', 'company');
  const written = draw.once(4)
    ? { author_kind: 'customer' as const, author_id: on.customer_id, scribe_id: author.person_id }
    : { author_kind: 'person' as const, author_id: author.person_id };
  const entry = add('entries', {
    ...fromDesk(on.desk_id),
    id: idOn(draw, 'entries', on.desk_id),
    case_id: on.id,
    kind: audience === 'customer' ? 'message' : 'note',
    audience,
    organization_id: (before ?? author).organization_id,
    recorded_at: draw.from(-1, 0),
    ...written,
  });
  withWordsAndFile(building, draw, entry);
  if (audience === 'customer') mailed(building, draw, entry);
};

/** What the desk itself puts on the line, and what a sender whom the case does not know has sent. */
export const systemEntry: Step = (building, draw) => {
  const { world, add, idOn } = building;
  const on = draw.one(world.cases);
  if (!on) return;
  const from_stranger = draw.once(2);
  const entry = add('entries', {
    ...fromDesk(on.desk_id),
    id: idOn(draw, 'entries', on.desk_id),
    case_id: on.id,
    kind: from_stranger ? 'contact' : 'receipt',
    from_stranger,
    audience: from_stranger ? 'customer' : draw.from('customer', 'companies'),
    recorded_at: draw.from(-1, 0),
  });
  withWordsAndFile(building, draw, entry);
  if (!from_stranger) return;
  const state = draw.from('held', 'admitted', 'refused');
  add('strangers', { desk_id: on.desk_id, entry_id: entry.id, state, decided_by_id: null });
};

function withWordsAndFile({ add, idOn, hash }: Building, draw: Draw, entry: Row<'entries'>): void {
  const { desk_id, id: entry_id, recorded_at } = entry;
  if (!draw.once(3)) add('entry_words', { desk_id, entry_id });
  if (!draw.once(2)) return;
  const uploaded_by_id = entry.author_kind === 'person' ? entry.author_id : null;
  const id = idOn(draw, 'files', desk_id);
  add('files', { desk_id, id, entry_id, uploaded_by_id, sha256: hash(), recorded_at });
  if (!draw.once(3)) add('file_chunks', { desk_id, file_id: id, place: 0 });
}

function mailed({ add, id, idOn }: Building, draw: Draw, entry: Row<'entries'>): void {
  const { desk_id, case_id, id: entry_id } = entry;
  const outbox = add('outbox', {
    desk_id,
    id: idOn(draw, 'outbox', desk_id),
    case_id,
    entry_id,
    kind: 'message',
    channel: 'mail',
    message_id: `${id()}@desks.example`,
    state: draw.from('queued', 'sent', 'failed'),
  });
  if (!draw.once(3))
    add('outbox_words', { desk_id, outbox_id: outbox.id, recipient: 'somebody@customers.example' });
}

/** A file that its uploader has not attached to anything yet. */
export const upload: Step = ({ world, add, idOn, hash }, draw) => {
  const by = draw.one(world.roster);
  if (!by) return;
  const { desk_id, person_id: uploaded_by_id } = by;
  const id = idOn(draw, 'files', desk_id);
  const recorded_at = draw.from(0, -1);
  add('files', { desk_id, id, entry_id: null, uploaded_by_id, sha256: hash(), recorded_at });
  if (draw.once(2)) add('file_chunks', { desk_id, file_id: id, place: 0 });
};

/** Of every third case that nobody is offered, the customer is told who would take it over. */
export const toldOffers: Step = ({ world, add, id }) => {
  for (const [at, { desk_id, id: case_id, owner_id: from_id }] of world.cases.entries()) {
    const isOffered = world.hand_offs.some(
      (row) => row.desk_id === desk_id && row.case_id === case_id && row.state === 'offered',
    );
    const to = world.roster.find((row) => row.desk_id === desk_id && row.person_id !== from_id);
    // Two desks may have a case under one id only in our worlds; then an offer would not say of which it is.
    const isClear = world.cases.filter((row) => row.id === case_id).length === 1;
    if (isOffered || !to || !isClear || at % 3 !== 0) continue;
    add('hand_offs', {
      ...{ desk_id, id: id(), case_id, from_id, to_id: to.person_id },
      ...{ state: 'offered', answered_at: null, told_at: -1 },
    });
  }
};

export const handOff: Step = ({ world, add, idOn }, draw) => {
  const on = draw.one(world.cases);
  const to = draw.one(
    world.roster.filter((row) => row.desk_id === on?.desk_id && row.person_id !== on.owner_id),
  );
  if (!on || !to) return;
  const isOpen = !world.hand_offs.some(
    (row) => row.desk_id === on.desk_id && row.case_id === on.id && row.state === 'offered',
  );
  const state = isOpen ? draw.from('offered', 'declined') : 'declined';
  const offered = add('hand_offs', {
    desk_id: on.desk_id,
    id: idOn(draw, 'hand_offs', on.desk_id),
    case_id: on.id,
    from_id: on.owner_id,
    to_id: to.person_id,
    state,
    answered_at: state === 'offered' ? null : -1,
  });
  if (!draw.once(3)) add('hand_off_words', { desk_id: on.desk_id, hand_off_id: offered.id });
};
