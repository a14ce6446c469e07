import { handleAuth } from '@/lib/server/auth';

export const GET = handleAuth;
export const POST = handleAuth;
