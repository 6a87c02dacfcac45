import { useTranslation } from 'react-i18next';
import { useMe } from '../../modules/people/web/index.ts';
import { Choice } from '../../ui/choice.tsx';

type DeskChoiceProps = { desk: string; choose: (slug: string) => void };

/** Which desk a screen is about; nothing to choose where there is one. */
export function DeskChoice({ desk, choose }: DeskChoiceProps) {
  const { t } = useTranslation();
  const me = useMe();
  const desks = me.data?.desks ?? [];
  if (desks.length < 2) return null;
  return (
    <Choice
      hideLabel
      label={t('desks.desk')}
      value={desk}
      options={desks.map(({ slug, name }) => ({ value: slug, label: name }))}
      choose={choose}
    />
  );
}
