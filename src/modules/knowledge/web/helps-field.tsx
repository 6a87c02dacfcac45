import { Textarea } from '@mantine/core';
import { type ChangeEvent, type ClipboardEvent, type DragEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useOrganization } from '../../../web/organization.ts';
import type { AddPictures } from './add-pictures.ts';
import classes from './pictures.module.css';
import { describedIn, partsOf, takenOut } from './pictures.ts';
import { pictureAddress } from './shown-picture.tsx';

type HelpsFieldProps = {
  language: string;
  helps: string;
  write: (helps: string) => void;
  pictures: AddPictures;
  /** Customers read it, also those who do not see. */
  mustDescribe: boolean;
};

const shown = 'image/png,image/jpeg,image/gif,image/webp,video/mp4,video/webm';

/** What helps, as Markdown; pictures are chosen, dropped or pasted into it and described below. */
export function HelpsField({ language, helps, write, pictures, mustDescribe }: HelpsFieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const add = (files: readonly File[]) =>
    void pictures.add(files, helps.slice(0, field.current?.selectionStart ?? helps.length));
  const onPaste = (event: ClipboardEvent) => {
    const { files, types } = event.clipboardData;
    // Whoever pastes words means them, though some programs put a picture of them beside.
    if (files.length === 0 || types.includes('text/plain')) return;
    event.preventDefault();
    add([...files]);
  };
  const onDrop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  };
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    add([...(currentTarget.files ?? [])]);
    currentTarget.value = '';
  };
  return (
    <div className={classes.field}>
      <Textarea
        ref={field}
        dir="auto"
        lang={language}
        label={t('knowledge.helps')}
        description={t('knowledge.helpsHint')}
        value={helps}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onPaste={onPaste}
        onDrop={onDrop}
        onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
      />
      <Described {...{ language, helps, write, pictures, mustDescribe }} />
      <div className={classes.add}>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={shown}
          aria-label={t('knowledge.addPicture')}
          onChange={onChange}
        />
        <Verb plain onPress={() => input.current?.click()}>
          {t('knowledge.addPicture')}
        </Verb>
        <span className={classes.quiet} role="status">
          {pictures.adding === null
            ? t('knowledge.addPictureHint')
            : t('knowledge.addingPicture', { name: pictures.adding })}
        </span>
      </div>
      <Problem sentence={pictures.problem} />
    </div>
  );
}

/** Each picture in the words, with what it shows for whoever does not see it. */
function Described({ language, helps, write, pictures, mustDescribe }: HelpsFieldProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const named = partsOf(helps).filter((part) => typeof part !== 'string');
  const each = named.filter(({ id }, at) => named.findIndex((one) => one.id === id) === at);
  if (each.length === 0) return null;
  return (
    <ol className={classes.described}>
      {each.map(({ id, description }, at) => {
        const src = pictureAddress({ id, deskId: pictures.deskId, organization });
        const count = at + 1;
        return (
          <li key={id}>
            {pictures.moves(id) ? (
              <video className={classes.thumb} src={src} preload="metadata" muted />
            ) : (
              <img className={classes.thumb} src={src} alt="" />
            )}
            <div lang={language}>
              <TextField
                label={t('knowledge.shows', { count })}
                hint={t('knowledge.showsHint')}
                value={description}
                choose={(said) => write(describedIn(helps, id, said))}
                optional={!mustDescribe}
                maxLength={300}
              />
              <Verb
                plain
                label={t('knowledge.takeOutNumber', { count })}
                onPress={() => write(takenOut(helps, id))}
              >
                {t('knowledge.takeOut')}
              </Verb>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
