import type { Random } from "../values/random.ts";
import { shortenUniquely } from "../values/shorten.ts";
import { isCi } from "./headless.ts";

interface Place {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly hostName: string;
}

/** Mesh's limit (spec: mesh-api.md, Names). */
const LONGEST_NAME = 100;
const LONGEST_HOST = 15;
/** Base32 without the letters that look like digits: each byte gives one of 32, evenly. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz023456789";
const SYSTEMS: Readonly<Record<string, string>> = { darwin: "macos", win32: "windows" };

/**
 * A name for a key that was given none: a person recognises the machine, or the job, that it was made for. Names of
 * hosts of CI systems mean nothing tomorrow, and are left out.
 */
export function automaticName(place: Place, random: Random): string {
  const letters = Array.from(random.bytes(6), (byte) => LETTERS[byte % LETTERS.length]).join("");
  const { env } = place;
  if (!isCi(env)) return [systemOf(place), hostOf(place), letters].filter((part) => part !== "").join("-");
  return shortenUniquely(jobName(env) ?? `ci:${letters}`, LONGEST_NAME);
}

function jobName(env: Place["env"]): string | undefined {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt = "1" } = env;
  if (env["GITHUB_ACTIONS"] && repository && run) return nameable(`github:${repository}:${run}.${attempt}`);
  const { CI_PROJECT_PATH: path, CI_JOB_ID: job } = env;
  if (env["GITLAB_CI"] && path && job) return nameable(`gitlab:${path}:${job}`);
  return undefined;
}

function systemOf({ platform }: Place): string {
  return SYSTEMS[platform] ?? nameable(platform);
}

function hostOf({ hostName }: Place): string {
  const [first = ""] = hostName.split(".");
  return nameable(first).slice(0, LONGEST_HOST).replace(/-+$/, "");
}

/** Whatever the environment says, Mesh takes it. */
function nameable(text: string): string {
  return text.replace(/[^A-Za-z0-9_./:-]+/g, "-").replace(/::+/g, ":");
}
