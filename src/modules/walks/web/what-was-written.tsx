import { Textarea } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { type WalkCase, type WalkWord, type WalkWordKind, walksApi } from '../contract.ts';
import { mayWalk } from '../policy.ts';
import classes from './walks.module.css';

/** What they assume and what they found, side by side, each with who wrote it and for which company. */
export function WhatWasWritten({ theCase }: { theCase: WalkCase }) {
  return (
    <div className={classes.columns}>
      <Column theCase={theCase} kind="assumption" />
      <Column theCase={theCase} kind="found" />
    </div>
  );
}

type ColumnProps = { theCase: WalkCase; kind: WalkWordKind };

function Column({ theCase, kind }: ColumnProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const title = useId();
  const said = theCase.words.filter((one) => one.kind === kind);
  return (
    <section className={classes.column}>
      <h3 id={title}>{t(`walks.words.${kind}`)}</h3>
      {said.length > 0 && (
        <ul className={classes.words}>
          {said.map((one) => (
            <Written key={one.id} word={one} deskId={theCase.deskId} />
          ))}
        </ul>
      )}
      {actor !== null && mayWalk(actor, theCase.deskId) && (
        <Write theCase={theCase} kind={kind} title={title} />
      )}
    </section>
  );
}

function Written({ word, deskId }: { word: WalkWord; deskId: string }) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  return (
    <li>
      <p className={classes.said}>{word.words}</p>
      <span className={classes.quiet}>
        <bdi>{t('walks.words.by', { name: word.by, company: word.organization })}</bdi> ·{' '}
        <When at={word.at} zone={zone} />
      </span>
    </li>
  );
}

function Write({ theCase: { id }, kind, title }: ColumnProps & { title: string }) {
  const { t } = useTranslation();
  const [words, write, forget] = useKept(`walked ${id} ${kind}`, '');
  const command = useCommand(walksApi.sayOfWalk, {
    done: () => {
      forget();
      write(() => '');
      say(t('walks.words.kept'));
    },
  });
  return (
    <Form
      aside
      verb={t('walks.words.add')}
      send={() => command.mutate({ walkCase: id, kind, words })}
      sending={command.isPending}
      problem={useProblem(command)}
    >
      <Textarea
        dir="auto"
        aria-labelledby={title}
        description={t(`walks.words.${kind}Hint`)}
        value={words}
        onChange={({ currentTarget: { value } }) => write(() => value)}
        required
        autosize
        minRows={2}
        maxLength={2000}
      />
    </Form>
  );
}
