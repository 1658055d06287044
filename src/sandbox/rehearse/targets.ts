import { distinctPlaces, type Place } from "../../actions/places.ts";
import { slugOf, type Playground } from "../playground.ts";

/** What the tokens of a rehearsal reach. */
export interface Reach {
  /** `owner/name` */
  readonly repositories: readonly string[];
  readonly organizations: readonly string[];
}

/** Sets up what `--target` names beside the workflow's own repository and organization, all without secrets. */
export function addTargets(targets: readonly Place[], playground: Playground): Reach {
  const { gitHub } = playground;
  const repositories = new Names(slugOf(playground));
  const organizations = new Names(playground.organization);
  for (const target of distinctPlaces(targets)) {
    if (target.kind === "organization") {
      const { organization: login } = target;
      if (organizations.add(login)) gitHub.addOrganization({ login });
      continue;
    }
    const { owner, name } = target.repository;
    if (repositories.add(`${owner}/${name}`)) gitHub.addRepository({ owner, name });
    if (target.kind === "environment") gitHub.addEnvironment(`${owner}/${name}`, target.environment);
  }
  return { repositories: repositories.all, organizations: organizations.all };
}

/** GitHub's names are not case-sensitive, and are shown as they were written first. */
class Names {
  readonly #byLowerCase = new Map<string, string>();

  constructor(first: string) {
    this.add(first);
  }

  /** @returns whether it is new. */
  add(name: string): boolean {
    if (this.#byLowerCase.has(name.toLowerCase())) return false;
    this.#byLowerCase.set(name.toLowerCase(), name);
    return true;
  }

  get all(): readonly string[] {
    return [...this.#byLowerCase.values()];
  }
}
