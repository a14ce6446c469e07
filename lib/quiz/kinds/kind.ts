import type { Stream } from '@/lib/engine/random';
import type { ItemProblem } from '../item-rules';
import type { JsonObject } from '../json';
import type { KindName } from '../template';
import type { Text } from '../text';
import type { Verdict } from '../verdict';
import type { ChoiceDisplay } from './choice/display';
import type { ChoiceKey } from './choice/key';
import type { ChoiceForm, ChoiceShown } from './choice/public';
import type { ChoiceTemplate } from './choice/template';
import type { ClozeDisplay } from './cloze/display';
import type { ClozeKey } from './cloze/key';
import type { ClozeForm, ClozeShown } from './cloze/public';
import type { ClozeTemplate } from './cloze/template';
import type { ExplainDisplay } from './explain/display';
import type { ExplainKey } from './explain/key';
import type { ExplainForm, ExplainShown } from './explain/public';
import type { ExplainTemplate } from './explain/template';
import type { MatchDisplay } from './match/display';
import type { MatchKey } from './match/key';
import type { MatchForm, MatchShown } from './match/public';
import type { MatchTemplate } from './match/template';
import type { NumericDisplay } from './numeric/display';
import type { NumericKey } from './numeric/key';
import type { NumericForm, NumericShown } from './numeric/public';
import type { NumericTemplate } from './numeric/template';
import type { OrderDisplay } from './order/display';
import type { OrderKey } from './order/key';
import type { OrderForm, OrderShown } from './order/public';
import type { OrderTemplate } from './order/template';

/** What an item is at each station of its way: as written, as shown, as judged, as sent to the page, as revealed. */
type Stations = {
  numeric: [NumericTemplate, NumericShown, NumericKey, NumericForm, NumericDisplay];
  choice: [ChoiceTemplate, ChoiceShown, ChoiceKey, ChoiceForm, ChoiceDisplay];
  cloze: [ClozeTemplate, ClozeShown, ClozeKey, ClozeForm, ClozeDisplay];
  order: [OrderTemplate, OrderShown, OrderKey, OrderForm, OrderDisplay];
  match: [MatchTemplate, MatchShown, MatchKey, MatchForm, MatchDisplay];
  explain: [ExplainTemplate, ExplainShown, ExplainKey, ExplainForm, ExplainDisplay];
};

export type TemplateOf<K extends KindName> = Stations[K][0];
/** What the seed decided of the question beside its parameters; null where that is nothing. */
export type Shown<K extends KindName = KindName> = Stations[K][1];
export type KeyOf<K extends KindName = KindName> = Stations[K][2];
/** All that the page learns of how to answer. */
export type Form<K extends KindName = KindName> = Stations[K][3];
/** What is shown of the answer once the question is closed. */
export type Display<K extends KindName = KindName> = Stations[K][4];

export type DrawTools = {
  params: JsonObject;
  /** A random stream of this drawing's own; names cannot collide with those of parameters. */
  stream: (name: string) => Stream;
};

/** `again`: the drawing would make an unfair question, and another may not. */
export type DrawnKind<K extends KindName> =
  | { ok: true; shown: Shown<K>; key: KeyOf<K> }
  | { ok: 'again'; against: string }
  | { ok: false; reason: string };

/** Everything that differs from kind to kind; methods, so that a kind stands in for all of them. */
export type Kind<K extends KindName = KindName> = {
  draw(template: TemplateOf<K>, tools: DrawTools): DrawnKind<K>;
  /** Picks, field by field, what a learner may see: a new field stays private until it is named there. */
  toForm(template: TemplateOf<K>, shown: Shown<K>): Form<K>;
  check(key: KeyOf<K>, raw: string): Verdict;
  display(shown: Shown<K>, key: KeyOf<K>, raw: string | null): Display<K>;
  /** An answer in one line, as lists show it; empty where it is letters that say nothing away from the question. */
  toLine(raw: string): string;
  /** A right answer, as the page would send it. */
  rightAnswer(key: KeyOf<K>): string;
  /** What the schema alone cannot see: names that point nowhere, and expressions that cannot be read. */
  rules(template: TemplateOf<K>, params: ReadonlySet<string>): ItemProblem[];
  /** What is unfair about a drawing, beside what holds for every kind. */
  audit(template: TemplateOf<K>, shown: Shown<K>, key: KeyOf<K>): string[];
  /** Every text of a drawing that this kind has beside the others', for typesetting. */
  texts(shown: Shown<K>, key: KeyOf<K>): Text[];
};
