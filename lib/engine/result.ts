/** What can go wrong with a case, as the engine contract names it. */
export type EngineErrorCode = 'INVALID_INPUT' | 'UNKNOWN_OP' | 'UNSUPPORTED' | 'INTERNAL';

/** `path` points into the case (`input.x`); `message` says what was given and what was wanted. */
export type EngineError = { code: EngineErrorCode; path: string; message: string };

export type Result<T> = { ok: true; value: T } | { ok: false; error: EngineError };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(code: EngineErrorCode, path: string, message: string): Result<never> {
  return { ok: false, error: { code, path, message } };
}
