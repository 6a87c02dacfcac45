import { mayAssure, namesOurs } from './assurers.ts';
import { coachingSeen } from './coaching-model.ts';
import { expertsWritten } from './experts-model.ts';
import { knowledgeWritten } from './knowledge-model.ts';
import { type Actor, entriesSeen, isMember, isOwnDraft, type Rules, sightOf, standingOf } from './model.ts';
import { readsNote } from './notes-model.ts';
import { saidInOwnName } from './own-name-model.ts';
import { isOfClient, isOfOurs, mayStand } from './rosters.ts';
import type { Row, World } from './world.ts';

type OfDesk = { desk_id: string };

/** What somebody may write. A table that is not named is written by the schema's own functions only. */
export type Writing = {
  insert: Partial<Rules>;
  /** Whose rows may be changed, in those columns that can change at all. */
  change: Partial<Rules>;
  delete: Partial<Rules>;
  /** Files of one's own that hang on no entry yet, and whether one may be hung on an entry. */
  uploads: Row<'files'>[];
  attach: (file: Row<'files'>, entryId: string) => boolean;
  isHere: (row: OfDesk) => boolean;
  /** Whether somebody who has left may be taken on again: by the client, while they belong to their organization. */
  takeBack: (row: Row<'roster'>) => boolean;
  /** What the search may answer with: on the desks somebody works on, what they see there. */
  finds: (row: Row<'search_documents'>) => boolean;
};

export function writingOf(world: World, actor: Actor): Writing {
  return actor.kind === 'mailer' ? writingOfMailer(actor) : writingOfServer(world, actor);
}

/** It says how a mail fared, and nothing else. */
const writingOfMailer = (actor: Actor): Writing => ({
  insert: {},
  change: { outbox: (row) => row.desk_id === actor.desk },
  delete: {},
  uploads: [],
  attach: () => false,
  isHere: () => false,
  takeBack: () => false,
  finds: () => false,
});

function writingOfServer(world: World, actor: Actor): Writing {
  const my = standingOf(world, actor);
  const sees = sightOf(world, actor);
  const entries = entriesSeen(world, actor, my);
  const mine = (row: OfDesk) => my.onDesk(row.desk_id);
  const acting = actor.organization ?? null;
  const isMine = (row: { person_id: string }) => my.person !== null && row.person_id === my.person;

  // The client decides who works on its desk, through whoever is accountable for it.
  const decides = ({ desk_id }: OfDesk) =>
    my.work.some((row) => row.desk_id === desk_id && row.role === 'accountable' && isOfClient(world, row));
  const administers = world.memberships.some(
    (row) => isMine(row) && row.organization_id === acting && row.administrator,
  );
  const ours = (row: { organization_id: string }) => administers && row.organization_id === acting;
  const manages = (row: { person_id: string }) =>
    isMine(row) || (administers && isMember(world, row.person_id, actor.organization));

  // Words and files come to an entry only in the moment in which whoever acts writes it.
  const isWriting = ({ desk_id }: OfDesk, entryId: string | null) => {
    const entry = entries.find((row) => row.desk_id === desk_id && row.id === entryId);
    const isAuthor = entry?.author_kind === actor.kind && entry.author_id === actor.id;
    const isScribe = my.person !== null && entry?.scribe_id === my.person;
    return entry?.recorded_at === 0 && (isAuthor || isScribe || my.isSystem);
  };
  const ownEntry = (row: Row<'entries'>) => {
    const isOurs = row.organization_id === acting;
    const isOwn = row.author_kind === actor.kind && row.author_id === actor.id && isOurs;
    if (isOwn && row.audience === 'task' && my.isMyTask(row.desk_id, row.task_id)) return true;
    if (my.isSystem) return mine(row) && row.author_kind !== 'person' && row.scribe_id === null;
    const isScribe = row.author_kind === 'customer' && row.scribe_id === my.person && isOurs;
    return my.person !== null && mine(row) && (isOwn || isScribe);
  };
  const ownFile = (row: Row<'files'>) =>
    row.uploaded_by_id === my.person &&
    (row.entry_id === null ? my.person !== null && mine(row) : isWriting(row, row.entry_id));
  const isAgreement = ({ desk_id, id }: Row<'files'>) =>
    world.agreements.some((row) => row.desk_id === desk_id && row.id === id);
  const fileOfNow = (row: Row<'file_chunks'>) =>
    world.files.some(
      (file) =>
        file.desk_id === row.desk_id && file.id === row.file_id && file.recorded_at === 0 && sees.files(file),
    );
  const leads = ({ desk_id }: OfDesk) =>
    my.work.some((row) => row.desk_id === desk_id && (row.role === 'accountable' || row.role === 'lead'));
  const { isToMe } = coachingSeen(world, actor, my);
  const deskItself = (row: OfDesk) => my.isSystem && mine(row);
  const ownMacro = (row: Row<'macros'>) =>
    row.person_id === null ? leads(row) : mine(row) && row.person_id === my.person;
  // Of a note that one writes in this moment its other readers may be told.
  const mayBeTold = (row: Row<'mentions'>) => {
    const note = entries.find((one) => one.desk_id === row.desk_id && one.id === row.entry_id);
    const isMine = note?.author_kind === 'person' && note.author_id === my.person;
    if (!isMine || note.recorded_at !== 0 || note.organization_id !== acting) return false;
    if (!mine(row) || row.person_id === my.person) return false;
    return readsNote(world, note, row.person_id);
  };
  const ownKey = (row: { actor_kind: string; actor_id: string | null }) =>
    row.actor_kind === actor.kind && row.actor_id === actor.id;
  // What a desk shares is kept by who leads there.
  const changesView = (row: Row<'views'>) => (row.shared ? leads(row) : sees.views(row));
  const ownDraft = (row: Row<'drafts' | 'call_drafts'>) => isOwnDraft(actor, my, row);
  const isMakingExport = (row: Row<'move_exports'>) =>
    sees.move_exports(row) && row.made_at === null && row.read_as_id === my.person;
  const ofExperts = expertsWritten(world, actor, my);
  const isNobodyElse = (person: string | null) => person === null || person === my.person;

  return {
    insert: {
      departments: ours,
      person_pictures: isMine,
      absences: isMine,
      api_tokens: (row) => isMine(row) && row.organization_id === acting,
      engagements: (row) => decides(row) && row.role !== 'client',
      roster: (row) => decides(row) && row.admitted_by_id === my.person && mayStand(world, row),
      roster_rules: (row) =>
        decides(row) && row.signed_by_id === my.person && isOfOurs(world, row) && namesOurs(world, row),
      assurances: (row) =>
        world.proposals.some((one) => sees.proposals(one) && mayAssure(world, my, one, row)),
      moves: (row) => decides(row) && row.decided_by_id === my.person,
      move_export_chunks: ({ desk_id, move_id }) =>
        world.move_exports.some(
          (row) => row.desk_id === desk_id && row.move_id === move_id && isMakingExport(row),
        ),
      proposals: (row) =>
        leads(row) &&
        row.organization_id === acting &&
        row.proposed_by_id === my.person &&
        mayStand(world, row),
      customers: mine,
      contact_points: (row) => mine(row) && isNobodyElse(row.admitted_by_id),
      facts: (row) => mine(row) && row.learnt_by_id === my.person && row.organization_id === acting,
      fact_checks: (row) => mine(row) && row.checked_by_id === my.person && row.organization_id === acting,
      things: (row) => mine(row) && row.noted_by_id === my.person && row.organization_id === acting,
      customer_links: mine,
      custody_inbox: (row) => mine(row) && ownKey(row) && row.organization_id === acting,
      cases: mine,
      case_words: mine,
      entries: ownEntry,
      entry_words: (row) => isWriting(row, row.entry_id),
      hand_offs: (row) => mine(row) && row.state === 'offered',
      hand_off_words: mine,
      raw_mails: mine,
      raw_mail_chunks: mine,
      files: ownFile,
      file_chunks: fileOfNow,
      strangers: (row) => mine(row) && isNobodyElse(row.decided_by_id),
      join_offers: mine,
      reply_tokens: mine,
      // What somebody sent from their own telephone nobody here saw go.
      outbox: (row) =>
        mine(row) && (row.state === 'queued' || (row.state === 'said to be sent' && actor.kind === 'person')),
      outbox_words: mine,
      gateways: (row) => leads(row) && row.added_by_id === my.person,
      gateway_keys: leads,
      text_stops: deskItself,
      gateway_events: deskItself,
      gateway_event_chunks: deskItself,
      pockets: (row) => mine(row) && isMine(row) && row.organization_id === acting,
      mornings: (row) => isMine(row) && sees.mornings(row),
      shortfalls: (row) => mine(row) && my.person !== null && row.noted_by_id === my.person,
      pocket_days: deskItself,
      pocket_acts: deskItself,
      pocket_bundles: deskItself,
      macros: ownMacro,
      mentions: mayBeTold,
      drafts: ownDraft,
      call_drafts: ownDraft,
      dangers: (row) =>
        my.person !== null && mine(row) && row.marked_by_id === my.person && row.organization_id === acting,
      presence: (row) => mine(row) && isMine(row),
      tasks: (row) =>
        mine(row) &&
        (my.isSystem
          ? row.asked_by_id === null
          : my.person !== null && row.asked_by_id === my.person && row.asked_by_organization_id === acting),
      task_addresses: (row) => decides(row) && row.set_by_id === my.person,
      task_words: mine,
      task_passings: (row) => mine(row) && my.person !== null && row.passed_by_id === my.person,
      task_links: mine,
      referrals: deskItself,
      referral_words: deskItself,
      referral_links: (row) => decides(row) && row.made_by_id === my.person,
      act_kinds: decides,
      mandates: (row) => decides(row) && row.set_by_id === my.person,
      acts: (row) =>
        mine(row) &&
        (my.isSystem
          ? row.instead_of_id !== null
          : row.instead_of_id === null && row.by_id === my.person && row.organization_id === acting),
      act_words: mine,
      agreements: (row) => decides(row) && row.by_id === my.person,
      need_kinds: decides,
      need_marks: (row) => decides(row) && row.set_by_id === my.person,
      case_needs: (row) => mine(row) && my.person !== null && row.by_id === my.person,
      setback_known: (row) => my.person !== null && mine(row) && row.said_by_id === my.person,
      setback_told: (row) => deskItself(row) && row.by_id === null,
      coaching_notes: deskItself,
      coaching_words: (row) => (row.part === 'note' || row.part === 'answer' ? deskItself(row) : isToMe(row)),
      coaching_shares: isToMe,
      coaching_openings: (row) => isToMe(row) && row.by_id === my.person,
      setback_holds: (row) => leads(row) && row.by_id === my.person,
      ...knowledgeWritten(world, actor, { sees, my }),
      ...saidInOwnName(world, actor, { my, leads }),
      ...ofExperts.insert,
      snoozes: (row) => mine(row) && isMine(row),
      bulk_steps: (row) => mine(row) && isMine(row),
      views: (row) => isMine(row) && changesView(row),
      events: (row) => sees.desks({ id: row.desk_id } as Row<'desks'>),
      idempotency_keys: ownKey,
    },
    change: {
      organizations: (row) => ours({ organization_id: row.id }),
      departments: ours,
      persons: (row) => manages({ person_id: row.id }),
      person_settings: manages,
      memberships: ours,
      absences: isMine,
      api_tokens: isMine,
      desks: (row) => decides({ desk_id: row.id }),
      engagements: decides,
      roster: (row) => decides(row) || (my.isSystem && mine(row)),
      endings: sees.endings,
      roster_rules: decides,
      proposals: (row) => mine(row) && row.proposed_by_id === my.person,
      customers: mine,
      customer_links: mine,
      cases: mine,
      hand_offs: mine,
      raw_mails: mine,
      strangers: mine,
      join_offers: mine,
      gateways: leads,
      gateway_events: deskItself,
      pockets: (row) => row.ended_at === null && (deskItself(row) || (mine(row) && isMine(row))),
      mornings: sees.mornings,
      pocket_acts: deskItself,
      pocket_bundles: deskItself,
      macros: ownMacro,
      mentions: sees.mentions,
      drafts: ownDraft,
      call_drafts: ownDraft,
      dangers: mine,
      presence: (row) => mine(row) && isMine(row),
      tasks: (row) => mine(row) || my.isMyTask(row.desk_id, row.id),
      task_links: mine,
      ...ofExperts.change,
      referrals: deskItself,
      referral_links: decides,
      acts: deskItself,
      bulk_steps: sees.bulk_steps,
      views: changesView,
      idempotency_keys: ownKey,
    },
    delete: {
      events: sees.events,
      ...ofExperts.delete,
      task_addresses: decides,
      text_stops: deskItself,
      person_pictures: isMine,
      macros: ownMacro,
      snoozes: sees.snoozes,
      views: changesView,
      drafts: sees.drafts,
      call_drafts: ownDraft,
      presence: (row) => mine(row) && (isMine(row) || (my.isSystem && row.until <= 0)),
    },
    uploads: world.files.filter(
      (row) => my.person !== null && row.entry_id === null && row.uploaded_by_id === my.person,
    ),
    attach: (file, entryId) => !isAgreement(file) && isWriting(file, entryId),
    isHere: mine,
    finds: (row) =>
      mine(row) &&
      (row.entry_id === null ||
        entries.some((one) => one.desk_id === row.desk_id && one.id === row.entry_id)),
    takeBack: (row) => decides(row) && mayStand(world, row),
  };
}
