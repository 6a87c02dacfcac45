import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { EntryView } from '../../cases/contract.ts';
import classes from './attachments.module.css';
import { type Kept, saveFile } from './files.ts';
import { Listen } from './listen.tsx';
import { saySize } from './size.ts';

type AttachmentsProps = { files: EntryView['files']; deskId: string };

/** What every browser plays. */
const playable = new Set(['audio/mpeg', 'audio/wav', 'audio/ogg', 'audio/mp4']);

export function Attachments({ files, deskId }: AttachmentsProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const save = useMutation({ mutationFn: (file: Kept) => saveFile(file, { deskId, organization }) });
  const problem = useProblem(save);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id}>
            <Verb
              plain
              label={t('conversations.file', { name: file.name, size: saySize(file.size) })}
              onPress={() => save.mutate(file)}
            >
              {file.name}
            </Verb>
            <span>{saySize(file.size)}</span>
            {playable.has(file.type) && <Listen file={file} deskId={deskId} />}
          </li>
        ))}
      </ul>
      <Problem sentence={problem} />
    </>
  );
}
