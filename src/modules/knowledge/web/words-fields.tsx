import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { languageName } from '../../../ui/language-names.ts';
import { TextField } from '../../../ui/text-field.tsx';
import classes from './article.module.css';

type Words = { language: string; words: string };

/** What is asked, as the customer would say it; one begins here. */
export function WordsField({ draft, set }: { draft: Words; set: (part: Pick<Words, 'words'>) => void }) {
  const { t } = useTranslation();
  const first = useFirstFocus<HTMLTextAreaElement>();
  return (
    <Textarea
      ref={first}
      dir="auto"
      lang={draft.language}
      label={t('knowledge.words')}
      description={t('knowledge.wordsHint')}
      value={draft.words}
      onChange={({ currentTarget }) => set({ words: currentTarget.value })}
      required
      withAsterisk={false}
      autosize
      minRows={1}
      maxRows={4}
      maxLength={300}
    />
  );
}

type Thing = { make: string; model: string; versions: string };
type ThingFieldsProps = { draft: Thing; set: (part: Partial<Thing>) => void };

/** The thing that it is about. */
export function ThingFields({ draft, set }: ThingFieldsProps) {
  return (
    <>
      <div className={classes.thing}>
        <PartField name="make" value={draft.make} choose={(make) => set({ make })} />
        <PartField name="model" value={draft.model} choose={(model) => set({ model })} />
      </div>
      <PartField name="versions" value={draft.versions} choose={(versions) => set({ versions })} />
    </>
  );
}

type PartFieldProps = {
  name: keyof Thing | 'cause' | 'source';
  value: string;
  choose: (text: string) => void;
  longest?: number;
};

/** A line that may stay empty. */
export function PartField({ name, longest = 200, ...field }: PartFieldProps) {
  const { t } = useTranslation();
  return <TextField optional label={t(`knowledge.${name}`)} maxLength={longest} {...field} />;
}

type LanguageFieldProps = {
  /** What the desk speaks. */
  languages: readonly string[];
  value: string;
  choose: (language: string) => void;
};

/** Nothing is asked where there is only one. */
export function LanguageField({ languages, value, choose }: LanguageFieldProps) {
  const { t } = useTranslation();
  const offered = [...new Set([...languages, value])];
  if (offered.length < 2) return null;
  return (
    <Choice
      label={t('knowledge.language')}
      value={value}
      options={offered.map((one) => ({ value: one, label: languageName(one, t('language')) }))}
      choose={choose}
    />
  );
}
