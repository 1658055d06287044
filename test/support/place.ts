import type { OutputLine, ProcessSignal } from "../../src/platform/processes.ts";
import type { Run } from "../../src/sandbox/github/runs.ts";
import type { TokenGrant } from "../../src/sandbox/github/tokens.ts";
import { storeSealed } from "../../src/sandbox/store-sealed.ts";
import { seal } from "../../src/sealing/sealed-box.ts";
import type { Quirk } from "../../src/service/quirks.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { startStep, type Entry, type StepRecord, type StepRequest } from "./action-process.ts";
import { startServers, type Exchange, type Servers } from "./servers.ts";

const OWNER = "octo";
const NAME = "app";
export const REPOSITORY = `${OWNER}/${NAME}`;
export const ORGANIZATION = OWNER;
export const SECRET = "MESH_API_KEY";
/** Where GitHub keeps it. */
export const SECRET_PATH = `/repos/${REPOSITORY}/actions/secrets/${SECRET}`;

/** Where steps run: both servers, and one repository with its tokens. */
export interface Place extends Servers {
  readonly githubToken: Sensitive;
  readonly builtInToken: Sensitive;
  readonly repositoryId: number;
  readonly organizationId: number;
}

export interface PlaceOptions {
  readonly quirks?: readonly Quirk[];
  /** What `github-token` is; by default an App token that may write every kind of secret. */
  readonly token?: TokenGrant;
}

/** One step to start. Several may be at work in one place at the same moment. */
export interface StepOrder {
  readonly entry: Entry;
  /** Over what most workflows say; an empty text takes an input back. */
  readonly with?: Readonly<Record<string, string>>;
  /** Default: one that is queued now. */
  readonly run?: Run;
  /** `environment:` of the job. */
  readonly environment?: string | undefined;
  /** Variables of the job, over the runner's. */
  readonly env?: Readonly<Record<string, string>>;
  /** The bundle's folder; by default the committed one, where it lies. */
  readonly dist?: string;
  /** Told of each line as it comes. */
  readonly onLine?: (line: OutputLine) => void;
}

/** One step that has ended. */
export interface StepEnd extends StepRecord {
  readonly exitCode: number | "killed";
  /** What both servers were asked meanwhile. */
  readonly exchanges: readonly Exchange[];
}

export interface StepAtWork {
  readonly end: Promise<StepEnd>;
  readonly send: (signal: ProcessSignal) => void;
}

const APP_TOKEN: TokenGrant = {
  kind: "app",
  repositories: [REPOSITORY],
  organizations: [ORGANIZATION],
  permissions: {
    secrets: "write",
    environments: "write",
    dependabot_secrets: "write",
    codespaces_secrets: "write",
    organization_secrets: "write",
    organization_dependabot_secrets: "write",
    organization_codespaces_secrets: "write",
  },
};

/** To be closed by whoever opens it. */
export async function openPlace({ quirks = [], token = APP_TOKEN }: PlaceOptions = {}): Promise<Place> {
  const servers = await startServers({ quirks });
  const { standIn } = servers.github;
  const { id: repositoryId } = standIn.addRepository({ owner: OWNER, name: NAME });
  const { id: organizationId } = standIn.addOrganization({ login: ORGANIZATION });
  const githubToken = standIn.addToken(token);
  const builtInToken = standIn.addToken({
    kind: "github_token",
    permissions: { actions: "read", metadata: "read" },
    repositories: [REPOSITORY],
  });
  return Object.assign(servers, { repositoryId, organizationId, githubToken, builtInToken });
}

/** A person writes the secret in the repository's settings. */
export async function pastes({ github, githubToken }: Place, value: Sensitive): Promise<void> {
  const secret = { name: SECRET, value, place: { kind: "actions" } } as const;
  await storeSealed(secret, { gitHub: github.standIn, seal, repository: REPOSITORY, token: githubToken });
}

/** Runs a step to its end. */
export async function runStepIn(place: Place, order: StepOrder): Promise<StepEnd> {
  return await (
    await startStepIn(place, order)
  ).end;
}

export async function startStepIn(place: Place, order: StepOrder): Promise<StepAtWork> {
  const run = order.run ?? place.github.standIn.startRun({ repository: REPOSITORY });
  const arrived = place.journal.length;
  const { record, send } = await startStep(stepRequestIn(place, { ...order, run }));
  const end = async (): Promise<StepEnd> => {
    const { exit, ...rest } = await record;
    const exitCode = exit.kind === "exited" ? exit.code : "killed";
    return { exit, ...rest, exitCode, exchanges: place.journal.slice(arrived) };
  };
  return { end: end(), send };
}

/** The step as the runner is asked for it. */
export function stepRequestIn(place: Place, order: StepOrder & { readonly run: Run }): StepRequest {
  return {
    entry: order.entry,
    with: { ...workflowInputs(place, order, order.run), ...order.with },
    context: {
      "github.token": place.builtInToken.reveal(),
      "github.repository": REPOSITORY,
      "github.api_url": place.github.url,
    },
    environment: { ...runnerVariables(place, order.run), ...order.env },
    dist: order.dist,
    onLine: order.onLine,
  };
}

/** What the workflow's `with:` says in most repositories. */
function workflowInputs(place: Place, order: StepOrder, run: Run): Record<string, string> {
  const { mesh, githubToken } = place;
  const secrets = run.startJob(order.environment === undefined ? {} : { environment: order.environment });
  const current = secrets.get(SECRET)?.reveal() ?? "";
  if (order.entry === "verify") return { "api-key": current, "api-url": mesh.url };
  return {
    "admin-key": mesh.adminKey.reveal(),
    "github-token": githubToken.reveal(),
    "current-key": current,
    "api-url": mesh.url,
  };
}

/** GitHub Docs, "Variables reference": what the runner sets, as far as anybody could read it. */
function runnerVariables({ github, repositoryId, organizationId }: Place, run: Run): Record<string, string> {
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: "octocat",
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_REPOSITORY_ID: String(repositoryId),
    GITHUB_REPOSITORY_OWNER_ID: String(organizationId),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_RUN_ID: String(run.id),
  };
}
