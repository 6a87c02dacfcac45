import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { saveExport } from './save-export.ts';

/** Where whoever answers for a desk takes all of it along. */
export function ExportCard({ desk }: { desk: { slug: string } }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const save = useMutation({
    mutationFn: () => saveExport({ desk: desk.slug, organization }),
    onSuccess: () => say(t('exports.saved')),
  });
  const problem = useProblem(save);
  return (
    <Card title={t('exports.title')} at={`export-${desk.slug}`}>
      <p>
        <Quiet>{t('exports.what')}</Quiet>
      </p>
      <Verb loading={save.isPending} onPress={() => save.mutate()}>
        {t('exports.take')}
      </Verb>
      <Problem sentence={problem} />
    </Card>
  );
}
