/** A way to time, chance, network or environment that only `src/platform/` may use. */
export interface BannedName {
  /** As it stands in code: `Date.now`, `fetch`, `new Date()`, or `import …` of a module or of one of its names. */
  readonly name: string;
  /** What to use, and where it lives. */
  readonly instead: string;
}

const CLOCK = "`clock` from deps (values/clock.ts)";
const RANDOM = "`random` from deps (values/random.ts)";
const TRANSPORT = "the HTTP client from deps (platform/)";

/** One list for the linter, which shows it in the editor, and for the house test, which holds the whole tree. */
export const BANNED_NAMES: readonly BannedName[] = [
  { name: "Date.now", instead: `${CLOCK}: clock.now()` },
  { name: "new Date()", instead: `${CLOCK}: clock.now()` },
  { name: "performance.now", instead: `${CLOCK}: clock.monotonicMs()` },
  { name: "process.hrtime", instead: `${CLOCK}: clock.monotonicMs()` },
  { name: "setTimeout", instead: `${CLOCK}: clock.sleep()` },
  { name: "setInterval", instead: `${CLOCK}: clock.sleep() in a loop` },
  { name: "import node:timers", instead: `${CLOCK}: clock.sleep()` },
  { name: "import node:timers/promises", instead: `${CLOCK}: clock.sleep()` },
  { name: "AbortSignal.timeout", instead: `${CLOCK}: clock.sleep() and an AbortController` },
  { name: "Math.random", instead: `${RANDOM}: fraction(random)` },
  { name: "import randomBytes", instead: `${RANDOM}: random.bytes()` },
  { name: "import randomInt", instead: `${RANDOM}: random.bytes()` },
  { name: "import randomUUID", instead: `${RANDOM}: random.bytes()` },
  { name: "crypto.getRandomValues", instead: `${RANDOM}: random.bytes()` },
  { name: "crypto.randomUUID", instead: `${RANDOM}: random.bytes()` },
  { name: "fetch", instead: TRANSPORT },
  { name: "globalThis.fetch", instead: TRANSPORT },
  { name: "process.env", instead: "`env`, which the entry hands in" },
];

/** An ESLint selector (esquery) for one banned name. */
export function selectorFor(name: string): string {
  const [object, property] = name.split(".");
  if (name === "new Date()") return "NewExpression[callee.name='Date'][arguments.length=0]";
  if (name.startsWith("import node:")) return `ImportDeclaration[source.value='${name.slice(7)}']`;
  if (name.startsWith("import ")) return `ImportSpecifier[imported.name='${name.slice(7)}']`;
  if (property !== undefined) return `MemberExpression[object.name='${object}'][property.name='${property}']`;
  return `CallExpression[callee.name='${name}']`;
}
