import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether a process with this number exists; one of another user counts too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a running process, or nothing when it has ended meanwhile. */
export function commandOf(pid: number): string {
  if (existsSync('/proc/self/stat')) return readProc(pid, 'cmdline').replaceAll('\0', ' ');
  return ask('command', pid);
}

/**
 * When a process started, in the system's own words. Together with its number this names it for good: the number alone
 * may be somebody else's after a restart, most of all in a container, where every start counts from 1.
 */
export function startOf(pid: number): string {
  if (!existsSync('/proc/self/stat')) return ask('lstart', pid);
  // The program's name is in parentheses and may hold anything; the start is the 20th field after it.
  const stat = readProc(pid, 'stat');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
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
