import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type Me, peopleApi } from '../contract.ts';
import classes from './picture-field.module.css';
import { squarePicture } from './square-picture.ts';

/** My picture, or my initials where there is none. What is chosen is there for the customers at once. */
export function PictureField({ me: { name, picture, organization } }: { me: Me }) {
  const { t } = useTranslation();
  const [file, chooser] = [useRef<HTMLInputElement>(null), useRef<HTMLButtonElement>(null)];
  const change = useCommand(peopleApi.changeMe);
  const problem = useProblem(change);
  const put = (chosen: string | null) =>
    change.mutate({ picture: chosen }, { onSuccess: () => say(t('people.saved')) });
  const draw = useMutation({ mutationFn: squarePicture, onSuccess: put });
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = currentTarget.files ?? [];
    if (chosen) draw.mutate(chosen);
    currentTarget.value = '';
  };
  const takeAway = () => {
    draw.reset();
    put(null);
    // The button goes with the picture; who works by keyboard goes on from the one beside it.
    chooser.current?.focus();
  };
  return (
    <fieldset className={classes.field}>
      <legend>{t('people.picture')}</legend>
      <p>{t('people.pictureHint')}</p>
      <div className={classes.line}>
        {picture ? (
          <img className={classes.picture} src={picture} alt={t('people.pictureOf', { name })} />
        ) : (
          <Mark name={name} lane={organization.name} large />
        )}
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          aria-label={t('people.choosePicture')}
          onChange={onChange}
        />
        <Verb ref={chooser} onPress={() => file.current?.click()}>
          {t('people.choosePicture')}
        </Verb>
        {picture && (
          <Verb plain onPress={takeAway}>
            {t('people.takeAwayPicture')}
          </Verb>
        )}
      </div>
      <Problem sentence={draw.error ? t('people.noPicture') : problem} />
    </fieldset>
  );
}
