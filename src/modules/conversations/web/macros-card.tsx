import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Line, Quiet, Verbs } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import type { Me } from '../../people/contract.ts';
import { conversationsApi, type Macro } from '../contract.ts';
import { MacroDialog } from './macro-dialog.tsx';

type MacrosCardProps = {
  desk: { slug: string; name: string };
  whose: 'mine' | 'desk';
  mayChange: boolean;
  /** Where there are several desks, of which this is. */
  withName?: boolean;
};

/** The words of a desk that are written again and again, or one's own there. */
export function MacrosCard({ desk, whose, mayChange, withName }: MacrosCardProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const macros = useAsk(conversationsApi.macros, { desk: desk.slug });
  const [open, setOpen] = useState<Macro | 'new' | null>(null);
  const title = t(whose === 'mine' ? 'conversations.myMacros' : 'conversations.macros');
  const says = t('conversations.addMacroTo', { title, desk: desk.name });
  useActions(mayChange ? [{ says, act: () => setOpen('new') }] : []);
  return (
    <Card
      at={`macros-${desk.slug}`}
      title={withName ? `${title}, ${desk.name}` : title}
      aside={
        mayChange && (
          <Verb plain label={says} onPress={() => setOpen('new')}>
            {t('conversations.addMacro')}
          </Verb>
        )
      }
    >
      <Answered of={macros} sentence={sentence}>
        {({ items }) => {
          const shown = items.filter(({ mine }) => mine === (whose === 'mine'));
          return (
            <>
              {shown.length === 0 && <Empty>{t('conversations.noMacros')}</Empty>}
              <ul>
                {shown.map((macro) => (
                  <MacroLine key={macro.id} {...{ desk, macro, mayChange }} change={() => setOpen(macro)} />
                ))}
              </ul>
            </>
          );
        }}
      </Answered>
      {open && (
        <MacroDialog
          desk={desk.slug}
          whose={whose}
          {...(open !== 'new' && { macro: open })}
          close={() => setOpen(null)}
        />
      )}
    </Card>
  );
}

type MacroLineProps = Pick<MacrosCardProps, 'desk' | 'mayChange'> & { macro: Macro; change: () => void };

function MacroLine({ desk, macro, mayChange, change }: MacroLineProps) {
  const { t } = useTranslation();
  const remove = useCommand(conversationsApi.removeMacro, {
    done: () => say(t('conversations.macroRemoved')),
  });
  const problem = useProblem(remove);
  const [removing, setRemoving] = useState(false);
  const { name } = macro;
  return (
    <Line>
      <span>{name}</span>
      <Quiet>{t(`conversations.readBy.${macro.reader}`)}</Quiet>
      {mayChange && removing && (
        <>
          <Quiet>{t('conversations.removeMacroSure')}</Quiet>
          <Verb
            label={t('conversations.removeMacroOf', { name })}
            loading={remove.isPending}
            onPress={() => remove.mutate({ desk: desk.slug, macro: macro.id })}
          >
            {t('conversations.removeMacro')}
          </Verb>
          <Verb plain onPress={() => setRemoving(false)}>
            {t('ui.cancel')}
          </Verb>
        </>
      )}
      {mayChange && !removing && (
        <Verbs>
          <Verb plain label={t('conversations.changeMacroOf', { name })} onPress={change}>
            {t('conversations.changeMacro')}
          </Verb>
          <Verb plain label={t('conversations.removeMacroOf', { name })} onPress={() => setRemoving(true)}>
            {t('conversations.removeMacro')}
          </Verb>
        </Verbs>
      )}
      <Problem sentence={problem} />
    </Line>
  );
}

/** One's own macros, on each desk that one works on. */
export function MyMacrosCard({ me }: { me: Me }) {
  return me.desks.map((desk) => (
    <MacrosCard key={desk.id} desk={desk} whose="mine" mayChange withName={me.desks.length > 1} />
  ));
}
