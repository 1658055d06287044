import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { REPOSITORY, type Playground } from "../../src/sandbox/playground.ts";
import type { Run } from "../../src/sandbox/github/runs.ts";
import { runClient } from "../contract/client-process.ts";
import { ROOT } from "./support.ts";

/** A workflow file of this repository, and what starts it. */
export interface ActRequest {
  readonly path: string;
  /** Default: `workflow_dispatch`. */
  readonly event?: string;
  /** `github.event`, beside the inputs. */
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Whose secrets the job gets as well: act knows no environments. */
  readonly environment?: string;
}

export interface ActRun {
  readonly code: number | null;
  readonly text: string;
}

/** What GitHub loads of this repository when a workflow names it. */
const LOADED = ["action.yml", "verify", "revoke", "dist", ".github/workflows"];

/**
 * Runs workflow files as they are with nektos/act, straight on this machine and without containers, as runs of the
 * playground's repository: with the secrets that its GitHub holds at this moment.
 */
export class Act {
  readonly #playground: Playground;
  readonly #folder = mkdtempSync(join(tmpdir(), "act-"));
  readonly #foreign: ReadonlyMap<string, string>;

  /**
   * @param files what the user's repository holds
   * @param foreign somebody else's actions: `owner/name` to the folder of each
   */
  constructor(
    playground: Playground,
    {
      files = {},
      foreign = new Map(),
    }: {
      readonly files?: Readonly<Record<string, string>>;
      readonly foreign?: ReadonlyMap<string, string>;
    } = {},
  ) {
    this.#playground = playground;
    this.#foreign = foreign;
    for (const path of LOADED)
      cpSync(join(ROOT, path), join(this.#folder, "action", path), { recursive: true });
    for (const name of ["home", "runs", "repository"]) mkdirSync(join(this.#folder, name));
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.#folder, "repository", path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  async run(request: ActRequest): Promise<ActRun> {
    const { path, event = "workflow_dispatch", inputs = {}, vars = {}, environment } = request;
    const run = this.#playground.gitHub.startRun({ repository: REPOSITORY, event });
    const secrets = this.#secretsOf(run, environment);
    const payload = this.#file("event.json", JSON.stringify(payloadOf(request)));
    const { code, stdout, stderr } = await runClient({
      program: "act",
      args: [
        ...[event, "--workflows", join(ROOT, path), "--directory", join(this.#folder, "repository")],
        ...["--platform", "ubuntu-latest=-self-hosted", "--platform", "self-hosted=-self-hosted"],
        ...["--eventpath", payload, "--secret-file", secrets, "--no-cache-server", "--pull=false"],
        ...this.#repositoriesOf(path),
        ...pairs("--input", inputs),
        ...pairs("--var", vars),
        ...pairs("--env", {
          GITHUB_API_URL: this.#playground.gitHubUrl,
          GITHUB_REPOSITORY: REPOSITORY,
          GITHUB_RUN_ID: String(run.id),
          MESH_API_URL: this.#playground.meshUrl,
        }),
      ],
      env: {
        // The `node` of the actions is the one on the path.
        PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`,
        HOME: join(this.#folder, "home"),
      },
      stdin: "",
    });
    return { code, text: stdout + stderr };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The snapshot that GitHub takes, and the run's built-in token, in a file: arguments are everybody's to read. */
  #secretsOf(run: Run, environment: string | undefined): string {
    const token = this.#playground.addToken({
      kind: "github_token",
      repositories: [REPOSITORY],
      permissions: { actions: "read", contents: "read" },
    });
    const secrets = new Map([
      ...run.startJob(environment === undefined ? {} : { environment }),
      ["GITHUB_TOKEN", token] as const,
    ]);
    return this.#file("secrets", [...secrets].map(([name, value]) => `${name}=${value.reveal()}\n`).join(""));
  }

  /** Each action that the file names, in a folder of this machine: nothing is fetched. */
  #repositoriesOf(path: string): string[] {
    const named = [...readFileSync(join(ROOT, path), "utf8").matchAll(/uses: ([\w-]+\/[\w-]+)\S*@(\S+)/g)];
    const folders = named.map(([, name = "", ref = ""]) => {
      const folder = name === "mesh/setup-api-key" ? join(this.#folder, "action") : this.#foreign.get(name);
      return folder === undefined ? [] : [`${name}@${ref}=${folder}`];
    });
    // What a called workflow uses is not in the text that calls it.
    const own = `mesh/setup-api-key@v1=${join(this.#folder, "action")}`;
    return [...new Set([own, ...folders.flat()])].flatMap((entry) => ["--local-repository", entry]);
  }

  #file(name: string, text: string): string {
    const file = join(this.#folder, "runs", name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }
}

/**
 * Runs a job of this repository's own CI as it is, on a copy of the working tree. Installing packages is left out: the
 * copy gets those that are there.
 */
export async function runOwnJob(job: string): Promise<ActRun> {
  const folder = mkdtempSync(join(tmpdir(), "act-own-"));
  try {
    for (const name of ["home", "bin", "node"]) mkdirSync(join(folder, name));
    const npm = `#!/usr/bin/env bash\n[[ $1 == ci ]] && exec ln -s "${join(ROOT, "node_modules")}" node_modules\nexit 1\n`;
    writeFileSync(join(folder, "bin/npm"), npm, { mode: 0o755 });
    writeFileSync(join(folder, "node/action.yml"), NODE_IS_THERE);
    writeFileSync(join(folder, "node/index.cjs"), "");
    const workflow = ".github/workflows/ci.yml";
    const setUpNode = /actions\/setup-node@\w+/.exec(readFileSync(join(ROOT, workflow), "utf8"))?.[0] ?? "";
    const { code, stdout, stderr } = await runClient({
      program: "act",
      args: [
        ...["push", "--workflows", join(ROOT, workflow), "--directory", ROOT, "--job", job],
        ...["--matrix", "os:ubuntu-latest", "--platform", "ubuntu-latest=-self-hosted", "--no-cache-server"],
        ...["--local-repository", `${setUpNode}=${join(folder, "node")}`],
        // act would make a name out of where the checkout was cloned from.
        ...pairs("--env", { GITHUB_REPOSITORY: "mesh/setup-api-key" }),
      ],
      env: {
        PATH: [join(folder, "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter),
        HOME: join(folder, "home"),
      },
      stdin: "",
    });
    const text = stdout + stderr;
    endSandboxes(text);
    return { code, text };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NODE_IS_THERE = `name: a
inputs: { node-version-file: {}, package-manager-cache: {} }
runs: { using: node24, main: index.cjs }
`;

/** At GitHub a sandbox ends with its machine; this machine goes on. */
function endSandboxes(text: string): void {
  for (const [, pid] of text.matchAll(/The sandbox is process (\d+)\./g))
    process.kill(Number(pid), "SIGTERM");
}

function payloadOf({ payload = {}, inputs = {} }: ActRequest): object {
  const repository = { full_name: REPOSITORY, fork: false, private: true, default_branch: "main" };
  return { repository, ref: "refs/heads/main", inputs, ...payload };
}

function pairs(flag: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}
