import type { Op } from '../../op';
import { cosine } from './cosine';

/** The ops whose ids begin with `text.`: those of the engine contract in its order, then further ones. */
export const textOps: readonly Op[] = [cosine];
