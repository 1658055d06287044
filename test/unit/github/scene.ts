import { createGitHubHttp } from "../../../src/github/http.ts";
import type { GitHubPort, RunPort, SecretScope, SecretSlot } from "../../../src/github/port.ts";
import type { Instant } from "../../../src/values/clock.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aGitHubToken } from "../../support/credentials.ts";
import { scriptedHttp, SERVED_AT, type Script, type ScriptedHttp } from "../../support/scripted-http.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";

export const TOKEN = aGitHubToken("github");
export const SHOP = { owner: "octo", name: "shop" } as const;
export const BOX = { sealingKeyId: "012345678912345678", encryptedValue: "c2VhbGVk" } as const;
export const GET_SEALING_KEY = { body: { key_id: BOX.sealingKeyId, key: "A".repeat(43) + "=" } } as const;

export interface GitHubScene {
  readonly github: GitHubPort & RunPort;
  readonly http: ScriptedHttp;
  readonly clock: HandClock;
  readonly expiries: readonly (readonly [expiresAt: Instant, now: Instant])[];
}

/** The GitHub client in front of an API that plays a script. */
export function aGitHubScene(
  script: readonly Script[],
  { apiUrl = "https://api.github.test", tokenInput = "github-token" } = {},
): GitHubScene {
  const http = scriptedHttp(...script);
  const clock = new HandClock(SERVED_AT);
  const expiries: [Instant, Instant][] = [];
  const github = createGitHubHttp({
    ...{ http, clock, random: aSeededRandom("github"), token: TOKEN, tokenInput },
    apiUrl: new URL(apiUrl),
    onTokenExpiry: (expiresAt, now) => expiries.push([expiresAt, now]),
  });
  return { github, http, clock, expiries };
}

export function aStore(store: "actions" | "dependabot" | "codespaces" = "actions"): SecretScope {
  return { kind: "repository", repository: SHOP, store };
}

export function anOrganization(store: "actions" | "dependabot" | "codespaces" = "actions"): SecretScope {
  return { kind: "organization", organization: "octo", store };
}

export function anEnvironment(environment: string): SecretScope {
  return { kind: "environment", repository: SHOP, environment };
}

export function aSlot(scope: SecretScope = aStore()): SecretSlot {
  return { scope, secretName: "MESH_API_KEY" };
}

export async function failureOf(call: Promise<unknown>): Promise<UserError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error;
  throw new Error("The call did not fail as it should.", { cause: error });
}
