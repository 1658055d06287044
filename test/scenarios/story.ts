import { expect, test } from "@jest/globals";
import type { NewRun, Run } from "../../src/sandbox/github/runs.ts";
import { statusOf } from "../../src/service/store/keys.ts";
import type { Quirk } from "../../src/service/quirks.ts";
import { scanForSecrets, type Wanted } from "../../src/sandbox/leak-scan.ts";
import { seal } from "../../src/sealing/sealed-box.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import { startStep, type Entry, type StartedStep, type StepRecord } from "../support/action-process.ts";
import { startServers, type Exchange, type Servers } from "../support/servers.ts";

export const REPOSITORY = "octo/app";
export const SECRET = "MESH_API_KEY";
/** Where GitHub keeps it. */
export const SECRET_PATH = `/repos/${REPOSITORY}/actions/secrets/${SECRET}`;

/** How a step is run; everything has a default that works. */
export interface StepOptions {
  readonly entry?: Entry;
  /** Over the workflow's own `with:`; an empty text takes an input back. */
  readonly with?: Readonly<Record<string, string>>;
  /** A run that was queued before; by default one is queued now. */
  readonly run?: Run;
  readonly queue?: Omit<NewRun, "repository">;
  /** `environment:` of the job. */
  readonly environment?: string;
  /** Variables of the job. */
  readonly env?: Readonly<Record<string, string>>;
}

/** One step that has ended. */
export interface StepEnd extends StepRecord {
  readonly exitCode: number | "killed";
  /** What both servers were asked meanwhile. */
  readonly exchanges: readonly Exchange[];
}

/** Both servers, one repository with its tokens, and the hands to run the actions in it. */
export interface World extends Servers {
  readonly githubToken: Sensitive;
  readonly builtInToken: Sensitive;
  readonly repositoryId: number;
  /** A run that is queued now: it takes its snapshot of the secrets. */
  queue(options?: Omit<NewRun, "repository">): Run;
  runs(options?: StepOptions): Promise<StepEnd>;
  /** `mesh/setup-api-key/verify` in the same repository, with the key of the run's snapshot. */
  verifies(options?: StepOptions): Promise<StepEnd>;
  /** As if the runner's machine had died under the step. */
  kill(): void;
  /** As GitHub begins to cancel a run. */
  cancel(signal?: "SIGINT" | "SIGTERM"): void;
  /** The id of the key that the secret opens to; `undefined`: no secret, or no minted key in it. */
  storedKeyId(place?: Place): string | undefined;
  keyStatus(keyId: string): Promise<string>;
  /** Ids of keys that Mesh accepts, without the admin key, oldest first. */
  liveKeyIds(): Promise<readonly string[]>;
  /** Key ids of the run and addresses, by names that are the same in each run of the test. */
  readable(text: string): Promise<string>;
  /** From now on its value may nowhere be seen. */
  keepSecret(label: string, value: Sensitive): void;
}

/** The repository's own secret unless told. */
export type Place = { readonly environment: string } | { readonly store: "dependabot" | "codespaces" };

export interface StoryOptions {
  readonly quirks?: readonly Quirk[];
  /** The tests's own tokens; by default an App token that may write every kind of secret. */
  readonly token?: Parameters<Servers["github"]["standIn"]["addToken"]>[0];
}

/** A test in a world of its own. Whatever its steps left behind is searched for every secret at the end. */
export function story(name: string, tell: (world: World) => Promise<void>, options: StoryOptions = {}): void {
  test(name, async () => {
    const servers = await startServers(options);
    const stage = new Stage(servers, options);
    try {
      await tell(stage.world);
      expect(stage.leaks()).toEqual([]);
    } finally {
      stage.kill();
      await servers.close();
    }
  });
}

/** What one story holds: the world that its steps run in, and all that they left behind. */
class Stage {
  readonly world: World;
  readonly #servers: Servers;
  readonly #ends: StepEnd[] = [];
  readonly #secrets: Wanted[] = [];
  #running: StartedStep | undefined;

  constructor(servers: Servers, { token }: StoryOptions) {
    this.#servers = servers;
    const { standIn } = servers.github;
    const { id: repositoryId } = standIn.addRepository({ owner: "octo", name: "app" });
    const githubToken = standIn.addToken(token ?? APP_TOKEN);
    const builtInToken = standIn.addToken({
      kind: "github_token",
      permissions: { actions: "read", metadata: "read" },
      repositories: [REPOSITORY],
    });
    this.#secrets.push(
      { label: "the admin key", value: servers.mesh.adminKey },
      { label: "the GitHub token", value: githubToken },
      { label: "the built-in token", value: builtInToken },
    );
    this.world = this.#createWorld({ repositoryId, githubToken, builtInToken });
  }

  kill(): void {
    this.#running?.send("SIGKILL");
  }

  /** Each place where a secret can be read, in what the processes wrote and in what the run's page shows. */
  leaks(): readonly string[] {
    const { minted, idempotencyKeys } = this.#servers.mesh;
    const wanted = [
      ...this.#secrets,
      ...[...minted].map(([value, keyId]) => ({ label: keyId, value: new Sensitive(value) })),
      ...[...idempotencyKeys].map((value) => ({ label: "an idempotency key", value: new Sensitive(value) })),
    ];
    return this.#ends.flatMap((end, index) =>
      leaksOf(end, wanted).map((leak) => `step ${index + 1}, ${leak}`),
    );
  }

  #createWorld(given: Pick<World, "repositoryId" | "githubToken" | "builtInToken">): World {
    const servers = this.#servers;
    const queue: World["queue"] = (options = {}) =>
      servers.github.standIn.startRun({ repository: REPOSITORY, ...options });
    return {
      ...servers,
      ...given,
      get journal() {
        return servers.journal;
      },
      queue,
      runs: (options = {}) => this.#step(options),
      verifies: (options = {}) => this.#step({ ...options, entry: "verify" }),
      kill: () => this.kill(),
      cancel: (signal = "SIGINT") => this.#running?.send(signal),
      storedKeyId: (place) => {
        const value = servers.github.standIn.openSecret({ repository: REPOSITORY, ...place }, SECRET);
        return value === undefined ? undefined : servers.mesh.minted.get(value);
      },
      keyStatus: async (keyId) => {
        const record = (await this.#keys()).find((key) => key.keyId === keyId);
        return record === undefined ? "unknown" : statusOf(record, servers.clock.now());
      },
      liveKeyIds: async () =>
        (await this.#keys())
          .filter((key) => key.name !== "admin" && statusOf(key, servers.clock.now()) === "active")
          .map(({ keyId }) => keyId),
      readable: (text) => this.#readable(text),
      keepSecret: (label, value) => {
        this.#secrets.push({ label, value });
      },
    };
  }

  async #step(options: StepOptions): Promise<StepEnd> {
    const { world } = this;
    const run = options.run ?? world.queue(options.queue);
    const arrived = world.journal.length;
    const outer = this.#running;
    this.#running = await startStep({
      entry: options.entry ?? "setup",
      with: { ...this.#workflowInputs(options, run), ...options.with },
      context: {
        "github.token": this.world.builtInToken.reveal(),
        "github.repository": REPOSITORY,
        "github.api_url": this.#servers.github.url,
      },
      environment: { ...this.#runnerVariables(options, run), ...options.env },
    });
    const record = await this.#running.record;
    this.#running = outer;
    const { exit } = record;
    const end: StepEnd = {
      ...record,
      exitCode: exit.kind === "exited" ? exit.code : "killed",
      exchanges: world.journal.slice(arrived),
    };
    this.#ends.push(end);
    return end;
  }

  /** What the workflow's `with:` says in most repositories. */
  #workflowInputs({ entry = "setup", environment }: StepOptions, run: Run): Record<string, string> {
    const { mesh } = this.#servers;
    const secrets = run.startJob(environment === undefined ? {} : { environment });
    const current = secrets.get(SECRET)?.reveal() ?? "";
    if (entry === "verify") return { "api-key": current, "api-url": mesh.url };
    return {
      "admin-key": mesh.adminKey.reveal(),
      "github-token": this.world.githubToken.reveal(),
      "current-key": current,
      "api-url": mesh.url,
    };
  }

  /** GitHub Docs, "Variables reference": what the runner sets, as far as anybody could read it. */
  #runnerVariables({ queue }: StepOptions, run: Run): Record<string, string> {
    return {
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_ACTOR: queue?.actor ?? "octocat",
      GITHUB_API_URL: this.#servers.github.url,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REPOSITORY_ID: String(this.world.repositoryId),
      GITHUB_RUN_ATTEMPT: String(run.attempt),
      GITHUB_RUN_ID: String(run.id),
    };
  }

  async #keys() {
    const { service, accountId } = this.#servers.mesh;
    return (await service.keys.list(accountId)).toReversed();
  }

  async #readable(text: string): Promise<string> {
    const { mesh, github } = this.#servers;
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

const APP_TOKEN = {
  kind: "app",
  repositories: [REPOSITORY],
  permissions: {
    secrets: "write",
    environments: "write",
    dependabot_secrets: "write",
    codespaces_secrets: "write",
  },
} as const;

/** Where one of the secrets can be read in what a step left behind: `<place>: <label>`. */
export function leaksOf(end: StepRecord, wanted: readonly Wanted[]): readonly string[] {
  const captured = Object.entries(placesOf(end)).map(([place, content]) => ({ place, content }));
  return scanForSecrets(captured, wanted).leaks.map(({ place, secret }) => `${place}: ${secret}`);
}

/** `export-env` puts the key into `GITHUB_ENV` by order; everywhere else it has no business. */
function placesOf({ raw, log, annotations, outputs, files }: StepRecord): Record<string, string> {
  const unmasked = raw.stdout.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  const { env, ...otherFiles } = files;
  const unasked = env.split("\n").filter((_line, index, lines) => !isExportOfKey(lines[index - 1]));
  return {
    ...{ stdout: unmasked.join("\n"), stderr: raw.stderr, log },
    ...{ annotations: JSON.stringify(annotations), outputs: JSON.stringify(outputs) },
    ...otherFiles,
    env: unasked.join("\n"),
  };
}

function isExportOfKey(line: string | undefined): boolean {
  return line?.startsWith(`${SECRET}<<`) === true;
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

/** A person writes the secret in the repository's settings. */
export async function pastes({ github, githubToken }: World, value: Sensitive): Promise<void> {
  const headers = { authorization: `Bearer ${githubToken.reveal()}`, "user-agent": "a person" };
  const at = `${github.url}/repos/${REPOSITORY}/actions/secrets`;
  const publicKey = await github.standIn.fetch(`${at}/public-key`, { headers });
  const { key_id: sealingKeyId, key } = (await publicKey.json()) as { key_id: string; key: string };
  const box = await seal(value, { sealingKeyId, publicKey: key });
  const body = JSON.stringify({ encrypted_value: box.encryptedValue, key_id: box.sealingKeyId });
  const { status } = await github.standIn.fetch(`${at}/${SECRET}`, { method: "PUT", headers, body });
  if (status !== 201 && status !== 204) throw new Error(`GitHub answered ${status}.`);
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
