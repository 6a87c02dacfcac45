import { Textarea } from '@mantine/core';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';

type Reason = { reason: string; write: (reason: string) => void; forget: () => void };

/** A reason that is being written, there again where it was left; for whom says what it is about. */
export function useReason(of: string): Reason {
  const [reason, set, forget] = useKept(`reason ${of}`, '');
  return { reason, write: (next) => set(() => next), forget };
}

type ReasonFormProps = {
  why: Reason;
  label: string;
  verb: string;
  /** How long a reason the server takes. */
  longest: number;
  send: (reason: string) => void;
  sending: boolean;
  problem: string | null;
  cancel: () => void;
};

/** Something that is done only with a reason that others will read. */
export function ReasonForm({ why: { reason, write }, label, longest, send, ...form }: ReasonFormProps) {
  const field = useFirstFocus<HTMLTextAreaElement>();
  return (
    <Form {...form} send={() => send(reason)}>
      <Textarea
        ref={field}
        data-autofocus
        label={label}
        value={reason}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={longest}
      />
    </Form>
  );
}
