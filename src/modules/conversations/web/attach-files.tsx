import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Verb } from '../../../ui/verb.tsx';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import classes from './attach-files.module.css';
import { keepFile, type Where } from './files.ts';
import { changeUnsent, useUnsent } from './unsent.ts';

export type Files = ReturnType<typeof useFiles>;

/** Files that go with what is being written; each is kept on the server as soon as it is chosen. */
export function useFiles(deskId: string, place: string) {
  const organization = useOrganization();
  const sentence = useSentence('sent');
  const { files: kept } = useUnsent(place);
  const [keeping, setKeeping] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const add = async (chosen: readonly File[]) => {
    setProblem(null);
    try {
      for (const file of chosen) {
        setKeeping(file.name);
        await attachAt(place, file, { deskId, organization });
      }
    } catch (error) {
      setProblem(sentence(error as Error));
    } finally {
      setKeeping(null);
    }
  };
  const remove = (id: string) =>
    changeUnsent(place, ({ files }) => ({ files: files.filter((file) => file.id !== id) }));
  return { kept, keeping, problem, add, remove };
}

export async function attachAt(place: string, file: File, where: Where): Promise<void> {
  const one = await keepFile(file, where);
  changeUnsent(place, ({ files }) => ({ files: [...files, one] }));
}

export function AttachFiles({ files }: { files: Files }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    void files.add([...(currentTarget.files ?? [])]);
    currentTarget.value = '';
  };
  return (
    <div className={classes.attach}>
      {files.kept.length > 0 && (
        <ul className={classes.files}>
          {files.kept.map((file) => (
            <li key={file.id}>
              {file.name}
              <button
                type="button"
                aria-label={t('conversations.removeFile', { name: file.name })}
                onClick={() => files.remove(file.id)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {files.keeping !== null && (
        <span role="status">{t('conversations.attaching', { name: files.keeping })}</span>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('conversations.attach')}
        onChange={onChange}
      />
      <Verb onPress={() => input.current?.click()}>{t('conversations.attach')}</Verb>
    </div>
  );
}
