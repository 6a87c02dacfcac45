import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './ask-dialog.module.css';
import { keyOf, type Passable } from './passables.ts';

type ChoosePassingProps = {
  passables: readonly Passable[];
  chosen: readonly string[];
  choose: (keys: string[]) => void;
};

const kinds = ['thing', 'fact', 'entry', 'file'] as const;

/** What of the case goes along; nothing does unless it is chosen, and most need none of it. */
export function ChoosePassing({ passables, chosen, choose }: ChoosePassingProps) {
  const { t } = useTranslation();
  if (passables.length === 0) return null;
  const turn = (key: string, isChosen: boolean) =>
    choose(isChosen ? [...chosen, key] : chosen.filter((one) => one !== key));
  return (
    <details className={classes.fromCase} open={chosen.length > 0 || undefined}>
      <summary>{t('tasks.passing.more')}</summary>
      {kinds.map((kind) => {
        const these = passables.filter((one) => one.kind === kind);
        return (
          these.length > 0 && (
            <fieldset key={kind} className={classes.kind}>
              <legend>{t(`tasks.passing.${kind}`)}</legend>
              {these.map((one) => (
                <Checkbox
                  key={one.id}
                  label={one.isNote ? t('tasks.passing.note', { text: one.text }) : one.text}
                  checked={chosen.includes(keyOf(one))}
                  onChange={({ currentTarget: { checked } }) => turn(keyOf(one), checked)}
                />
              ))}
            </fieldset>
          )
        );
      })}
    </details>
  );
}
