/** `npm run prisma -- …`: any command of the Prisma CLI, without its download. */
import { runPrisma } from './cli';

const { status } = await runPrisma(process.argv.slice(2), { stdio: 'inherit' });
process.exitCode = status;
