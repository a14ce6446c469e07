import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Sends a signal to a process, or to a group under its negative number, that may have ended meanwhile. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The command line of a running process, or nothing when it has ended meanwhile. */
export function commandOf(pid: number): string {
  if (existsSync('/proc/self/stat')) return readProc(pid, 'cmdline').replaceAll('\0', ' ');
  return ask('command', pid);
}

/** The processes whose working folder this is; none where the system does not tell (it is Linux that does). */
export function processesIn(folder: string): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => workingFolder(pid) === folder).map(Number);
}

/**
 * When a process started, in the system's own words; nothing when it does not run. Together with its number this names
 * it for good: the number alone may be somebody else's after a restart, most of all in a container, where every start
 * counts from 1.
 */
export function startOf(pid: number): string {
  if (!existsSync('/proc/self/stat')) return ask('stat', pid).startsWith('Z') ? '' : ask('lstart', pid);
  // The program's name is in parentheses and may hold anything; its state and, 19 fields on, its start follow.
  const stat = readProc(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? '' : (fields[19] ?? '');
}

function workingFolder(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function ask(field: string, pid: number): string {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
