import type { Actor } from '../../../platform/actor.ts';
import type { Me } from '../contract.ts';
import { useMe } from './me.ts';

/** Who looks at this screen, as policies know them; nobody until the server has said who it is. */
export function useActor(): Actor | null {
  const me = useMe();
  return me.data ? actorOf(me.data) : null;
}

function actorOf(me: Me): Actor {
  return {
    kind: 'person',
    id: me.id,
    organizationId: me.organization.id,
    deskId: null,
    customerId: null,
    desks: me.desks.map(({ id, role, side }) => ({ deskId: id, role, side })),
    scopes: null,
  };
}
