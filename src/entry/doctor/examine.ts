import type { Settings } from '../../platform/settings.ts';
import { SetupError } from '../../platform/setup-error.ts';
import { databaseFindings } from './database-findings.ts';
import { type Finding, fine, wrong } from './finding.ts';
import { diskFinding, mailFinding, nodeFinding, webFinding } from './machine-findings.ts';
import { portFindings } from './port-findings.ts';

export type { Finding } from './finding.ts';

/** Looks at everything a desk stands on, in the order in which one thing carries the next. */
export async function examine(readSettings: () => Settings): Promise<Finding[]> {
  const settings = settingsOrWhy(readSettings);
  const machine = [nodeFinding(process.versions.node), webFinding()];
  if (settings instanceof SetupError) return [...machine, wrong('settings', settings.message)];
  const { folder, findings } = await databaseFindings(settings);
  return [
    ...machine,
    fine('settings', 'All can be read.'),
    ...findings,
    ...(folder ? [await diskFinding(folder)] : []),
    ...(await portFindings(settings)),
    await mailFinding(settings),
  ];
}

function settingsOrWhy(readSettings: () => Settings): Settings | SetupError {
  try {
    return readSettings();
  } catch (error) {
    if (error instanceof SetupError) return error;
    throw error;
  }
}
