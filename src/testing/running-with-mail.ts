import { afterAll, beforeAll } from 'vitest';
import { testDatabase } from './database.ts';
import { type MailSink, mailSink } from './mail-sink.ts';
import { RunningTest } from './running.ts';

type WithMail = { running: RunningTest; sink: Pick<MailSink, 'got' | 'next'> };

/** The whole program, whose mails a server takes and keeps for the test to read. */
export function runningWithMail(environment: Record<string, string> = {}): WithMail {
  const running = new RunningTest(testDatabase());
  let sink: MailSink | undefined;
  beforeAll(async () => {
    sink = await mailSink();
    await running.start({ THROUGHLINE_MAIL_SERVER: sink.url, ...environment });
  });
  afterAll(async () => {
    await running.close();
    await sink?.close();
  });
  const here = () => {
    if (!sink) throw new Error('mails are taken only inside tests');
    return sink;
  };
  return {
    running,
    sink: {
      get got() {
        return here().got;
      },
      next: () => here().next(),
    },
  };
}
