import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verbs } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { sendFile } from '../../../web/request.ts';
import type { Draft } from './draft.ts';
import classes from './preparations.module.css';
import type { Fields } from './prepare-form.tsx';

type AgreementFileProps = {
  file: Draft['agreementFile'];
  keep: (file: File) => void;
  leaveOut: () => void;
  isKeeping: boolean;
  problem: string | null;
};

/** What was agreed, as a file that is kept as soon as it is chosen. */
export function useAgreementFile({ draft, set }: Fields): AgreementFileProps {
  const organization = useOrganization();
  const keep = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await sendFile('/api/preparations/files', file, organization);
      set({ agreementFile: { id, name: file.name } });
    },
  });
  return {
    file: draft.agreementFile,
    keep: keep.mutate,
    leaveOut: () => set({ agreementFile: null }),
    isKeeping: keep.isPending,
    problem: useProblem(keep),
  };
}

/** The client can open it before they say yes; then it is kept on their desk. */
export function AgreementFile({ file, keep, leaveOut, isKeeping, problem }: AgreementFileProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = [...(currentTarget.files ?? [])];
    if (chosen) keep(chosen);
    currentTarget.value = '';
  };
  return (
    <div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('preparations.agreementFile')}
        onChange={onChange}
      />
      {file && <bdi className={classes.file}>{file.name}</bdi>}
      <Verbs>
        <Verb plain loading={isKeeping} onPress={() => input.current?.click()}>
          {t(file ? 'preparations.otherAgreementFile' : 'preparations.agreementFile')}
        </Verb>
        {file && (
          <Verb plain label={t('preparations.leaveOutOf', { name: file.name })} onPress={leaveOut}>
            {t('preparations.leaveOut')}
          </Verb>
        )}
      </Verbs>
      <Problem sentence={problem} />
    </div>
  );
}
