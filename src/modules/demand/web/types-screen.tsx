import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useActor } from '../../people/web/index.ts';
import { Demand, type DemandType, demandApi } from '../contract.ts';
import { mayKeepTypes } from '../policy.ts';
import { CauseOfType } from './cause-of-type.tsx';
import { TypeDialog } from './type-dialog.tsx';

/** The types of a desk by kind, with what became of each; who leads there keeps them in order. */
export function TypesScreen({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const types = useAsk(demandApi.types, { desk });
  return (
    <Answered of={types} sentence={sentence} loading={<LoadingCards heights={[240]} />}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{t('demand.types.none')}</Empty>
        ) : (
          Demand.options.map((demand) => <OfKind key={demand} demand={demand} all={items} desk={desk} />)
        )
      }
    </Answered>
  );
}

function OfKind({ demand, all, desk }: { demand: Demand; all: readonly DemandType[]; desk: string }) {
  const { t } = useTranslation();
  const [changing, change] = useState<string | null>(null);
  const actor = useActor();
  const types = all.filter((one) => one.demand === demand);
  const changed = types.find(({ id }) => id === changing);
  if (types.length === 0) return null;
  return (
    <Card title={t(`demand.types.demand.${demand}`)}>
      <ul>
        {types.map((type) => (
          <Line key={type.id}>
            <div>
              <bdi>{type.name}</bdi> <History type={type} all={all} />
              {type.demand === 'failure' && type.heirId === null && <CauseOfType type={type} desk={desk} />}
            </div>
            {type.heirId === null && actor !== null && mayKeepTypes(actor, type.deskId) && (
              <Verb
                plain
                label={t('demand.types.changeOf', { name: type.name })}
                onPress={() => change(type.id)}
              >
                {t('demand.types.change')}
              </Verb>
            )}
          </Line>
        ))}
      </ul>
      {changed && <TypeDialog desk={desk} type={changed} all={types} close={() => change(null)} />}
    </Card>
  );
}

/** Not that it was said of which cause it comes. */
const isNews = ({ name, heirId }: Said, at: number, all: readonly Said[]) =>
  name !== all[at + 1]?.name || heirId !== all[at + 1]?.heirId;
type Said = DemandType['history'][number];

/** What it was called, what it was split off and what it was merged into, as far as anything became of it. */
function History({ type, all }: { type: DemandType; all: readonly DemandType[] }) {
  const { t } = useTranslation();
  const nameOf = (id: string | null) => all.find((one) => one.id === id)?.name ?? '';
  const parts = [
    ...(type.fromId === null ? [] : [t('demand.types.splitOff', { name: nameOf(type.fromId) })]),
    ...(type.history.filter(isNews).length === 1
      ? []
      : type.history
          .filter(isNews)
          .map(({ name, heirId, by }) =>
            heirId === null
              ? t('demand.types.called', { name, by })
              : t('demand.types.mergedInto', { name: nameOf(heirId), by }),
          )),
  ];
  return parts.length === 0 ? null : <Quiet>{parts.join(' · ')}</Quiet>;
}
