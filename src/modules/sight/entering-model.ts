import { type Actor, engagementOf, isMember } from './model.ts';
import { meanwhile } from './stand-ins.ts';
import type { World } from './world.ts';

export type Credential =
  | { kind: 'person'; id: string; organization: string }
  | { kind: 'token' | 'customer-link' | 'task-link' | 'proposal-link' | 'referral-link'; hash: string }
  | { kind: 'preparation-link'; hash: string }
  | { kind: 'desk-system' | 'mailer'; desk: string }
  | { kind: 'operator' | 'nobody' };

/** Who somebody is by what they show at the door; undefined where the door stays shut. */
export function actorOf(world: World, shown: Credential): Actor | undefined {
  switch (shown.kind) {
    case 'person': {
      const { kind, id, organization } = shown;
      return isMember(world, id, organization) ? { kind, id, organization } : undefined;
    }
    case 'token': {
      const token = world.api_tokens.find((row) => row.token_hash === shown.hash);
      if (!token || token.revoked_at !== null || token.expires_at <= 0) return undefined;
      return actorOf(world, { kind: 'person', id: token.person_id, organization: token.organization_id });
    }
    case 'customer-link': {
      const link = world.customer_links.find((row) => row.token_hash === shown.hash);
      if (!link || link.revoked_at !== null) return undefined;
      return { kind: shown.kind, id: link.id, desk: link.desk_id };
    }
    case 'task-link': {
      const link = world.task_links.find((row) => row.token_hash === shown.hash);
      const task = world.tasks.find((row) => row.desk_id === link?.desk_id && row.id === link.task_id);
      const isOver = !link || link.revoked_at !== null || link.expires_at <= 0;
      if (isOver || !task || !engagementOf(world, task)) return undefined;
      return { kind: shown.kind, id: link.id, desk: link.desk_id, organization: task.organization_id };
    }
    case 'proposal-link': {
      const link = world.proposal_links.find((row) => row.token_hash === shown.hash);
      const answers = world.roster.some(
        (row) =>
          row.desk_id === link?.desk_id &&
          row.person_id === link.person_id &&
          meanwhile(world, row).role === 'accountable' &&
          row.ended_at === null &&
          engagementOf(world, row)?.role === 'client' &&
          isMember(world, row.person_id, row.organization_id),
      );
      if (!link || link.expires_at <= 0 || !answers) return undefined;
      return { kind: shown.kind, id: link.id, desk: link.desk_id };
    }
    case 'referral-link': {
      const link = world.referral_links.find((row) => row.token_hash === shown.hash);
      const under = link && link.ended_at === null ? engagementOf(world, link) : undefined;
      if (!link || under?.role !== 'third party') return undefined;
      return { kind: shown.kind, id: link.id, desk: link.desk_id, organization: under.organization_id };
    }
    case 'preparation-link': {
      const known = world.preparations.find((row) => row.token_hash === shown.hash);
      return known && { kind: shown.kind, id: known.id };
    }
    case 'desk-system':
    case 'mailer':
      return { kind: shown.kind, id: shown.desk, desk: shown.desk };
    case 'operator':
      return { kind: shown.kind, id: '00000000-0000-0000-0000-000000000000' };
    case 'nobody':
      return { kind: shown.kind, id: null };
  }
}
