import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from './answered.tsx';
import classes from './form.module.css';
import { Verb } from './verb.tsx';

type FormProps = {
  /** What sending it does, as a verb. */
  verb: string;
  send: () => void;
  sending: boolean;
  problem: string | null;
  cancel?: () => void;
  /** What can be done instead, beside the button. */
  instead?: ReactNode;
  /** Not what the screen is for. */
  aside?: boolean;
  children: ReactNode;
};

/** Fields one below the other, sent by its button or Ctrl+Enter from any of them. */
export function Form({ verb, send, sending, problem, cancel, instead, aside, children }: FormProps) {
  const { t } = useTranslation();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!sending) send();
  };
  const onKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') cancel?.();
    sendOnControlEnter(event);
  };
  return (
    <form className={classes.form} onSubmit={onSubmit} onKeyDown={onKey}>
      {children}
      <div className={classes.foot}>
        <Problem sentence={problem} />
        <div className={classes.actions}>
          {instead}
          {cancel && (
            <Verb onPress={cancel} shownKey="Esc">
              {t('ui.cancel')}
            </Verb>
          )}
          <Verb type="submit" primary={!aside} loading={sending} shownKey="Ctrl ↵">
            {verb}
          </Verb>
        </div>
      </div>
    </form>
  );
}

export function sendOnControlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
