import type { SecretSlot } from "../github/port.ts";
import { targetId } from "../rotation/target.ts";
import { isCredential } from "../values/credential-shapes.ts";
import { Sensitive } from "../values/sensitive.ts";
import type { VerifyPolicy } from "../verification/policy.ts";
import type { Host } from "./host.ts";
import { InputReader } from "./input-reader.ts";
import type { Place } from "./places.ts";
import {
  isOwnGitHub,
  readApiUrl,
  readGitHubApiUrl,
  readRun,
  warnOfPlainHttp,
  type WorkflowRun,
} from "./access.ts";
import { knownHolder, readPlace, readSecretName, scopeOf } from "./target-inputs.ts";

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
  /** `undefined` where the numeric id of the secret's holder is not known without asking. */
  readonly targetId: string | undefined;
  readonly run: WorkflowRun | undefined;
}

/** @throws UserError `invalid_inputs` with every fault at once; no request was sent. */
export function parseVerifyInputs(host: Host): VerifyInputs {
  const input = new InputReader(host);
  const githubApiUrl = readGitHubApiUrl(input, host);
  const place = readPlace(input, host.env);
  const slot = { secretName: readSecretName(input), scope: scopeOf(place, "actions") };
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
    targetId: ownTargetId(githubApiUrl, place, slot, host),
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

function ownTargetId(githubApiUrl: URL, place: Place, slot: SecretSlot, { env }: Host): string | undefined {
  const holder = knownHolder(place, githubApiUrl, env);
  return holder && targetId(githubApiUrl.host, holder, slot);
}
