import type { Introspection, MeshFeature, MeshKey, MeshPort } from "../mesh/port.ts";
import { MESH_KEY_PATTERN } from "../values/mesh-key.ts";
import type { Instant } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { UserError } from "../values/user-error.ts";
import type { PassedInKey } from "./facts.ts";
import { defaultKeyName, MANAGED_BY, type Target } from "./target.ts";

/** The two ways of asking a credential who it is: the full service's, and the one that every service has. */
export interface WhoItIs {
  readonly whoami: Promise<Introspection>;
  readonly profile: Promise<Introspection>;
}

/** Who mints. */
export interface Admin {
  readonly account: string | undefined;
  /** Where the admin credential is itself a key. */
  readonly keyId: string | undefined;
}

/** Sends both questions at once; which answer counts is known only when the discovery is there. */
export function askWhoItIs(credential: Sensitive, mesh: MeshPort): WhoItIs {
  const who = { whoami: mesh.whoami(credential), profile: mesh.profile(credential) };
  for (const read of Object.values(who)) read.catch(() => undefined);
  return who;
}

/**
 * Is the admin credential accepted? An access token is no key, and a service may answer `whoami` for keys only: the
 * profile then vouches for it.
 *
 * @throws UserError `admin_credential_rejected`
 */
export async function admit(who: WhoItIs, features: ReadonlySet<MeshFeature>): Promise<Admin> {
  const whoami = features.has("whoami") ? await who.whoami : undefined;
  if (whoami?.kind === "alive") return { account: whoami.account, keyId: whoami.key?.keyId };
  const profile = await who.profile;
  if (profile.kind === "alive") return { account: profile.account, keyId: undefined };
  throw new UserError("admin_credential_rejected", {
    what: `Mesh does not accept the admin credential (HTTP ${profile.status}).`,
    input: "admin-key",
    why: "It was revoked, has expired, belongs to another Mesh service, or was pasted incompletely.",
    fix: "Make a new one in the Mesh web interface (API Keys) and store it as the secret that `admin-key` reads.",
  });
}

export interface PassedInContext {
  readonly target: Target;
  readonly targetId: string | undefined;
  /** Live managed keys of the target, as Mesh lists them. */
  readonly managed: readonly MeshKey[];
  readonly admin: Admin;
  readonly features: ReadonlySet<MeshFeature>;
  readonly toGitHubTime: (at: Instant) => Instant;
  readonly mesh: MeshPort;
}

/** Asks about a passed-in value; anything that is no Mesh key is never sent anywhere. */
export function askAboutPassedIn(passedIn: Sensitive | undefined, mesh: MeshPort): WhoItIs | undefined {
  if (passedIn === undefined || !MESH_KEY_PATTERN.test(passedIn.reveal())) return undefined;
  return askWhoItIs(passedIn, mesh);
}

/**
 * What is the value that the workflow passed in? A refusal counts as dead only because the admin credential was
 * accepted over the same route in the same look: the basic service may answer 404 for a bad key.
 */
export async function describePassedIn(
  who: WhoItIs | undefined,
  context: PassedInContext,
): Promise<PassedInKey> {
  if (context.target.passedIn === undefined) return { kind: "not_given" };
  if (who === undefined) return { kind: "malformed" };
  const { features, admin, toGitHubTime } = context;
  const answer = await (features.has("whoami") ? who.whoami : who.profile);
  // Elsewhere a 403 is how a bad key is refused; a full service says it of a live key whose scopes are too narrow.
  if (answer.kind === "rejected" && answer.status === 403 && features.has("whoami")) throw tooNarrow();
  if (answer.kind === "rejected") return { kind: "dead" };
  const { key, account } = answer;
  return {
    kind: "alive",
    managed: await managedFor(key, context),
    // Unknown on either side is no contradiction.
    sameAccount: account === undefined || admin.account === undefined || account === admin.account,
    key: key && {
      keyId: key.keyId,
      createdAt: toGitHubTime(key.createdAt),
      expiresAt: key.expiresAt === null ? null : toGitHubTime(key.expiresAt),
    },
  };
}

/**
 * For whom was the passed-in key minted? On the basic service a live passed-in key counts as managed. One that is not
 * among the target's own costs one more read: it was minted for another target, or by a person.
 */
async function managedFor(
  key: { readonly keyId: string; readonly name: string } | undefined,
  { target, targetId, managed, features, mesh }: PassedInContext,
): Promise<"for_this_target" | "for_another_target" | "no"> {
  if (key === undefined || !features.has("list")) return "for_this_target";
  if (managed.some(({ keyId }) => keyId === key.keyId)) return "for_this_target";
  if (!features.has("meta")) return key.name === defaultKeyName(target.slot) ? "for_this_target" : "no";
  const record = features.has("get") ? await mesh.findKey(key.keyId) : undefined;
  if (record?.meta["managed_by"] !== MANAGED_BY) return "no";
  return targetId === undefined || record.meta["target"] === targetId
    ? "for_this_target"
    : "for_another_target";
}

function tooNarrow(): UserError {
  return new UserError("mesh_refused", {
    what: "Mesh did not let the passed-in key say who it is (HTTP 403).",
    input: "current-key",
    why: "Its scopes are too narrow, or something on the way to Mesh refused the request.",
    fix: "Give the key the scope to read its own profile, or check what is between the runner and Mesh.",
  });
}
