import { absent, anyRole, forbidden, hasRole, ofCase } from './api-writes.ts';
import { ofDesk } from './desk-writes.ts';
import { type Place, unknownId } from './place.ts';
import type { Allowed, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

const leads = (place: Place, desk: string) => hasRole(place, desk, ['accountable', 'lead']);

const written = {
  name: 'Thanks',
  reader: 'companies',
  texts: [{ language: 'en', text: 'Thank you.', stands: null }],
  nextWordIn: null,
  proposesDone: false,
};

/** Everybody who works there writes macros of their own, and who leads those of the desk. */
const additions = (place: Place): (Refused | Allowed)[] =>
  (['mine', 'desk'] as const).flatMap((whose) =>
    ofDesk(
      place,
      (_place, desk) => whose === 'mine' || leads(place, desk),
      (desk) => ({ url: `/api/desks/${desk}/macros`, payload: { whose, ...written } }),
    ),
  );

/** A macro that is somebody else's own is not there. */
const changes =
  (payload?: object) =>
  (place: Place): (Refused | Allowed)[] => {
    const { world, my, sees } = place;
    const ids = [...new Set(world.macros.map((row) => row.id)), unknownId];
    return world.desks.flatMap((desk) =>
      ids.map((id) => {
        const sent = { url: `/api/desks/${desk.slug}/macros/${id}`, ...(payload && { payload }) };
        if (!my.onDesk(desk.id)) return { ...sent, ...absent('desk.not-found') };
        const isIt = (row: Row<'macros'>) => row.desk_id === desk.id && row.id === id;
        const known = world.macros.find((row) => isIt(row) && sees(row));
        if (!known) return { ...sent, ...absent('macro.not-found') };
        return known.person_id !== null || leads(place, desk.id) ? sent : { ...sent, ...forbidden };
      }),
    );
  };

export const habitWrites: Write[] = [
  { route: 'POST /api/desks/:desk/macros', door: 'staff', tries: additions },
  { route: 'PATCH /api/desks/:desk/macros/:macro', door: 'staff', tries: changes(written) },
  { route: 'DELETE /api/desks/:desk/macros/:macro', door: 'staff', tries: changes() },
  ofCase('mention-readings', {}, anyRole),
];
