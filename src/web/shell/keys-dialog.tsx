import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './keys-dialog.module.css';

const keys = [
  ['move', 'j k'],
  ['open', '↵'],
  ['reply', 'r'],
  ['note', 'n'],
  ['handOff', 'h'],
  ['ask', 'a'],
  ['call', 'p'],
  ['send', 'Ctrl ↵'],
  ['newCase', 'c'],
  ['search', '/'],
  ['today', 'g t'],
  ['escape', 'Esc'],
  ['keys', '?'],
] as const;

export function KeysDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('shell.keys')} close={close}>
      <dl className={classes.keys}>
        {keys.map(([what, key]) => (
          <div key={what}>
            <dt>{t(`shell.keysOf.${what}`)}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
