import type { KindName } from '../template';
import { choice } from './choice/kind';
import { cloze } from './cloze/kind';
import { explain } from './explain/kind';
import type { Kind } from './kind';
import { match } from './match/kind';
import { numeric } from './numeric/kind';
import { order } from './order/kind';

/** Every kind of question there is: one without its rules does not compile. */
const kinds: { [K in KindName]: Kind<K> } = { numeric, choice, cloze, order, match, explain };

/** The rules of a kind, for templates, variants and keys of that kind. */
export function kindOf(name: KindName): Kind {
  return kinds[name];
}
