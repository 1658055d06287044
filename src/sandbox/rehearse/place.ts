import type { ScopeAddress } from "../github/repositories.ts";
import { SECRET_STORES } from "../github/secret-stores.ts";
import type { Playground } from "../playground.ts";
import { slugOf } from "../playground.ts";

/** A secret, wherever it lies. */
export interface Place {
  /** `MESH_API_KEY`, and where that is, unless it is the repository's own for Actions. */
  readonly label: string;
  readonly scope: ScopeAddress;
  readonly name: string;
}

/** The secret that a request wrote or deleted; `undefined` for every other request. */
export function placeOf(path: string, playground: Pick<Playground, "repository">): Place | undefined {
  const parts = path.split("/").slice(1).map(decodePart);
  const own = slugOf(playground);
  if (parts[0] === "orgs") return organizationPlace(parts);
  const repository = parts[0] === "repositories" ? own : `${parts[1] ?? ""}/${parts[2] ?? ""}`;
  const rest = parts.slice(parts[0] === "repositories" ? 2 : 3);
  if (!["repos", "repositories"].includes(parts[0] ?? "")) return undefined;
  return repositoryPlace(repository, rest, repository === own ? "" : ` of ${repository}`);
}

function organizationPlace([, organization = "", store, secrets, name, ...rest]: readonly string[]) {
  const known = SECRET_STORES.find((each) => each === store);
  if (known === undefined || secrets !== "secrets" || name === undefined || rest.length > 0) return undefined;
  const where = known === "actions" ? "" : `, ${known}`;
  return {
    label: `${name} (organization ${organization}${where})`,
    scope: { organization, store: known },
    name,
  };
}

function repositoryPlace(repository: string, rest: readonly string[], suffix: string): Place | undefined {
  if (rest[0] === "environments") {
    const [, environment = "", secrets, name, ...more] = rest;
    if (secrets !== "secrets" || name === undefined || more.length > 0) return undefined;
    return {
      label: `${name} (environment ${environment})${suffix}`,
      scope: { repository, environment },
      name,
    };
  }
  const [store, secrets, name, ...more] = rest;
  const known = SECRET_STORES.find((each) => each === store);
  if (known === undefined || secrets !== "secrets" || name === undefined || more.length > 0) return undefined;
  const where = known === "actions" ? "" : ` (${known})`;
  return { label: `${name}${where}${suffix}`, scope: { repository, store: known }, name };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
