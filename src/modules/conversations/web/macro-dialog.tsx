import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { languageName } from '../../../ui/language-names.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { desksApi } from '../../desks/contract.ts';
import { conversationsApi, type Macro, placeholders } from '../contract.ts';
import classes from './macro-dialog.module.css';
import { draftOf, type MacroDraft, macroOf } from './macro-draft.ts';

type MacroDialogProps = { desk: string; whose: 'mine' | 'desk'; macro?: Macro; close: () => void };

/** A macro is written, or written anew. */
export function MacroDialog(props: MacroDialogProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: props.desk });
  const title = props.macro ? t('conversations.changeMacroOf', props.macro) : t('conversations.addMacro');
  return (
    <Dialog title={title} close={props.close} wide>
      <Answered of={desk} sentence={sentence}>
        {({ languages }) => <MacroForm {...props} languages={languages} />}
      </Answered>
    </Dialog>
  );
}

function MacroForm({ desk, whose, macro, close, languages }: MacroDialogProps & { languages: string[] }) {
  const { t } = useTranslation();
  const [draft, change, forget] = useKept(
    `macro ${macro?.id ?? `${whose} ${desk}`}`,
    draftOf(macro, languages),
  );
  const set = (part: Partial<MacroDraft>) => change((before) => ({ ...before, ...part }));
  const add = useCommand(conversationsApi.addMacro);
  const rewrite = useCommand(conversationsApi.changeMacro);
  const problems = [useProblem(add), useProblem(rewrite)];
  const field = useFirstFocus<HTMLInputElement>();
  const onSuccess = () => {
    forget();
    say(t('conversations.macroKept'));
    close();
  };
  const send = () => {
    const fields = macroOf(draft);
    if (macro) rewrite.mutate({ desk, macro: macro.id, ...fields }, { onSuccess });
    else add.mutate({ desk, whose, ...fields }, { onSuccess });
  };
  const toCustomer = draft.reader === 'customer';
  return (
    <Form
      verb={t('conversations.keepMacro')}
      send={send}
      sending={add.isPending || rewrite.isPending}
      problem={problems.find((one) => one !== null) ?? null}
      cancel={close}
    >
      <TextField
        ref={field}
        begin
        label={t('conversations.macroName')}
        value={draft.name}
        choose={(name) => set({ name })}
        maxLength={100}
      />
      <Choice
        label={t('conversations.who')}
        value={draft.reader}
        options={(['customer', 'companies', 'company'] as const).map((value) => ({
          value,
          label: t(`conversations.readBy.${value}`),
        }))}
        choose={(reader) => set({ reader })}
      />
      <details className={classes.placeholders}>
        <summary>{t('conversations.placeholders')}</summary>
        <ul>
          {placeholders.map((name) => (
            <li key={name}>
              <code>{`{{${name}}}`}</code>
            </li>
          ))}
        </ul>
      </details>
      <Texts draft={draft} set={set} />
      {toCustomer && (
        <Checkbox
          label={t('conversations.macroAsksDone')}
          checked={draft.proposesDone}
          onChange={({ currentTarget }) => set({ proposesDone: currentTarget.checked })}
        />
      )}
      {toCustomer && !draft.proposesDone && <NextWordIn draft={draft} set={set} />}
    </Form>
  );
}

type PartProps = { draft: MacroDraft; set: (part: Partial<MacroDraft>) => void };

/** One text for each language that the desk speaks; those left empty are not kept. */
function Texts({ draft: { texts, reader }, set }: PartProps) {
  const { t } = useTranslation();
  const change = (language: string, part: { text?: string; stands?: string }) =>
    set({ texts: texts.map((one) => (one.language === language ? { ...one, ...part } : one)) });
  const named = (label: string, language: string) =>
    texts.length > 1 ? `${label} (${languageName(language, t('language'))})` : label;
  return texts.map(({ language, text, stands }) => (
    <div key={language} className={classes.text}>
      <Textarea
        label={named(t('conversations.macroText'), language)}
        lang={language}
        value={text}
        onChange={({ currentTarget }) => change(language, { text: currentTarget.value })}
        required={texts.length === 1}
        withAsterisk={false}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={20_000}
      />
      {reader === 'customer' && (
        <TextField
          optional
          label={named(t('conversations.macroStands'), language)}
          value={stands}
          choose={(words) => change(language, { stands: words })}
          maxLength={500}
        />
      )}
    </div>
  ));
}

function NextWordIn({ draft: { count, unit }, set }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.next}>
      <TextField
        optional
        type="number"
        label={t('conversations.macroNextWord')}
        value={count}
        choose={(next) => set({ count: next })}
        min={1}
        max={100}
      />
      <Choice
        label={t('conversations.macroUnit')}
        value={unit}
        options={(['hours', 'days'] as const).map((value) => ({
          value,
          label: t(`conversations.openUnit.${value}`),
        }))}
        choose={(next) => set({ unit: next })}
      />
    </div>
  );
}
