import type { SealingKey, SecretReading } from "../github/port.ts";
import type { MeshFeature, MeshKey } from "../mesh/port.ts";
import type { Instant, ServerTime } from "../values/clock.ts";
import type { RotationDeps } from "./deps.ts";
import type { RotationEvent } from "./events.ts";
import type { Facts, ManagedKey, SecretFact } from "./facts.ts";
import { admit, askAboutPassedIn, askWhoItIs, describePassedIn, type Admin } from "./introspection.ts";
import { readSelection } from "./secret-access.ts";
import { defaultKeyName, holderId, MANAGED_BY, targetId, type Target } from "./target.ts";

/** One look at Mesh and GitHub: the facts to decide on, and what the later steps need of the same look. */
export interface Observation {
  readonly facts: Facts;
  /** `undefined` where the numeric id of the secret's holder was not learnt. */
  readonly targetId: string | undefined;
  readonly admin: Admin;
  /** `undefined` where GitHub was not read. */
  readonly gitHub: GitHubReading | undefined;
  /** Turns an instant of Mesh's clock into one of GitHub's. */
  readonly toGitHubTime: (at: Instant) => Instant;
}

interface GitHubReading {
  readonly sealingKey: SealingKey;
  readonly secret: SecretReading;
  /** Ids of the repositories that an organization's secret is selected for, or is to be. */
  readonly selection: readonly string[] | undefined;
}

/**
 * Reads everything in parallel, one round trip deep. Reads of the full service are sent beside the discovery and
 * ignored where it does not advertise them (spec: rotation.md, step 1). Changes nothing.
 *
 * @throws UserError when a read that matters fails, or `admin-key` is not accepted.
 */
export async function observe(target: Target, deps: RotationDeps): Promise<Observation> {
  const inFlight = sendReads(target, deps);
  const discovery = await inFlight.discovery;
  const { features } = discovery;
  const admin = await admit(inFlight.admin, features);
  const gitHub = await inFlight.gitHub;
  const toGitHubTime = clockConversion(discovery, gitHub?.secret);
  // Without metadata nothing is labelled with the target's id, so nobody needs it.
  const holder = await (features.has("meta") ? inFlight.holder : inFlight.holder.catch(() => undefined));
  const id = holder && targetId(deps.gitHubHost, holder, target.slot);
  const managed = features.has("list")
    ? liveManagedKeys(await inFlight.keys, { id, target, features, serverAt: discovery.serverAt })
    : [];
  const facts: Facts = {
    now: gitHub?.secret.serverAt ?? toGitHubTime(discovery.serverAt),
    secret: secretFact(gitHub?.secret),
    queuedAt: await inFlight.queuedAt,
    firstAttempt: deps.run === undefined || deps.run.attempt === 1,
    features,
    passedIn: await describePassedIn(inFlight.passedIn, {
      ...{ target, targetId: id, managed, admin, features, toGitHubTime },
      mesh: deps.mesh,
    }),
    managed: managed.map((key) => onGitHubTime(key, toGitHubTime, features)),
    adminKeyId: admin.keyId,
  };
  return { facts, targetId: id, admin, gitHub, toGitHubTime };
}

/** The look as an event of the story. */
export function observed({ facts }: Observation): RotationEvent {
  const service = facts.features.size === 0 ? "basic" : "full";
  return { kind: "observed", service, managedKeys: facts.managed.length };
}

/** Everything at once. Each promise is marked as handled: the first failure is reported, the others are no crash. */
function sendReads(target: Target, deps: RotationDeps) {
  const { mesh, run, gitHubHost } = deps;
  const known = target.holderId;
  const reads = {
    discovery: mesh.discover(),
    keys: mesh.listKeys(
      known === undefined ? { managed_by: MANAGED_BY } : { target: targetId(gitHubHost, known, target.slot) },
    ),
    gitHub: readSecretAndSealingKey(target, deps),
    holder: known === undefined ? readHolderId(target, deps) : Promise.resolve(known),
    queuedAt: run?.port === undefined ? Promise.resolve(undefined) : run.port.queuedAt(run),
  };
  for (const read of Object.values<Promise<unknown>>(reads)) read.catch(() => undefined);
  return {
    ...reads,
    admin: askWhoItIs(deps.adminCredential, mesh),
    passedIn: askAboutPassedIn(target.passedIn, mesh),
  };
}

export async function readHolderId({ slot }: Target, { github }: RotationDeps): Promise<string | undefined> {
  const { scope } = slot;
  if (github === undefined) return undefined;
  const id = await (scope.kind === "organization"
    ? github.organizationId(scope.organization)
    : github.repositoryId(scope.repository));
  return holderId(scope.kind, id);
}

async function readSecretAndSealingKey(
  { slot, access }: Target,
  { github }: RotationDeps,
): Promise<GitHubReading | undefined> {
  if (github === undefined) return undefined;
  // The sealing key's answer tells a missing secret from a repository that the token cannot see, so it comes first.
  const [sealingKey, secret, selection] = await Promise.all([
    github.sealingKey(slot.scope),
    github.secret(slot),
    readSelection(slot, access, github),
  ]);
  return { sealingKey, secret, selection };
}

function secretFact(reading: SecretReading | undefined): SecretFact {
  if (reading === undefined) return { kind: "not_read" };
  return reading.updatedAt === undefined
    ? { kind: "absent" }
    : { kind: "present", updatedAt: reading.updatedAt };
}

/** The skew between the two services, from `Date` headers of the same look (A3); none where GitHub was not read. */
function clockConversion(mesh: ServerTime, gitHub: ServerTime | undefined): (at: Instant) => Instant {
  if (gitHub === undefined) return (at) => at;
  const skewMs = mesh.serverAt - mesh.receivedMs - (gitHub.serverAt - gitHub.receivedMs);
  return (at) => at - skewMs;
}

/**
 * Filters by itself, whatever the service did with the query. Without metadata, a key is managed only if it bears the
 * target's *default* name (spec: rotation.md, Words).
 */
function liveManagedKeys(
  keys: readonly MeshKey[],
  look: { id: string | undefined; target: Target; features: ReadonlySet<MeshFeature>; serverAt: Instant },
): readonly MeshKey[] {
  return keys.filter((key) => {
    if (key.status !== "active" || (key.expiresAt !== null && key.expiresAt <= look.serverAt)) return false;
    if (!look.features.has("meta")) return key.name === defaultKeyName(look.target.slot);
    return key.meta["managed_by"] === MANAGED_BY && key.meta["target"] === look.id;
  });
}

function onGitHubTime(
  key: MeshKey,
  toGitHubTime: (at: Instant) => Instant,
  features: ReadonlySet<MeshFeature>,
): ManagedKey {
  const { keyId, name, createdAt, lastUsedAt, expiresAt } = key;
  const usedAt = lastUsedAt === null ? null : toGitHubTime(lastUsedAt);
  return {
    keyId,
    name,
    createdAt: toGitHubTime(createdAt),
    lastUsedAt: features.has("last_used_at") ? usedAt : undefined,
    expiresAt: expiresAt === null ? null : toGitHubTime(expiresAt),
  };
}
