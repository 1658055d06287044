import { SECOND_MS, type Clock, type Instant } from "../../values/clock.ts";
import type { Accounts } from "./accounts.ts";
import type { Repositories, Repository } from "./repositories.ts";
import { admits } from "./secret-access.ts";
import type { SecretValues } from "./secret-scope.ts";

export interface NewRun {
  /** `owner/name`. */
  readonly repository: string;
  /** Default: `workflow_dispatch`. */
  readonly event?: string;
  /** Default: 1. */
  readonly attempt?: number;
  /** Default: `octocat`. Runs of `dependabot[bot]` get Dependabot's secrets and no others. */
  readonly actor?: string;
  /** A pull request from a fork gets no secrets at all. Default: false. */
  readonly fromFork?: boolean;
}

export interface Run {
  readonly id: number;
  /** When the run was queued, in whole seconds as the API shows it; a re-run keeps it. */
  readonly createdAt: Instant;
  /** When this attempt was queued. */
  readonly startedAt: Instant;
  readonly attempt: number;
  /**
   * The secrets as they were when the run was queued, by name: the organization's, as far as the repository gets
   * them, shadowed by the repository's own (docs.github.com: "Secrets").
   */
  readonly secrets: SecretValues;
  /**
   * The secrets that a job starting now sees: the run's own, shadowed by the environment's as they are
   * at this moment. An environment that does not exist yet is made, as GitHub does.
   */
  startJob(options?: { readonly environment?: string }): SecretValues;
}

export interface RunRecord {
  readonly run: Run;
  readonly repositoryId: number;
  /** From 1 on. */
  readonly number: number;
  readonly event: string;
  readonly actor: string;
}

interface RunsDeps {
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly repositories: Repositories;
}

const FIRST_RUN_ID = 9_300_000_001;

/** Workflow runs, as far as secrets are concerned: who was queued when, and what it got to see. */
export class Runs {
  readonly #deps: RunsDeps;
  readonly #records = new Map<number, RunRecord & { readonly fresh: NewRun }>();

  constructor(deps: RunsDeps) {
    this.#deps = deps;
  }

  start(fresh: NewRun): Run {
    const repository = this.#deps.repositories.expect(fresh.repository);
    const at = this.#wholeSecond();
    const secrets = this.#snapshotFor(fresh, repository);
    const id = FIRST_RUN_ID + this.#records.size;
    const shape = { id, createdAt: at, startedAt: at, attempt: fresh.attempt ?? 1, secrets };
    return this.#keep(shape, fresh, repository.id);
  }

  /** A further attempt: it replays the snapshot of the first one, however old that is. */
  rerun(id: number): Run {
    const former = this.#records.get(id);
    if (former === undefined) throw new Error(`The stand-in has no run ${id}.`);
    const attempt = former.run.attempt + 1;
    return this.#keep(
      { ...former.run, attempt, startedAt: this.#wholeSecond() },
      former.fresh,
      former.repositoryId,
    );
  }

  find(id: number): RunRecord | undefined {
    return this.#records.get(id);
  }

  #keep(shape: Omit<Run, "startJob">, fresh: NewRun, repositoryId: number): Run {
    const run: Run = {
      ...shape,
      startJob: ({ environment } = {}) => this.#jobSecrets(run, fresh, repositoryId, environment),
    };
    const { event = "workflow_dispatch", actor = "octocat" } = fresh;
    const number = run.id - FIRST_RUN_ID + 1;
    this.#deps.accounts.named(actor);
    this.#records.set(run.id, { run, repositoryId, number, event, actor, fresh });
    return run;
  }

  #snapshotFor(fresh: NewRun, repository: Repository): SecretValues {
    if (fresh.fromFork === true) return new Map();
    const store = seesActionsSecrets(fresh) ? "actions" : "dependabot";
    const organization = this.#deps.accounts.organization(repository.owner);
    const shared = organization?.stores[store].snapshot((access) => admits(access, repository)) ?? [];
    return new Map([...shared, ...repository.stores[store].snapshot()]);
  }

  #jobSecrets(run: Run, fresh: NewRun, repositoryId: number, name: string | undefined): SecretValues {
    // By id: the repository may have been renamed since the run was queued.
    const repository = this.#deps.repositories.byId(repositoryId);
    if (name === undefined || repository === undefined || !seesActionsSecrets(fresh)) return run.secrets;
    const environment = this.#deps.repositories.addEnvironment(repository, name);
    return new Map([...run.secrets, ...environment.secrets.snapshot()]);
  }

  #wholeSecond(): Instant {
    return Math.floor(this.#deps.clock.now() / SECOND_MS) * SECOND_MS;
  }
}

function seesActionsSecrets(fresh: NewRun): boolean {
  return fresh.fromFork !== true && fresh.actor !== "dependabot[bot]";
}
