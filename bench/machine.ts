import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type pg from 'pg';
import type { Cluster } from './cluster.ts';

/** What figures can be compared by: never a host's name or a path. */
export type Machine = {
  cpu: string;
  cores: number;
  memoryGb: number;
  os: string;
  node: string;
  postgres: string;
  durability: string;
  /** Programs that wanted a core in the minute before: above 1 somebody else was working too. */
  loadBefore: number;
  date: string;
};

export async function thisMachine(owner: pg.Client, kind: Cluster['kind']): Promise<Machine> {
  const { rows } = await owner.query(
    `select name, setting from pg_settings where name in ('server_version', 'fsync', 'synchronous_commit',
      'full_page_writes')`,
  );
  const setting = Object.fromEntries(rows.map((row) => [row.name, row.setting]));
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    os: `${systemName()} (${type()} ${release()})`,
    node: process.version,
    postgres: `${setting.server_version}, ${kind === 'embedded' ? 'the embedded server' : "Debian's server"}`,
    durability: `fsync ${setting.fsync}, synchronous_commit ${setting.synchronous_commit}, full_page_writes ${setting.full_page_writes}`,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    date: Temporal.Now.plainDateISO().toString(),
  };
}

function systemName(): string {
  try {
    const found = readFileSync('/etc/os-release', 'utf8').match(/^PRETTY_NAME="?([^"\n]*)"?$/m);
    return found?.[1] ?? type();
  } catch {
    return type();
  }
}
