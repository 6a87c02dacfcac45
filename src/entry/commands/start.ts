import pino from 'pino';
import { readOptions, settingsFrom } from '../arguments.ts';
import { buildWeb } from '../build-web.ts';
import { openDatabase } from '../open-database.ts';
import { setupLink } from '../setup.ts';
import { start } from '../start.ts';
import { runUntilAskedToStop } from '../until-asked-to-stop.ts';

export async function startCommand(args: string[]): Promise<number> {
  const values = readOptions(args, { port: { type: 'string' }, 'smtp-port': { type: 'string' } });
  const settings = settingsFrom(values);
  await buildWeb();
  const log = pino({ level: settings.THROUGHLINE_LOG }, pino.destination({ dest: 2, sync: false }));
  const opened = await openDatabase({ settings, use: 'server', kind: 'production' });
  try {
    const running = await start(opened, settings, log);
    // A worker answers no link.
    const link =
      settings.THROUGHLINE_ROLE === 'worker' ? null : await setupLink(running.database, running.url);
    const { url, smtp } = running;
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ url, smtp, folder: opened.folder, setupLink: link })}\n`
        : greeting({ url, folder: opened.folder, link }),
    );
    await runUntilAskedToStop(running, opened);
  } finally {
    await opened.close();
  }
  return 0;
}

function greeting({ url, folder, link }: { url: string; folder: string | null; link: string | null }) {
  const lines = [
    folder && `Data folder: ${folder}`,
    `Throughline runs at ${url}`,
    link && `Nobody is here yet. Set up the first desk once, with this link: ${link}`,
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}
