import { useTranslation } from 'react-i18next';
import { Quiet } from '../../../ui/lines.tsx';
import { useAsk } from '../../../web/api.ts';
import { disclosuresApi } from '../contract.ts';
import { sayLags } from './say-lags.ts';

/** How long customer and client wait for bad news on a desk, with what is counted. */
export function DisclosureLag({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const { data } = useAsk(disclosuresApi.lag, { desk });
  if (!data?.lags) return null;
  return <Quiet>{sayLags(data.lags, data.count, t)}</Quiet>;
}
