import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { LanguagesField } from '../../../ui/languages-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useAsk } from '../../../web/api.ts';
import { peopleApi } from '../../people/contract.ts';
import type { Draft } from './draft.ts';
import classes from './preparations.module.css';
import type { Fields } from './prepare-form.tsx';

const roles = ['agent', 'lead', 'expert'] as const;

/** Each colleague, with what they are to be there. */
export function PeopleFields({ draft, set }: Fields) {
  const { t } = useTranslation();
  const members = useAsk(peopleApi.members, {});
  const here = members.data?.items.filter(({ endedAt }) => endedAt === null) ?? [];
  return (
    <fieldset className={classes.group}>
      <legend>{t('preparations.people')}</legend>
      {here.map(({ id, name }) => (
        <PersonFields
          key={id}
          name={name}
          chosen={draft.people[id]}
          choose={(chosen) => set({ people: withChosen(draft.people, id, chosen) })}
        />
      ))}
    </fieldset>
  );
}

type Chosen = Draft['people'][string];

function withChosen(people: Draft['people'], id: string, chosen: Chosen | undefined): Draft['people'] {
  const { [id]: _before, ...others } = people;
  return chosen ? { ...others, [id]: chosen } : others;
}

type PersonFieldsProps = {
  name: string;
  chosen: Chosen | undefined;
  choose: (chosen: Chosen | undefined) => void;
};

function PersonFields({ name, chosen, choose }: PersonFieldsProps) {
  const { t } = useTranslation();
  const options = [
    { value: '', label: t('preparations.notThere') },
    ...roles.map((value) => ({ value, label: t(`desks.role.${value}`) })),
  ];
  const chooseRole = (value: string) => {
    const role = roles.find((one) => one === value);
    choose(role && { title: '', called: '', skills: '', languages: [], ...chosen, role });
  };
  return (
    <>
      <Choice
        label={t('preparations.roleOf', { name })}
        value={chosen?.role ?? ''}
        options={options}
        choose={chooseRole}
      />
      {chosen && (
        <>
          <TextField
            label={`${name}: ${t('desks.title')}`}
            value={chosen.title}
            choose={(title) => choose({ ...chosen, title })}
            maxLength={100}
          />
          <TextField
            label={`${name}: ${t('desks.called')}`}
            hint={t('desks.calledHint')}
            value={chosen.called}
            choose={(called) => choose({ ...chosen, called })}
            maxLength={100}
            optional
          />
          <TextField
            label={`${name}: ${t('desks.skills')}`}
            hint={t('desks.skillsHint')}
            value={chosen.skills}
            choose={(skills) => choose({ ...chosen, skills })}
            maxLength={500}
            optional
          />
          <LanguagesField
            label={`${name}: ${t('desks.theirLanguages')}`}
            value={chosen.languages}
            choose={(languages) => choose({ ...chosen, languages })}
          />
        </>
      )}
    </>
  );
}
