import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyName } from '../../ui/key-name.tsx';
import { actionsOf, type Where } from '../../ui/keys.ts';
import classes from './keys-dialog.module.css';

/** The keys that work now: those of the screen below and those of every screen. */
export function KeysDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('shell.keys')} close={close}>
      <Keys where="here" title={t('shell.here')} />
      <Keys where="everywhere" title={t('shell.everywhere')} />
    </Dialog>
  );
}

function Keys({ where, title }: { where: Where; title: string }) {
  const actions = actionsOf(where);
  if (!actions.some(({ key }) => key)) return null;
  return (
    <section className={classes.keys}>
      <h3>{title}</h3>
      <dl>
        {actions.map(
          ({ key, says }) =>
            key && (
              <div key={key}>
                <dt>{says}</dt>
                <dd>
                  <KeyName of={key} />
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
