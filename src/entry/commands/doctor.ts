import { readOptions, settingsFrom } from '../arguments.ts';
import { examine, type Finding } from '../doctor/examine.ts';

export async function doctorCommand(args: string[]): Promise<number> {
  const values = readOptions(args, {});
  const findings = await examine(() => settingsFrom(values));
  process.stdout.write(
    values.json ? `${JSON.stringify({ healthy: isHealthy(findings), findings })}\n` : asText(findings),
  );
  return isHealthy(findings) ? 0 : 1;
}

const isHealthy = (findings: Finding[]) => findings.every(({ state }) => state !== 'wrong');

const marks = { fine: 'fine ', note: 'note ', wrong: 'WRONG' };

function asText(findings: Finding[]): string {
  const lines = findings.map(({ state, about, says }) => `${marks[state]}  ${about.padEnd(12)}  ${says}`);
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  const end = wrong === 0 ? 'Nothing is wrong here.' : `${wrong} of these need mending.`;
  return `${[...lines, end].join('\n')}\n`;
}
