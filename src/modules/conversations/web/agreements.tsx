import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { conversationsApi } from '../contract.ts';
import classes from './attachments.module.css';
import { type Kept, keepFile, saveFile } from './files.ts';
import { saySize } from './size.ts';

type AgreementsProps = {
  desk: { id: string; slug: string; zone: string };
  engagement: { id: string; name: string };
  mayChange: boolean;
};

/** What was agreed with a company, as files: the newest first, those before it stay. */
export function Agreements({ desk, engagement, mayChange }: AgreementsProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const { data } = useAsk(conversationsApi.agreements, { desk: desk.slug });
  const save = useMutation({
    mutationFn: (file: Kept) => saveFile(file, { deskId: desk.id, organization }),
  });
  const problem = useProblem(save);
  const files = (data?.items ?? []).filter(({ engagementId }) => engagementId === engagement.id);
  return (
    <>
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map((file, at) => (
            <li key={file.id}>
              <Verb
                plain
                label={t('conversations.file', { name: file.name, size: saySize(file.size) })}
                onPress={() => save.mutate(file)}
              >
                {file.name}
              </Verb>
              <span>
                <When at={file.at} zone={desk.zone} />
                {at > 0 && `, ${t('conversations.agreementBefore')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Problem sentence={problem} />
      {mayChange && <KeepAgreement desk={desk} engagement={engagement} />}
    </>
  );
}

function KeepAgreement({ desk, engagement }: Omit<AgreementsProps, 'mayChange'>) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const input = useRef<HTMLInputElement>(null);
  const keep = useCommand(conversationsApi.keepAgreement);
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const kept = await keepFile(file, { deskId: desk.id, organization });
      await keep.mutateAsync({ desk: desk.slug, engagementId: engagement.id, fileId: kept.id });
      say(t('conversations.agreementKept', { name: kept.name }));
    },
  });
  const problem = useProblem(upload);
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = [...(currentTarget.files ?? [])];
    if (file) upload.mutate(file);
    currentTarget.value = '';
  };
  const label = t('conversations.keepAgreementOf', { name: engagement.name });
  return (
    <>
      <input ref={input} type="file" hidden aria-label={label} onChange={onChange} />
      <Verb plain label={label} loading={upload.isPending} onPress={() => input.current?.click()}>
        {t('conversations.keepAgreement')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}
