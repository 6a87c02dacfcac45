import { useTranslation } from 'react-i18next';
import { MomentField } from '../../../ui/moment-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { aDeputy, type DeputyDraft } from './deputy-draft.ts';
import { Rows } from './rows.tsx';

type DeputyFieldsProps = {
  rows: readonly DeputyDraft[];
  choose: (rows: DeputyDraft[]) => void;
  zone: string;
};

/** Who stands in at the client for whoever answers there. */
export function DeputyFields({ rows, choose, zone }: DeputyFieldsProps) {
  const { t } = useTranslation();
  return (
    <Rows
      title={t('preparations.deputies')}
      hint={t('preparations.deputiesHint')}
      add={t('preparations.addDeputy')}
      another={aDeputy}
      most={5}
      rows={rows}
      choose={choose}
      fields={(deputy, change) => (
        <>
          <TextField
            label={t('preparations.deputyName')}
            value={deputy.name}
            choose={(name) => change({ name })}
            maxLength={200}
          />
          <TextField
            type="email"
            label={t('preparations.mail')}
            value={deputy.mail}
            choose={(mail) => change({ mail })}
            maxLength={254}
          />
          <MomentField
            label={t('preparations.deputyFrom')}
            value={deputy.from}
            zone={zone}
            choose={(from) => change({ from })}
            required={deputy.until !== null}
          />
          <MomentField
            label={t('preparations.deputyUntil')}
            value={deputy.until}
            zone={zone}
            choose={(until) => change({ until })}
            required={deputy.from !== null}
          />
        </>
      )}
    />
  );
}
