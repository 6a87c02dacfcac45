import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const isLinux = process.platform === 'linux';

/** Resident memory in bytes. */
export function rssOf(pid: number): number {
  if (isLinux)
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+)/m)?.[1]) * 1024;
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout) * 1024;
}

/** Open files and sockets; elsewhere than on Linux nobody tells them cheaply. */
export function handlesOf(pid: number): number | undefined {
  return isLinux ? readdirSync(`/proc/${pid}/fd`).length : undefined;
}
