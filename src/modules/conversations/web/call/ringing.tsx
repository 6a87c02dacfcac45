import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../platform/http/endpoint.ts';
import { useNow } from '../../../../ui/clock.ts';
import { Verb } from '../../../../ui/verb.tsx';
import { useAsk } from '../../../../web/api.ts';
import { useOrganization } from '../../../../web/organization.ts';
import { useMe } from '../../../people/web/index.ts';
import { conversationsApi } from '../../contract.ts';
import { beginCall, ring } from './open-calls.ts';
import classes from './ringing.module.css';

type Ringing = Output<typeof conversationsApi.ringing>['items'][number];

const LONGEST = 2 * 60_000;

/** Those that were taken up or left to others here. */
let aside: ReadonlySet<string> = new Set();
const watchers = new Set<() => void>();

function putAside(id: string): void {
  aside = new Set([...aside, id]);
  for (const tell of watchers) tell();
}

const watch = (tell: () => void) => {
  watchers.add(tell);
  return () => watchers.delete(tell);
};

/** What rings now at my desks and nobody took up here, the newest first. */
export function useRinging(): readonly Ringing[] {
  const { data } = useAsk(conversationsApi.ringing, {});
  const past = useSyncExternalStore(watch, () => aside);
  const now = useNow();
  return (data?.items ?? []).filter(({ id, at }) => !past.has(id) && now - Date.parse(at) < LONGEST);
}

/** Its card is begun, with the number. */
export function answer({ id, deskId, number, organizationId }: Ringing & { organizationId: string }): void {
  putAside(id);
  if (number) ring({ deskId, organizationId }, number);
  else beginCall({ deskId, organizationId });
}

/** Who rings, over whichever screen one is on. */
export function RingingNow({ calls }: { calls: readonly Ringing[] }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={classes.ringing} aria-label={t('conversations.ringing')}>
      {calls.map((call, place) => (
        <Rings key={call.id} call={call} isFirst={place === 0} />
      ))}
    </div>
  );
}

function Rings({ call, isFirst }: { call: Ringing; isFirst: boolean }) {
  const { t } = useTranslation();
  const organizationId = useOrganization();
  const desks = useMe().data?.desks ?? [];
  const desk = desks.length > 1 ? desks.find(({ id }) => id === call.deskId)?.name : undefined;
  const who = call.names.join(', ');
  return (
    <div className={classes.call}>
      <p>
        <strong>{who ? t('conversations.rings', { who }) : t('conversations.somebodyRings')}</strong>{' '}
        <bdi dir="ltr">{call.number ?? t('conversations.withheld')}</bdi>
        {desk && ` · ${desk}`}
      </p>
      <div className={classes.verbs}>
        <Verb
          primary
          shownKey={isFirst ? 'c' : undefined}
          onPress={() => answer({ ...call, organizationId })}
        >
          {t('conversations.ringsWriteDown')}
        </Verb>
        <Verb onPress={() => putAside(call.id)}>{t('conversations.ringsLeave')}</Verb>
      </div>
    </div>
  );
}
