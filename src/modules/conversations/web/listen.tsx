import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { addressOfFile, type Kept } from './files.ts';

/** What somebody said, played where it stands; fetched when it is wanted, for it may be long. */
export function Listen({ file, deskId }: { file: Kept & { type: string }; deskId: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const fetched = useMutation({ mutationFn: () => addressOfFile(file, { deskId, organization }) });
  const problem = useProblem(fetched);
  const address = fetched.data;
  useEffect(
    () => () => {
      if (address) URL.revokeObjectURL(address);
    },
    [address],
  );
  if (address) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what a customer said on the telephone has no captions.
      <audio controls autoPlay src={address} aria-label={t('conversations.recording', { name: file.name })} />
    );
  }
  return (
    <>
      <Verb
        plain
        loading={fetched.isPending}
        onPress={() => fetched.mutate()}
        label={t('conversations.listenTo', { name: file.name })}
      >
        {t('conversations.listen')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}
