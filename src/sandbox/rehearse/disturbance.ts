import { SECOND_MS } from "../../values/clock.ts";

/** Which server a request goes to. */
export type Side = "github" | "mesh";

/** One request of a day's runs: `github PUT 1` is the day's first PUT to GitHub. */
export interface RequestPoint {
  readonly side: Side;
  readonly method: string;
  /** From 1 on. */
  readonly nth: number;
}

export type Effect =
  /** The connection dies, and the request is not carried out. */
  | { readonly kind: "drop_before" }
  /** The request is carried out, and its answer is lost. */
  | { readonly kind: "drop_after" }
  /** This answer, and the request is not carried out. */
  | { readonly kind: "status"; readonly status: number }
  /** The answer comes so much later. */
  | { readonly kind: "delay"; readonly delayMs: number }
  /** The run's process dies, before the request is carried out or right after. */
  | { readonly kind: "kill"; readonly moment: "before" | "after" };

/** Something that goes wrong on one day of a play. */
export interface Disturbance {
  readonly point: RequestPoint;
  readonly effect: Effect;
  /** From 1 on. */
  readonly day: number;
}

export type DisturbanceRead =
  | { readonly kind: "read"; readonly disturbance: Disturbance }
  /** Whole sentences, one for each part that cannot be read. */
  | { readonly kind: "refused"; readonly problems: readonly string[] };

const SIDES: readonly string[] = ["github", "mesh"] satisfies Side[];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
/** A request of the action is given up after ten seconds, a mint after sixty: longer would show nothing more. */
const LONGEST_DELAY_S = 120;

/** Reads `github PUT 1 drop-after @day 31`, as `--fault` takes it. */
export function readFault(text: string): DisturbanceRead {
  return read(text, faultEffect, "drop-before, drop-after, status=400 to 599, or delay=1s to 120s");
}

/** Reads `github PUT 1 before @day 31`, as `--kill` takes it. */
export function readKill(text: string): DisturbanceRead {
  return read(text, killEffect, "before or after");
}

/** The same in the words of the flags. */
export function formatDisturbance({ point, effect, day }: Disturbance): string {
  return `${formatPoint(point)} ${formatEffect(effect)} @day ${day}`;
}

export function formatPoint({ side, method, nth }: RequestPoint): string {
  return `${side} ${method} ${nth}`;
}

function formatEffect(effect: Effect): string {
  switch (effect.kind) {
    case "drop_before":
      return "drop-before";
    case "drop_after":
      return "drop-after";
    case "status":
      return `status=${effect.status}`;
    case "delay":
      return `delay=${effect.delayMs / SECOND_MS}s`;
    case "kill":
      return effect.moment;
  }
}

const WORDS = 6;

function read(
  text: string,
  readEffect: (word: string) => Effect | undefined,
  effects: string,
): DisturbanceRead {
  const words = text
    .trim()
    .replace(/@day(?=\d)/, "@day ")
    .split(/\s+/);
  if (words.length !== WORDS)
    return {
      kind: "refused",
      problems: [`It has to be SIDE METHOD NUMBER EFFECT @day N; effects: ${effects}.`],
    };
  const [side = "", method = "", nth = "", effectWord = "", at = "", day = ""] = words;
  const effect = readEffect(effectWord);
  const problems = [
    ...check(SIDES.includes(side), side, "no side", "github or mesh"),
    ...check(METHODS.includes(method.toUpperCase()), method, "no method", METHODS.join(", ")),
    ...check(isCount(nth), nth, "no number of a request", "1 for the first of that day, and so on"),
    ...check(effect !== undefined, effectWord, "no effect", effects),
    ...check(at === "@day" && isCount(day), `${at} ${day}`, "no day", "@day and a number from 1 on"),
  ];
  if (problems.length > 0 || effect === undefined) return { kind: "refused", problems };
  const point = { side: side as Side, method: method.toUpperCase(), nth: Number(nth) };
  return { kind: "read", disturbance: { point, effect, day: Number(day) } };
}

function check(good: boolean, word: string, problem: string, allowed: string): readonly string[] {
  return good ? [] : [`\`${word}\` is ${problem}; allowed: ${allowed}.`];
}

function isCount(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text);
}

function faultEffect(word: string): Effect | undefined {
  if (word === "drop-before") return { kind: "drop_before" };
  if (word === "drop-after") return { kind: "drop_after" };
  const status = /^status=([45]\d\d)$/.exec(word)?.[1];
  if (status !== undefined) return { kind: "status", status: Number(status) };
  const seconds = Number(/^delay=(\d{1,3})s$/.exec(word)?.[1] ?? 0);
  return seconds >= 1 && seconds <= LONGEST_DELAY_S
    ? { kind: "delay", delayMs: seconds * SECOND_MS }
    : undefined;
}

function killEffect(word: string): Effect | undefined {
  return word === "before" || word === "after" ? { kind: "kill", moment: word } : undefined;
}
