import { afterAll, beforeAll } from 'vitest';
import { testDatabase } from './database.ts';
import { type MailSink, mailSink } from './mail-sink.ts';
import { aNameServer } from './name-server.ts';
import { RunningTest } from './running.ts';
import type { SigningDomain } from './signed-mail.ts';

type WithMail = { running: RunningTest; sink: Pick<MailSink, 'got' | 'next'> };

/** The whole program, whose mails a server takes and keeps for the test to read; these domains sign what they send. */
export function runningWithMail(
  environment: Record<string, string> = {},
  signing: readonly SigningDomain[] = [],
): WithMail {
  const running = new RunningTest(testDatabase());
  let sink: MailSink | undefined;
  let names: Awaited<ReturnType<typeof aNameServer>> | undefined;
  beforeAll(async () => {
    sink = await mailSink();
    names = await aNameServer(signing.map(({ record }) => record));
    await running.start({
      THROUGHLINE_MAIL_SERVER: sink.url,
      THROUGHLINE_NAME_SERVERS: names.address,
      ...environment,
    });
  });
  afterAll(async () => {
    await running.close();
    await sink?.close();
    names?.close();
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
