import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { isolated } from '../../../ui/isolated.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { sayDay, sayMoment } from '../../../ui/moment.ts';
import { useAsk } from '../../../web/api.ts';
import { useDeskZone, useMe } from '../../people/web/index.ts';
import { clientroomApi } from '../contract.ts';

type ClientSpokeProps = { theCase: { id: string; deskId: string }; customer: string };

/** When the client's own people last spoke to a customer, and who of them speaks with them now; nothing where nobody works for a client. */
export function ClientSpoke({ theCase, customer }: ClientSpokeProps) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const me = useMe();
  const served = me.data?.desks.find(({ id }) => id === theCase.deskId)?.served ?? false;
  const spoke = useAsk(clientroomApi.spoke, { case: theCase.id }, { enabled: served });
  if (!served || !spoke.data) return null;
  const { client, last, here } = spoke.data;
  const told = { zone, now, t };
  return (
    <p>
      {here && (
        <>
          <strong>
            {t('clientroom.hereNow', {
              who: isolated(here.name),
              client: isolated(client),
              customer: isolated(customer),
              moment: sayMoment(Date.parse(here.since), told),
            })}
          </strong>{' '}
        </>
      )}
      {(last || !here) && (
        <Quiet>
          {last
            ? t('clientroom.lastSpoke', {
                ...{ client: isolated(client), customer: isolated(customer), who: isolated(last.who.name) },
                day: sayDay(Date.parse(last.at), told),
              })
            : t('clientroom.neverSpoke', { client: isolated(client), customer: isolated(customer) })}
        </Quiet>
      )}
    </p>
  );
}
