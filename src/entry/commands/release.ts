import { reachInstalled } from '../archive/reach.ts';
import { release } from '../archive/release.ts';
import { readOptions, settingsFrom } from '../arguments.ts';

export async function releaseCommand(args: string[]): Promise<number> {
  const values = readOptions(args, {});
  const reached = await reachInstalled(settingsFrom(values));
  try {
    const waiting = await release(reached);
    process.stdout.write(
      values.json ? `${JSON.stringify({ released: waiting !== null, waiting })}\n` : asText(waiting),
    );
  } finally {
    await reached.close();
  }
  return 0;
}

function asText(waiting: number | null): string {
  if (waiting === null) return 'Nothing is held here.\n';
  const mails = waiting === 1 ? 'One mail that waited is' : `${waiting} mails that waited are`;
  return `Released. ${waiting === 0 ? 'No mail waits to be' : mails} sent from now on.\n`;
}
