import type { Instant } from "../../values/clock.ts";
import type { MintedKey } from "../minted-keys.ts";
import type { PlayedEvent } from "../played-event.ts";
import type { Unsupported } from "../workflow-runner/model.ts";
import type { UnknownUse } from "../workflow-runner/resolver.ts";
import type {
  JobResult,
  LogLine,
  Received,
  RunResult,
  StepConclusion,
  StepResult,
} from "../workflow-runner/run-types.ts";
import type { RequestPoint } from "./disturbance.ts";
import type { KeyEvent } from "./key-watch.ts";

/** One run of a play, as data: nothing in it is secret. */
export interface PlayedRun {
  /** From 1 on. */
  readonly number: number;
  readonly day: number;
  readonly at: Instant;
  readonly event: PlayedEvent;
  readonly conclusion: RunResult["conclusion"];
  readonly jobs: readonly PlayedJob[];
  /** What became of keys between the run before and this one: what ended by itself. */
  readonly before: readonly KeyEvent[];
  /** What became of keys while it was under way. */
  readonly keyEvents: readonly KeyEvent[];
  /** Masked, as the run's page would show it. */
  readonly log: readonly LogLine[];
  /** The faults and kills that it met, in the words of the flags. */
  readonly met: readonly string[];
  /** What of the promises it broke, as sentences. */
  readonly broken: readonly string[];
  readonly unsupported: readonly Unsupported[];
  readonly unknownOutputs: readonly UnknownUse[];
  /** What it asked of both servers, in the order in which they answered. */
  readonly requests: readonly RequestPoint[];
}

export interface PlayedJob {
  readonly name: string;
  readonly conclusion: JobResult["conclusion"];
  /** What it saw in each secret that holds a managed key: a key id, or why there is none. */
  readonly saw: readonly Seen[];
  readonly steps: readonly PlayedStep[];
  readonly faults: readonly string[];
}

export interface Seen {
  readonly secret: string;
  /** `undefined`: the secret was not there. */
  readonly holds: string | undefined;
}

export interface PlayedStep {
  readonly name: string;
  readonly kind: StepResult["kind"];
  readonly conclusion: StepConclusion;
  readonly outputs: Readonly<Record<string, string>>;
  readonly annotations: readonly {
    readonly level: string;
    readonly title: string;
    readonly message: string;
  }[];
  readonly notRun: PlayedNotRun | undefined;
}

export interface PlayedNotRun {
  readonly why: string;
  readonly wouldReceive: readonly WouldReceive[];
  readonly assumedOutputs: readonly string[];
}

/** A secret that a step was not handed, because it was not run. */
export interface WouldReceive {
  /** Of the secret, or of the variable that it stands in. */
  readonly name: string;
  /** A key id, or what the value stands for. */
  readonly what: string;
}

/** How a value that is secret is called: by its key id, or by what it stands for. */
export type NameValue = (value: Received["value"]) => string;

/** Names keys by their id, and everything else by its label. */
export function nameBy(
  mintedKeys: readonly MintedKey[],
  others: readonly { readonly label: string; readonly value: Received["value"] }[],
): NameValue {
  return (value) => {
    const text = value.reveal();
    const key = mintedKeys.find((each) => text.includes(each.value.reveal()));
    if (key !== undefined) return key.keyId;
    return others.find((other) => text.includes(other.value.reveal()))?.label ?? "a value of its own";
  };
}

/** What the jobs of a play may be handed: the secrets that hold keys, and the keys that there are. */
export interface Watched {
  /** Names, upper case. */
  readonly secrets: ReadonlySet<string>;
  readonly keyIds: ReadonlySet<string>;
}

export function playedJob(job: JobResult, watched: Watched, name: NameValue): PlayedJob {
  return {
    name: job.name,
    conclusion: job.conclusion,
    saw: sawIn(job, watched, name),
    steps: job.steps.map((step) => playedStep(step, name)),
    faults: job.annotations.filter(({ level }) => level === "error").map(({ message }) => message),
  };
}

/** Nothing in a job that was not started: it was handed no secret. */
function sawIn(job: JobResult, { secrets, keyIds }: Watched, name: NameValue): readonly Seen[] {
  if (job.secrets.size === 0) return [];
  // A called workflow has names of its own for what it is handed.
  const renamed = [...job.secrets]
    .filter(([secret, value]) => !secrets.has(secret) && keyIds.has(name(value)))
    .map(([secret]) => see(job, secret, name));
  const known = [...secrets].map((secret) => see(job, secret, name));
  return renamed.length === 0 ? known : [...known.filter(({ holds }) => holds !== undefined), ...renamed];
}

function see({ secrets }: JobResult, secret: string, name: NameValue): Seen {
  const value = secrets.get(secret);
  // What a caller passes on of a secret that is not there arrives as an empty text.
  const isThere = value !== undefined && value.reveal() !== "";
  return { secret, holds: isThere ? name(value) : undefined };
}

function playedStep(step: StepResult, name: NameValue): PlayedStep {
  return {
    name: step.name,
    kind: step.kind,
    conclusion: step.conclusion,
    outputs: Object.fromEntries(step.outputs),
    annotations: step.annotations.map(({ level, title = "", message }) => ({ level, title, message })),
    notRun: step.notRun && {
      why: step.notRun.why,
      wouldReceive: step.notRun.wouldReceive.map((received) => ({
        name: received.name,
        what: name(received.value),
      })),
      assumedOutputs: step.notRun.assumedOutputs,
    },
  };
}
