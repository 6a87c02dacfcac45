import type { Logger } from 'pino';
import { readNextEvent } from '../modules/conversations/gateway/read-event.ts';
import { sendTexts } from '../modules/conversations/gateway/send-texts.ts';
import { readNextMail, type ToTask } from '../modules/conversations/mail/read-mail.ts';
import { sendOutbox } from '../modules/conversations/mail/send-outbox.ts';
import { workByText } from '../modules/pocket/commands/work-by-text.ts';
import { type LetterWays, sendLetters } from '../modules/preparations/mail/send-letters.ts';
import { takeReferralMail } from '../modules/referrals/mail/take-referral-mail.ts';
import { takeTaskMail, takeUnclearMail } from '../modules/tasks/mail/take-task-mail.ts';
import type { Database } from '../platform/database/database.ts';
import { failureOf } from '../platform/http/problem.ts';
import type { MailParser } from '../platform/mail/parse-in-thread.ts';
import type { Sweeper } from '../platform/module.ts';
import { eventSweeper, type Pointer, Worker } from '../platform/sweep/worker.ts';
import { modules } from './modules.ts';

type Work = { database: Database; log: Logger; parser: MailParser; ways: LetterWays };

/** All that happens after commit: mail is read, time passes, open screens hear, and mail is sent. */
export function makeWorker({ database, log, parser, ways }: Work): Worker {
  const point = async (pointers: Pointer[]) => {
    for (let from = 0; from < pointers.length; from += 40) {
      await database.server.query(`select pg_notify('pointers', $1)`, [
        JSON.stringify(pointers.slice(from, from + 40)),
      ]);
    }
  };
  const sweepers = modules.flatMap((module) => module.sweepers ?? []);
  return new Worker(
    { database, log },
    [mailSweeper(parser, log), gatewaySweeper(log), ...sweepers, eventSweeper(point)],
    [
      (stop) => sendOutbox(database, { server: ways.server, log, stop }),
      (stop) => sendTexts(database, { log, stop }),
      (stop) => sendLetters(database, { ...ways, log, stop }),
    ],
  );
}

/** Reads the mail that has come in and does nothing else. */
export function makeMailReader({ database, log, parser }: Pick<Work, 'database' | 'log' | 'parser'>): Worker {
  return new Worker({ database, log }, [mailSweeper(parser, log)]);
}

function gatewaySweeper(log: Logger): Sweeper {
  const tell = (failure: Error) =>
    log.error({ failure: failureOf(failure) }, 'a call or text could not be taken in');
  return {
    name: 'gateways',
    desks: 'app.desks_with_gateway_events()',
    sweep: async (ctx) => ((await readNextEvent(ctx, tell, workByText)) ? 1 : 0),
  };
}

/** A company answers what it was asked, or passes somebody on. */
const takeCompanyMail: ToTask = async (ctx, arrived) =>
  (await takeTaskMail(ctx, arrived)) ??
  (await takeReferralMail(ctx, arrived)) ??
  takeUnclearMail(ctx, arrived);

function mailSweeper(parser: MailParser, log: Logger): Sweeper {
  const tell = (failure: Error) => log.error({ failure: failureOf(failure) }, 'a mail could not be taken in');
  return {
    name: 'mails',
    desks: 'app.desks_with_mails()',
    // Reading waits for the database more than for the processor.
    atOnce: 4,
    sweep: async (ctx) => ((await readNextMail(ctx, parser, tell, takeCompanyMail)) ? 1 : 0),
  };
}
