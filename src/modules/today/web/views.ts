import type { Me } from '../../people/contract.ts';
import type { View } from '../contract.ts';
import { deskShown, type Filters } from './filter.ts';

/** The filters of a view, as the address names them. */
export const filtersOfView = ({ owner, state, desk, everywhere }: View): Filters => ({
  owner: owner ?? undefined,
  state: state ?? undefined,
  desk: everywhere ? undefined : desk,
});

/** The view whose list is shown now, if there is one. */
export function viewShown(views: readonly View[], filters: Filters, desks: Me['desks']): View | undefined {
  const shows = (one: Filters) =>
    [one.owner, one.state, deskShown(one, desks)?.slug ?? onlyDesk(desks)].join(' ');
  return views.find((view) => shows(filtersOfView(view)) === shows(filters));
}

/** What is kept of the filters: with a single desk its name goes along, so that the view stays what it is. */
export function viewOf(filters: Filters, desks: Me['desks']) {
  const shown = deskShown(filters, desks)?.slug ?? onlyDesk(desks);
  return {
    desk: shown ?? desks[0]?.slug ?? '',
    everywhere: shown === undefined,
    ...(filters.owner && { owner: filters.owner }),
    ...(filters.state && { state: filters.state }),
  };
}

const onlyDesk = (desks: Me['desks']) => (desks.length === 1 ? desks[0]?.slug : undefined);
