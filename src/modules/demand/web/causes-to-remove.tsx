import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../web/api.ts';
import { useOrganization } from '../../../web/organization.ts';
import { demandApi, usualWeeks } from '../contract.ts';
import { Causes } from './causes.tsx';

/** What my company can remove, by how many customers came for it; nothing where there is none. */
export function CausesToRemove({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const { data } = useAsk(demandApi.causes, { desk, weeks: usualWeeks });
  const ours = data?.items.filter(({ ownerId, removedAt }) => ownerId === organization && removedAt === null);
  return <Causes title={t('demand.cause.yours')} causes={ours ?? []} desk={desk} weeks={usualWeeks} />;
}
