import type { SecretSlot } from "../github/port.ts";
import { targetId } from "../rotation/target.ts";
import { Sensitive } from "../values/sensitive.ts";
import type { VerifyPolicy } from "../verification/assess.ts";
import type { Host } from "./host.ts";
import { InputReader, isCredential } from "./input-reader.ts";
import {
  isOwnGitHub,
  readApiUrl,
  readEnvironment,
  readGitHubApiUrl,
  readRepository,
  readRun,
  readSecretName,
  warnOfPlainHttp,
  type WorkflowRun,
} from "./inputs.ts";

/** Everything that `mesh/setup-api-key/verify` was given, read and validated in one pass (spec: actions.md). */
export interface VerifyInputs {
  readonly apiKey: Sensitive | undefined;
  readonly apiUrl: URL;
  readonly policy: VerifyPolicy;
  readonly onMissing: "fail" | "notice";
  readonly failOnInvalid: boolean;
  readonly githubToken: Sensitive | undefined;
  readonly runToken: Sensitive | undefined;
  readonly githubApiUrl: URL;
  readonly slot: SecretSlot;
  /** `undefined` where the repository's numeric id is not known without asking. */
  readonly targetId: string | undefined;
  readonly run: WorkflowRun | undefined;
}

/** @throws UserError `invalid_inputs` with every fault at once; no request was sent. */
export function parseVerifyInputs(host: Host): VerifyInputs {
  const input = new InputReader(host);
  const githubApiUrl = readGitHubApiUrl(input, host);
  const slot = readSlot(input, host);
  const inputs: VerifyInputs = {
    apiKey: input.secret("api-key") ?? keyOfEnvironment(host),
    apiUrl: readApiUrl(input, host),
    policy: {
      expectedKeyId: input.keyId("expected-key-id"),
      expectedName: readExpectedName(input),
      maxAgeMs: input.optionalDuration("max-age"),
      minRemainingMs: input.optionalDuration("min-remaining"),
    },
    onMissing: input.oneOf("on-missing", ["fail", "notice"], "fail"),
    failOnInvalid: input.flag("fail-on-invalid", true),
    githubToken: input.secret("github-token"),
    runToken: input.secret("run-token"),
    githubApiUrl,
    slot,
    targetId: ownTargetId(githubApiUrl, slot, host),
    run: isOwnGitHub(githubApiUrl, host.env) ? readRun(host) : undefined,
  };
  input.finish();
  warnOfPlainHttp(inputs.apiUrl, host);
  return Object.freeze(inputs);
}

function readExpectedName(input: InputReader): string | undefined {
  const name = input.optionalText("expected-name");
  if (name !== undefined && isCredential(name))
    input.fault({
      what: "`expected-name` is a credential, not a name.",
      input: "expected-name",
      fix: "Pass the key's name in Mesh.",
    });
  return name;
}

/** Masked like any other: a variable of the job is no safer than an input. */
function keyOfEnvironment({ env, mask }: Host): Sensitive | undefined {
  const value = (env["MESH_API_KEY"] ?? "").trim();
  if (value === "") return undefined;
  const key = new Sensitive(value);
  mask(key);
  return key;
}

function readSlot(input: InputReader, { env }: Host): SecretSlot {
  const secretName = readSecretName(input);
  const repository = readRepository(input, env["GITHUB_REPOSITORY"] ?? "");
  const environment = readEnvironment(input);
  return {
    secretName,
    scope:
      environment === undefined
        ? { kind: "repository", repository, store: "actions" }
        : { kind: "environment", repository, environment },
  };
}

function ownTargetId(githubApiUrl: URL, slot: SecretSlot, { env }: Host): string | undefined {
  const { owner, name } = slot.scope.repository;
  const sameName = `${owner}/${name}`.toLowerCase() === (env["GITHUB_REPOSITORY"] ?? "").toLowerCase();
  const own = sameName && isOwnGitHub(githubApiUrl, env);
  const repositoryId = own ? env["GITHUB_REPOSITORY_ID"] || undefined : undefined;
  return repositoryId && targetId(githubApiUrl.host, repositoryId, slot);
}
