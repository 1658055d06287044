import { expect, test } from "@jest/globals";
import type { ScopeAddress } from "../../src/sandbox/github/repositories.ts";
import type { SecretStore } from "../../src/sandbox/github/secret-stores.ts";
import type { NewRun, Run } from "../../src/sandbox/github/runs.ts";
import type { Wanted } from "../../src/sandbox/leak-scan.ts";
import { statusOf } from "../../src/service/store/key-record.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import {
  openPlace,
  REPOSITORY,
  SECRET,
  startStepIn,
  type Place,
  type PlaceOptions,
  type StepAtWork,
  type StepEnd,
  type StepOrder,
} from "../support/place.ts";
import { leaksOf, secretsOf } from "../support/step-leaks.ts";

/** How a step is run; everything has a default that works. */
export interface StepOptions extends Omit<StepOrder, "entry" | "onLine"> {
  readonly queue?: Omit<NewRun, "repository">;
}

/** What a person chose in the form of the workflow. */
export interface Dispatch extends Pick<StepOptions, "run" | "with"> {
  readonly mode: "superseded" | "key" | "compromised" | "teardown";
}

/** Both servers, one repository with its tokens, and the hands to run the actions in it. */
export interface World extends Place {
  /** A run that is queued now: it takes its snapshot of the secrets. */
  queue(options?: Omit<NewRun, "repository">): Run;
  runs(options?: StepOptions): Promise<StepEnd>;
  /** `mesh/setup-api-key/verify` in the same repository, with the key of the run's snapshot. */
  verifies(options?: StepOptions): Promise<StepEnd>;
  /** `mesh/setup-api-key/revoke` in the same repository, confirmed unless told otherwise. */
  revokes(dispatch: Dispatch): Promise<StepEnd>;
  /** As if the runner's machine had died under the step. */
  kill(): void;
  /** As GitHub begins to cancel a run. */
  cancel(signal?: "SIGINT" | "SIGTERM"): void;
  /** The id of the key that the secret opens to; `undefined`: no secret, or no minted key in it. */
  storedKeyId(scope?: Where): string | undefined;
  keyStatus(keyId: string): Promise<string>;
  /** Ids of keys that Mesh accepts, without the admin key, oldest first. */
  liveKeyIds(): Promise<readonly string[]>;
  /** Key ids of the run and addresses, by names that are the same in each run of the test. */
  readable(text: string): Promise<string>;
  /** From now on its value may nowhere be seen. */
  keepSecret(label: string, value: Sensitive): void;
}

/** The repository's own secret unless told. */
export type Where = ScopeAddress | { readonly environment: string } | { readonly store: SecretStore };

/** A test in a world of its own. Whatever its steps left behind is searched for every secret at the end. */
export function story(
  name: string,
  tell: (world: World) => Promise<void>,
  { timeoutMs, ...options }: PlaceOptions & { readonly timeoutMs?: number } = {},
): void {
  const tellIn = async (): Promise<void> => {
    const stage = new Stage(await openPlace(options));
    try {
      await tell(stage.world);
      expect(stage.leaks()).toEqual([]);
    } finally {
      stage.kill();
      await stage.world.close();
    }
  };
  test(name, tellIn, timeoutMs);
}

/** What one story holds: the world that its steps run in, and all that they left behind. */
class Stage {
  readonly world: World;
  readonly #place: Place;
  readonly #ends: StepEnd[] = [];
  readonly #secrets: Wanted[] = [];
  #running: StepAtWork | undefined;

  constructor(place: Place) {
    this.#place = place;
    this.world = this.#createWorld();
  }

  kill(): void {
    this.#running?.send("SIGKILL");
  }

  /** Each place where a secret can be read, in what the processes wrote and in what the run's page shows. */
  leaks(): readonly string[] {
    const wanted = [...secretsOf(this.#place), ...this.#secrets];
    return this.#ends.flatMap((end, index) =>
      leaksOf(end, wanted).map((leak) => `step ${index + 1}, ${leak}`),
    );
  }

  #createWorld(): World {
    const place = this.#place;
    const { mesh, github, clock } = place;
    return Object.assign(place, {
      queue: (options: StepOptions["queue"] = {}) =>
        github.standIn.startRun({ repository: REPOSITORY, ...options }),
      runs: (options: StepOptions = {}) => this.#step("setup", options),
      verifies: (options: StepOptions = {}) => this.#step("verify", options),
      revokes: ({ mode, with: given, ...options }: Dispatch) =>
        this.#step("revoke", { ...options, with: { mode, confirm: SECRET, ...given } }),
      kill: () => this.kill(),
      cancel: (signal: "SIGINT" | "SIGTERM" = "SIGINT") => this.#running?.send(signal),
      storedKeyId: (where: Where = { repository: REPOSITORY }) => {
        const scope = "organization" in where ? where : { repository: REPOSITORY, ...where };
        const value = github.standIn.openSecret(scope, SECRET);
        return value === undefined ? undefined : mesh.minted.get(value);
      },
      keyStatus: async (keyId: string) => {
        const record = (await this.#keys()).find((key) => key.keyId === keyId);
        return record === undefined ? "unknown" : statusOf(record, clock.now());
      },
      liveKeyIds: async () =>
        (await this.#keys())
          .filter((key) => key.name !== "admin" && statusOf(key, clock.now()) === "active")
          .map(({ keyId }) => keyId),
      readable: (text: string) => this.#readable(text),
      keepSecret: (label: string, value: Sensitive) => {
        this.#secrets.push({ label, value });
      },
    });
  }

  async #step(entry: StepOrder["entry"], { queue, ...options }: StepOptions): Promise<StepEnd> {
    const run = options.run ?? this.world.queue(queue);
    const env = { ...(queue?.actor === undefined ? {} : { GITHUB_ACTOR: queue.actor }), ...options.env };
    const outer = this.#running;
    this.#running = await startStepIn(this.#place, { ...options, entry, run, env });
    const end = await this.#running.end;
    this.#running = outer;
    this.#ends.push(end);
    return end;
  }

  async #keys() {
    const { service, accountId } = this.#place.mesh;
    return (await service.keys.list(accountId)).toReversed();
  }

  async #readable(text: string): Promise<string> {
    const { mesh, github } = this.#place;
    const [admin, ...others] = await this.#keys();
    const names = new Map([
      [mesh.url, "http://mesh"],
      [github.url, "http://github"],
      ...others.map(({ keyId }, index) => [keyId, `key_${index + 1}`] as const),
      [admin?.keyId ?? "", "key_admin"],
    ]);
    return [...names].reduce((all, [name, readable]) => all.replaceAll(name, readable), text);
  }
}

/** One authenticated read with the key, as a job or a server would make it. */
export async function meshAccepts({ mesh }: World, key: Sensitive): Promise<boolean> {
  const answer = await mesh.service.fetch(
    new Request(`${mesh.url}/auth/profile`, { headers: { "x-api-key": key.reveal() } }),
  );
  return answer.status === 200;
}

/** A person ends a key in Mesh's web interface. */
export async function revokesInMesh({ mesh }: World, keyId: string): Promise<void> {
  const request = new Request(`${mesh.url}/api/v1/api-keys/${keyId}`, {
    method: "DELETE",
    headers: { "x-api-key": mesh.adminKey.reveal() },
  });
  const { status } = await mesh.service.fetch(request);
  if (status !== 200) throw new Error(`Mesh answered ${status}.`);
}

/** The codes of the errors that the step ended with, as the titles of its annotations tell them. */
export function errorCodes({ annotations }: StepEnd): readonly string[] {
  return annotations
    .filter(({ level }) => level === "error")
    .map(({ title }) => title?.replace("mesh/setup-api-key: ", "") ?? "");
}

/** `METHOD path status` of everything but reads, in order. */
export function wrote({ exchanges }: StepEnd): readonly string[] {
  return exchanges
    .filter(({ method }) => method !== "GET")
    .map(({ method, path, status }) => `${method} ${path} ${status ?? "no answer"}`);
}
