import { createHmac } from "node:crypto";
import { createGitHubHttp } from "../github/http.ts";
import type { GitHubPort, RunPort } from "../github/port.ts";
import { createMeshHttp } from "../mesh/http.ts";
import type { MeshPort } from "../mesh/port.ts";
import { systemClock } from "../platform/clock.ts";
import type { Http } from "../platform/http.ts";
import { systemRandom } from "../platform/random.ts";
import { stopSignal } from "../platform/signals.ts";
import type { RotationDeps } from "../rotation/deps.ts";
import { mints } from "../rotation/plan.ts";
import { seal, warmUpSealing } from "../sealing/sealed-box.ts";
import { DAY_MS, formatInstant, type Instant } from "../values/clock.ts";
import { Sensitive } from "../values/sensitive.ts";
import type { Host } from "./host.ts";
import type { Access } from "./access.ts";
import type { VerifyInputs } from "./verify-inputs.ts";
import type { LookDeps } from "../verification/look.ts";
import { tellEvent } from "./tell-event.ts";

/** GitHub's own reminder comes late: people need time to make a new token. */
const TOKEN_EXPIRY_WARNING_MS = 14 * DAY_MS;
const IDEMPOTENCY_RANDOM_BYTES = 16;

function createActionMesh(http: Http, host: Host, baseUrl: URL, credential: Sensitive): MeshPort {
  const { mask } = host;
  return createMeshHttp({ http, clock: systemClock, random: systemRandom, baseUrl, credential, mask });
}

function createActionGitHub(
  http: Http,
  host: Host,
  token: { readonly apiUrl: URL; readonly value: Sensitive; readonly input: string },
): GitHubPort & RunPort {
  return createGitHubHttp({
    ...{ http, clock: systemClock, random: systemRandom },
    apiUrl: token.apiUrl,
    token: token.value,
    tokenInput: token.input,
    onTokenExpiry: (expiresAt, now) => {
      warnOfExpiry(host, token.input, expiresAt, now);
    },
  });
}

/** The real world for one run that changes something. */
export function liveRotationDeps(inputs: Access, http: Http, host: Host): RotationDeps {
  const { apiUrl, githubApiUrl, adminKey, githubToken, runToken, run } = inputs;
  const gitHub = (value: Sensitive | undefined, input: string): (GitHubPort & RunPort) | undefined =>
    value && createActionGitHub(http, host, { apiUrl: githubApiUrl, value, input });
  return {
    mesh: createActionMesh(http, host, apiUrl, adminKey),
    github: gitHub(githubToken, "github-token"),
    gitHubHost: githubApiUrl.host,
    run: run && { ...run, port: gitHub(runToken, "run-token") },
    adminCredential: adminKey,
    clock: systemClock,
    seal,
    newIdempotencyKey: (targetId) => idempotencyKey(inputs, targetId),
    tell: (event) => {
      if (event.kind === "planned" && mints(event.plan)) void warmUpMeanwhile();
      tellEvent(event, host);
    },
    cancellation: stopSignal(),
  };
}

/**
 * The sealing library loads while the next request is on the wire; a run that mints nothing never needs it. Loading takes
 * some 30 ms of the one thread that there is: begun at once, it would hold that request back.
 */
async function warmUpMeanwhile(): Promise<void> {
  await systemClock.sleep(0);
  await warmUpSealing();
}

/** The real world for one run of `mesh/setup-api-key/verify`: the key that is looked at authenticates itself. */
export function liveLookDeps(inputs: VerifyInputs, http: Http, host: Host): LookDeps {
  const { apiUrl, githubApiUrl, apiKey, githubToken, runToken, run, slot, targetId } = inputs;
  const gitHub = (value: Sensitive, input: string): GitHubPort & RunPort =>
    createActionGitHub(http, host, { apiUrl: githubApiUrl, value, input });
  return {
    mesh: createActionMesh(http, host, apiUrl, apiKey ?? new Sensitive("")),
    targetId,
    timing:
      githubToken === undefined || runToken === undefined || run === undefined
        ? undefined
        : { github: gitHub(githubToken, "github-token"), slot, runs: gitHub(runToken, "run-token"), run },
  };
}

/** Two steps of one run must never share an answer: a fresh random part, whatever else is the same. */
function idempotencyKey({ adminKey, run }: Access, targetId: string): Sensitive {
  const chance = Buffer.from(systemRandom.bytes(IDEMPOTENCY_RANDOM_BYTES)).toString("hex");
  const parts = JSON.stringify([run?.runId, run?.attempt, targetId, chance]);
  return new Sensitive(createHmac("sha256", adminKey.reveal()).update(parts).digest("hex"));
}

function warnOfExpiry(host: Host, input: string, expiresAt: Instant, now: Instant): void {
  if (expiresAt - now >= TOKEN_EXPIRY_WARNING_MS) return;
  host.warning({
    title: `${input} expires soon`,
    text: `The token of \`${input}\` ends at ${formatInstant(expiresAt)}; rotation stops then. Replace it before, or use a GitHub App, whose tokens are made for each run.`,
  });
}
