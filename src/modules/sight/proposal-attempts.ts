import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** Everybody's colleagues are proposed and spoken for, and rules signed, under each engagement, in one's own name and in somebody else's. */
export function onProposals({ world, actor, deskId, fresh }: Place): Attempt[] {
  const engagementAs = (role: string) =>
    world.engagements.find((row) => row.desk_id === deskId && row.role === role)?.id ?? fresh();
  const engagement_id = [
    engagementAs('client'),
    engagementAs('provider'),
    engagementAs('third party'),
  ] as const;
  const inName = [(actor.kind === 'person' && actor.id) || otherPerson, otherPerson] as const;
  const here = world.roster.filter((row) => row.desk_id === deskId).map((row) => row.person_id);
  const named = [null, ...here, otherPerson] as const;
  return [
    ...world.memberships.flatMap((member) =>
      variations('proposals', {
        ...{ desk_id: [deskId], id: [fresh()], person_id: [member.person_id, otherPerson] },
        ...{ organization_id: [member.organization_id], engagement_id, role: ['agent'], title: ['x'] },
        ...{ proposed_by_id: inName, state: ['proposed'], decided_by_id: [null], decided_at: [null] },
      }),
    ),
    ...variations('roster_rules', {
      ...{ desk_id: [deskId], id: [fresh()], engagement_id, roles: [['agent']], words: ['x'] },
      ...{ signed_by_id: inName, ended_at: [null], trained_by_id: named, vouched_by_id: named },
    }),
    ...world.proposals
      .filter((row) => row.desk_id === deskId)
      .flatMap(({ id }) =>
        variations('assurances', {
          ...{ desk_id: [deskId], proposal_id: [id], kind: ['vouched', 'trained'], person_id: inName },
        }),
      ),
  ];
}
