import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { MoveView } from '../../desks/contract.ts';
import { exportsApi } from '../contract.ts';
import { saveExport } from './save-export.ts';

type MoveArchiveProps = { desk: { slug: string }; move: MoveView };

/** Where whoever answers for a desk saves the archive that was made as its work moved. */
export function MoveArchive({ desk, move }: MoveArchiveProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const made = useAsk(exportsApi.moveExports, { desk: desk.slug });
  const save = useMutation({
    mutationFn: () => saveExport({ desk: desk.slug, organization }, move.id),
    onSuccess: () => say(t('exports.saved')),
  });
  const problem = useProblem(save);
  const archive = made.data?.items.find(({ moveId }) => moveId === move.id);
  if (!archive) return null;
  if (archive.madeAt === null) return <Quiet>{t('exports.beingMade')}</Quiet>;
  return (
    <>
      <Verb
        plain
        label={t('exports.takeOf', { from: move.from })}
        loading={save.isPending}
        onPress={() => save.mutate()}
      >
        {t('exports.takeThen')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}
