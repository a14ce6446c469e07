/** `npm run role -- EMAIL learner|coach|admin`: says what an account may do from its next request on. */
import { type Role, roles } from '@/lib/server/policy';
import { setRole } from '@/lib/server/set-role';
import { Problem, report } from './lib/problem';
import { openDatabase } from './start/open-database';
import { createShutdown } from './start/shutdown';

const usage = `Usage: npm run role -- EMAIL ${roles.join('|')}`;

function readArguments(): { email: string; role: Role } {
  const [email, name, ...rest] = process.argv.slice(2);
  if (!email || !name || rest.length > 0) throw new Problem(usage);
  const role = roles.find((each) => each === name);
  if (!role) throw new Problem(`There is no role ${name}.\n${usage}`);
  return { email, role };
}

async function giveRole(email: string, role: Role): Promise<string> {
  const outcome = await setRole(email, role);
  switch (outcome.status) {
    case 'unknown-email':
      throw new Problem(`No account has the e-mail address ${email}; its owner has to sign up first.`);
    case 'guest':
      throw new Problem(`${email} stands for a guest, and a guest has no role; they have to sign up first.`);
    case 'set':
      return outcome.from === role
        ? `${email} has the role ${role} already.`
        : `${email} has the role ${role} now, and had ${outcome.from}.`;
  }
}

const shutdown = createShutdown();
let status = 0;
try {
  const { email, role } = readArguments();
  Object.assign(process.env, await openDatabase(shutdown));
  console.log(await giveRole(email, role));
} catch (error) {
  report(error);
  status = 1;
}
await shutdown.end(status);
