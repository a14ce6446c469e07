import 'server-only';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { nextCookies } from 'better-auth/next-js';
import { anonymous } from 'better-auth/plugins';
import { db } from './db';
import { env } from './env';
import { newLearnerId } from './ids';
import { moveLearner } from './move-learner';
import { maxPasswordLength, minPasswordLength } from './password-rules';
import { roles } from './policy';

/** Without a public address the site is for this machine, on whatever port. */
const LOCAL_HOSTS = ['localhost:*', '127.0.0.1:*', '[::1]:*'];
const isLocal = (origin: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);

/** Requests may come from the public address, or on this machine from whatever port it was started on. */
function trustedOrigins(request?: Request): string[] {
  const own = env().GRADCHECK_ORIGIN;
  if (own) return [new URL(own).origin];
  const origin = request?.headers.get('origin');
  return origin && isLocal(origin) ? [origin] : [];
}

function createAuth() {
  const origin = env().GRADCHECK_ORIGIN;
  return betterAuth({
    secret: env().GRADCHECK_SECRET,
    baseURL: origin ?? { allowedHosts: LOCAL_HOSTS, protocol: 'http', fallback: 'http://localhost' },
    trustedOrigins,
    database: prismaAdapter(db(), { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, minPasswordLength, maxPasswordLength, autoSignIn: true },
    // Read with the session; never taken from whoever signs up.
    user: { additionalFields: { role: { type: [...roles], required: false, input: false } } },
    databaseHooks: {
      user: {
        create: {
          // The zone becomes the learner's own with the first answer, when the browser tells it.
          after: async ({ id }) => {
            await db().learner.create({ data: { id: newLearnerId(), userId: id, timeZone: 'UTC' } });
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rateLimit',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/anonymous': { window: 60, max: 60 },
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-up/email': { window: 60, max: 10 },
        '/get-session': false,
      },
    },
    advanced: { useSecureCookies: origin?.startsWith('https:') ?? false, cookiePrefix: 'gradcheck' },
    plugins: [
      anonymous({
        onLinkAccount: ({ anonymousUser, newUser }) => moveLearner(anonymousUser.user.id, newUser.user.id),
      }),
      nextCookies(),
    ],
  });
}

type Auth = ReturnType<typeof createAuth>;
let made: Auth | undefined;

/** Sessions, passwords and guests; made at first use. */
export function auth(): Auth {
  made ??= createAuth();
  return made;
}

/** Answers everything under /api/auth. */
export function handleAuth(request: Request): Promise<Response> {
  return auth().handler(request);
}
