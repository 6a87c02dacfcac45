import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useMe } from '../../people/web/index.ts';
import { pocketApi } from '../contract.ts';
import { PocketLine } from './pocket-line.tsx';

/** A telephone was lost: one's own, or that of somebody on a desk that one leads. */
export function CutOffDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const desks = useMe().data?.desks ?? [];
  return (
    <Dialog title={t('pocket.cutOffAny')} close={close}>
      {desks.map((desk) => (
        <section key={desk.id} aria-label={desk.name}>
          {desks.length > 1 && <h3>{desk.name}</h3>}
          <Pockets desk={desk.slug} />
        </section>
      ))}
    </Dialog>
  );
}

function Pockets({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const pockets = useAsk(pocketApi.pockets, { desk });
  return (
    <Answered of={pockets} sentence={useSentence()}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{t('pocket.nothingToCutOff')}</Empty>
        ) : (
          <ul>
            {items.map((pocket) => (
              <PocketLine key={pocket.id} pocket={pocket} desk={desk} />
            ))}
          </ul>
        )
      }
    </Answered>
  );
}
