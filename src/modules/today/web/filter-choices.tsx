import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { useAsk } from '../../../web/api.ts';
import { desksApi } from '../../desks/contract.ts';
import type { Me } from '../../people/contract.ts';
import { deskShown, everybody, type Filters, type StateFilter, statesFor } from './filter.ts';

type FilterChoicesProps = { me: Me; filters: Filters; choose: (filters: Filters) => void };

/** Whose cases are shown, of which desk, in which state. */
export function FilterChoices({ me, filters, choose }: FilterChoicesProps) {
  const { t } = useTranslation();
  const { owner = '', state = 'any' } = filters;
  const people = useColleagues(me, filters);
  const desks = me.desks.map(({ slug, name }) => ({ value: slug, label: name }));
  const shown = deskShown(filters, me.desks)?.slug ?? '';
  return (
    <>
      <Choice
        hideLabel
        label={t('today.owner')}
        value={owner}
        options={[
          { value: '', label: t('today.mine') },
          { value: everybody, label: t('today.everybody') },
          ...people,
        ]}
        choose={(value) => choose(withOwner(filters, value))}
      />
      {desks.length > 1 && (
        <Choice
          hideLabel
          label={t('today.desk')}
          value={shown}
          options={owner ? desks : [{ value: '', label: t('today.allDesks') }, ...desks]}
          choose={(value) => choose({ ...filters, owner: onAnyDesk(owner), desk: value || undefined })}
        />
      )}
      <Choice
        hideLabel
        label={t('today.state')}
        value={state}
        options={statesFor(filters).map((value) => ({
          value,
          label: value === 'any' ? t('today.allStates') : t(`cases.state.${value}`),
        }))}
        choose={(value: StateFilter) => choose({ ...filters, state: value === 'any' ? undefined : value })}
      />
    </>
  );
}

/** A state that the other list does not have is not taken along. */
function withOwner(filters: Filters, value: string): Filters {
  const owner = value || undefined;
  const keeps = filters.state && statesFor({ owner }).includes(filters.state);
  return { ...filters, owner, state: keeps ? filters.state : undefined };
}

/** Somebody by name may not work on the other desk. */
const onAnyDesk = (owner: string) => (owner === everybody ? owner : undefined);

/** Whoever works on the desk that is shown, and whoever is named in the address, by name. */
function useColleagues(me: Me, filters: Filters) {
  const desk = deskShown(filters, me.desks)?.slug ?? me.desks[0]?.slug;
  const view = useAsk(desksApi.desk, { desk: desk ?? '' }, { enabled: desk !== undefined });
  return (view.data?.roster ?? [])
    .filter(({ person, endedAt }) => person.id !== me.id && (endedAt === null || person.id === filters.owner))
    .map(({ person }) => ({ value: person.id, label: person.name }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}
