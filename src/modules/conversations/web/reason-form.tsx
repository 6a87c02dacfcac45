import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { Form } from '../../../ui/form.tsx';

type ReasonFormProps = {
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
export function ReasonForm({ label, longest, send, ...form }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const field = useFirstFocus<HTMLTextAreaElement>();
  return (
    <Form {...form} send={() => send(reason)}>
      <Textarea
        ref={field}
        data-autofocus
        label={label}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={longest}
      />
    </Form>
  );
}
