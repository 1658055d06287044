import { scanForSecrets, type Captured, type Wanted } from "../leak-scan.ts";
import type { RunResult } from "../workflow-runner/run-types.ts";
import type { KeyEvent, KeyWatch } from "./key-watch.ts";
import type { PlayedJob } from "./played-run.ts";

/** A run, and what was seen of it. */
export interface Evidence {
  readonly result: RunResult;
  readonly jobs: readonly PlayedJob[];
  readonly keyEvents: readonly KeyEvent[];
  readonly secrets: readonly Wanted[];
}

/** Holds every run against what is promised: no dead key, no secret in what is printed, no step that fails. */
export class Judge {
  readonly #watch: Pick<KeyWatch, "isAlive" | "deadStored">;
  readonly #told = new Set<string>();

  constructor(watch: Pick<KeyWatch, "isAlive" | "deadStored">) {
    this.#watch = watch;
  }

  /** @returns what the run broke, as sentences. */
  judge({ result, jobs, keyEvents, secrets }: Evidence): readonly string[] {
    return [
      ...this.#deadKeysStored(),
      ...this.#deadKeysHandedOut(jobs, keyEvents),
      ...failuresIn(jobs),
      ...leaksIn(result, secrets),
    ];
  }

  #deadKeysStored(): readonly string[] {
    const fresh = [...this.#watch.deadStored].filter(([keyId]) => !this.#told.has(keyId));
    for (const [keyId] of fresh) this.#told.add(keyId);
    return fresh.map(([keyId, place]) => `${place} held ${keyId}, which was dead.`);
  }

  #deadKeysHandedOut(jobs: readonly PlayedJob[], keyEvents: readonly KeyEvent[]): readonly string[] {
    // A key that this very run revoked was alive when it was handed out.
    const revoked = keyEvents.filter(({ what }) => what.kind === "revoked").map(({ keyId }) => keyId);
    return jobs.flatMap((job) =>
      job.saw
        .filter(({ holds = "" }) => !this.#watch.isAlive(holds) && !revoked.includes(holds))
        .map(({ secret, holds = "" }) => `${job.name} was handed ${holds} in ${secret}, which was dead.`),
    );
  }
}

function failuresIn(jobs: readonly PlayedJob[]): readonly string[] {
  return jobs.flatMap((job) => [
    ...job.faults.map((fault) => `${job.name}: ${fault}`),
    ...job.steps
      .filter(({ conclusion }) => conclusion === "failure")
      .map(({ name }) => `${job.name}: the step "${name}" failed.`),
  ]);
}

function leaksIn(result: RunResult, secrets: readonly Wanted[]): readonly string[] {
  const { leaks } = scanForSecrets(printedBy(result), secrets);
  return leaks.map(({ secret, place }) => `${secret} can be read in ${place}.`);
}

/** Everything that anybody could read on the run's page. */
function printedBy({ log, jobs }: RunResult): readonly Captured[] {
  return [
    { place: "the log", content: log.map(({ text }) => text).join("\n") },
    ...jobs.flatMap((job) => [
      { place: `an output of ${job.name}`, content: JSON.stringify([...job.outputs]) },
      ...job.steps.flatMap((step) => [
        { place: `an output of "${step.name}"`, content: JSON.stringify([...step.outputs]) },
        { place: `an annotation of "${step.name}"`, content: JSON.stringify(step.annotations) },
        { place: `the summary of "${step.name}"`, content: step.summary },
      ]),
    ]),
  ];
}
