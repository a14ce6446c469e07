import { NextRequest } from 'next/server';
import createMiddleware from 'next-intl/middleware';
import { routing } from './app/_i18n/routing';

const chooseLanguage = createMiddleware(routing);

/**
 * Sends a reader to their language, and gives every page a content security policy with a nonce of its own:
 * Next puts the nonce on its scripts when it finds it in the request's policy.
 */
export function proxy(request: NextRequest) {
  const policy = contentSecurityPolicy(crypto.randomUUID());
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = chooseLanguage(new NextRequest(request, { headers }));
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** KaTeX places its glyphs by style attributes, so these are allowed; style sheets must be ours. */
function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Files are told by name: an address with a dot in it may still be a page's. */
export const config = {
  matcher: ['/((?!api/|schemas/|_next/|icon.svg|favicon.ico|robots.txt).*)'],
};
