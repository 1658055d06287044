import { DAY_MS, formatInstant, MINUTE_MS, type Instant } from "../values/clock.ts";
import { describeDuration } from "../values/duration.ts";
import { printableName } from "../values/server-text.ts";
import { whyNoKey } from "../sdk/credential-order.ts";
import type { KeyCheck } from "../sdk/key-check.ts";
import { DEAD } from "./commands/verify.ts";
import { EXIT } from "./exit-codes.ts";

/** Everything that was looked at, before anything is concluded. */
export interface Symptoms {
  readonly address: { readonly origin: string; readonly from: string };
  /** What counts for this address, with the host alone: the rest may hold a password. */
  readonly proxy:
    { readonly name: string; readonly host: string; readonly hasExceptions: boolean } | undefined;
  readonly service:
    | { readonly kind: "answers"; readonly level: "full" | "basic"; readonly serverAt: Instant | undefined }
    | { readonly kind: "silent"; readonly why: string; readonly what: "network" | "no_mesh" };
  readonly now: Instant;
  /** What is used as a key, and where it comes from. */
  readonly key: { readonly source: string; readonly value: string } | undefined;
  /** `MESH_API_KEY_FILE` cannot be read. */
  readonly keyFileFault: string | undefined;
  /** `undefined`: it was not tried. */
  readonly check: KeyCheck | undefined;
  /** It was tried, and Mesh gave no verdict. */
  readonly checkFault: { readonly what: string; readonly fix: string; readonly exit: number } | undefined;
  readonly login: "none" | "good" | "ended" | { readonly unusable: string };
  /** Variables of the old login by token that are set. */
  readonly tokenVariables: readonly string[];
  /** `MESH_TOKEN_FROM_ENV` wants them used. */
  readonly usesTokens: boolean;
  /** What `.env` of the working folder says, quotes and all; `undefined`: nothing. */
  readonly dotenvValue: string | undefined;
}

/** One line of the report: ✓, ✗, or something worth knowing. */
export type Finding =
  | { readonly mark: "good" | "note"; readonly what: string; readonly fix?: string }
  /** With the exit code that it asks for: what is marked as bad never ends as if it were not. */
  | { readonly mark: "bad"; readonly what: string; readonly fix: string; readonly exit: number };

/** The troubleshooting page as a function: symptoms in, findings out. */
export function diagnose(symptoms: Symptoms): readonly Finding[] {
  return [
    addressFinding(symptoms),
    ...proxyFindings(symptoms),
    serviceFinding(symptoms),
    ...clockFindings(symptoms),
    ...credentialFindings(symptoms),
    ...checkFindings(symptoms),
    ...dotenvFindings(symptoms),
    ...tokenFindings(symptoms),
  ];
}

/** The worst of what was found, in the order in which it has to be mended. */
export function exitOf(findings: readonly Finding[]): number {
  return findings.find((finding) => finding.mark === "bad")?.exit ?? EXIT.ok;
}

function addressFinding({ address }: Symptoms): Finding {
  return { mark: "good", what: `The Mesh service is ${address.origin} (${address.from}).` };
}

function* proxyFindings({ proxy, address }: Symptoms): Generator<Finding> {
  if (proxy === undefined) return;
  const exceptions = proxy.hasExceptions ? `, unless NO_PROXY names ${new URL(address.origin).hostname}` : "";
  yield { mark: "note", what: `${proxy.name} sends requests through ${proxy.host}${exceptions}.` };
}

function serviceFinding({ service, check }: Symptoms): Finding {
  if (service.kind === "answers" && service.level === "full") return { mark: "good", what: "It answers." };
  if (service.kind === "answers" && check?.kind === "works")
    return {
      mark: "good",
      what: "It answers. It offers the basic API: keys are listed and deleted in its web interface.",
    };
  // The basic API does not introduce itself; nor does a page that is there for everybody.
  if (service.kind === "answers")
    return {
      mark: "note",
      what: "Something answers, and does not say what it can do.",
      fix: "A service with the basic API alone, as the hosted one, says nothing. Nor does any other web page: check the address.",
    };
  const fix =
    service.what === "network"
      ? "Check MESH_API_URL, the network, HTTPS_PROXY and NO_PROXY."
      : "Check MESH_API_URL: it may be the address of a web page.";
  return {
    mark: "bad",
    what: service.why,
    fix,
    exit: service.what === "network" ? EXIT.network : EXIT.server,
  };
}

/** Only certificates and logins mind the clock: a key works whatever it says. */
const CLOCK_NOTE_MS = 5 * MINUTE_MS;

function* clockFindings({ service, now }: Symptoms): Generator<Finding> {
  if (service.kind !== "answers" || service.serverAt === undefined) return;
  const offMs = Math.abs(service.serverAt - now);
  if (offMs < CLOCK_NOTE_MS) yield { mark: "good", what: "This machine's clock agrees with the service's." };
  else
    yield {
      mark: "note",
      what: `This machine's clock is ${describeDuration(offMs)} ${service.serverAt > now ? "behind" : "ahead of"} the service's.`,
      fix: "Set it: logins are refreshed by it, and certificates are judged by it.",
    };
}

function* credentialFindings({ key, keyFileFault, usesTokens, login }: Symptoms): Generator<Finding> {
  if (keyFileFault !== undefined)
    yield {
      mark: "bad",
      what: keyFileFault,
      fix: "Correct MESH_API_KEY_FILE, or unset it.",
      exit: EXIT.notAuthenticated,
    };
  if (key !== undefined) {
    const why = whyNoKey(key.value);
    if (why === undefined) yield { mark: "good", what: `${key.source} is set, and starts with mesh_.` };
    else
      yield {
        mark: "bad",
        what: `${key.source} is set, and is no Mesh API key: ${why}.`,
        fix: "Set it again, without quotes, spaces and line ends around the key.",
        exit: EXIT.keyInvalid,
      };
  }
  if (login === "good")
    yield {
      mark: "note",
      what: "Somebody has signed in on this machine.",
      // To try it could mean to refresh it, and nothing is changed here.
      ...(key === undefined ? { fix: "`mesh-pre-deploy whoami` tells whether the login still works." } : {}),
    };
  if (typeof login === "object") yield { mark: "note", what: login.unusable };
  if (key !== undefined || keyFileFault !== undefined || usesTokens || login === "good") return;
  yield {
    mark: "bad",
    what:
      login === "ended"
        ? "The login of this machine has ended."
        : "MESH_API_KEY is not set, and nobody has signed in.",
    fix: "Make a key with `mesh-pre-deploy` and set MESH_API_KEY, or run `mesh-pre-deploy login`.",
    exit: EXIT.notAuthenticated,
  };
}

const ENDS_SOON_MS = 7 * DAY_MS;

function* checkFindings({ check, checkFault, now }: Symptoms): Generator<Finding> {
  if (checkFault !== undefined) yield { mark: "bad", ...checkFault };
  if (check === undefined) return;
  if (check.kind === "dead") {
    yield {
      mark: "bad",
      what: DEAD[check.reason],
      fix: "Make a new one with `mesh-pre-deploy`, and put it wherever the old one was. Check MESH_API_URL too.",
      exit: EXIT.keyInvalid,
    };
    return;
  }
  const { key } = check.identity;
  if (key === undefined) {
    yield { mark: "good", what: "Mesh accepts the key." };
    return;
  }
  yield { mark: "good", what: `Mesh accepts it: key ${key.keyId} "${printableName(key.name)}".` };
  if (key.expiresAt !== null && key.expiresAt.getTime() - now < ENDS_SOON_MS)
    yield {
      mark: "note",
      what: `It ends at ${formatInstant(key.expiresAt.getTime())}.`,
      fix: "Rotate it before: `mesh-pre-deploy rotate ID`.",
    };
}

function* dotenvFindings({ dotenvValue, key }: Symptoms): Generator<Finding> {
  if (dotenvValue === undefined) return;
  const bare = dotenvValue.trim().replace(/^(["'`])(.*)\1$/, "$2");
  if (bare !== dotenvValue)
    yield {
      mark: "note",
      what: "`.env` holds MESH_API_KEY with quotes or spaces around it.",
      fix: "Write it bare: `docker run --env-file` takes quotes for a part of the key.",
    };
  if (key === undefined)
    yield {
      mark: "note",
      what: "`.env` holds MESH_API_KEY, and this shell does not: something has to load the file.",
    };
  else if (bare !== key.value)
    yield {
      mark: "note",
      what: `\`.env\` holds another key than ${key.source}.`,
      fix: "Find out which one is meant.",
    };
}

function* tokenFindings({ tokenVariables }: Symptoms): Generator<Finding> {
  if (tokenVariables.length === 0) return;
  yield {
    mark: "note",
    what: `Tokens are still set: ${tokenVariables.join(", ")}.`,
    fix: "`mesh-pre-deploy migrate` shows how a key takes their place.",
  };
}
