import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { setRole } from '@/lib/server/set-role';
import { makeLearner, makeMember } from '../builders/learner';

/** `npm run role` on the database of these tests. */
async function runRole(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const data = mkdtempSync(join(tmpdir(), 'gradcheck-role-'));
  const child = spawn('npm', ['run', '-s', 'role', '--', ...words], {
    env: { ...process.env, GRADCHECK_DATA: data },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const [status] = (await once(child, 'close')) as [number];
  return { status, ...said };
}

const roleOf = async (userId: string) => (await db().user.findUniqueOrThrow({ where: { id: userId } })).role;

describe('setRole', () => {
  it('gives an account a role, whatever the case of the address', async () => {
    const { email, userId } = await makeMember('learner');
    expect(await setRole(email!.toUpperCase(), 'coach')).toEqual({ status: 'set', from: 'learner' });
    expect(await roleOf(userId)).toBe('coach');
  });

  it('knows neither strangers nor guests', async () => {
    expect(await setRole('nobody@example.test', 'admin')).toEqual({ status: 'unknown-email' });
    const { userId } = await makeLearner();
    expect(await setRole(`${userId}@example.test`, 'admin')).toEqual({ status: 'guest' });
    expect(await roleOf(userId)).toBe('learner');
  });
});

describe('npm run role', () => {
  it('gives a role and says what it was', async () => {
    const { email, userId } = await makeMember('learner');
    expect(await runRole(email!, 'coach')).toMatchObject({
      status: 0,
      out: expect.stringContaining(`${email} has the role coach now, and had learner.`),
    });
    expect(await roleOf(userId)).toBe('coach');
  }, 60_000);

  it.each([
    ['an unknown address', ['nobody@example.test', 'coach'], 'No account has the e-mail address nobody'],
    ['an unknown role', ['nobody@example.test', 'king'], 'There is no role king'],
    ['too few words', ['nobody@example.test'], 'Usage'],
  ])(
    'says what is wrong with %s',
    async (_, words, message) => {
      const { status, err } = await runRole(...words);
      expect(status).toBe(1);
      expect(err).toContain(message);
    },
    60_000,
  );
});
