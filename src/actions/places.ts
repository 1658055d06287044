import type { Repository } from "../github/port.ts";
import { holdsInvisible } from "../values/invisible.ts";

/** Where a secret is, whatever its store: what `repository`, `environment` and `organization` say, or a line of `targets`. */
export type Place =
  | { readonly kind: "repository"; readonly repository: Repository }
  | { readonly kind: "environment"; readonly repository: Repository; readonly environment: string }
  | { readonly kind: "organization"; readonly organization: string };

/** GitHub's names of accounts and repositories (GitHub Docs, "Username considerations" and "Repository naming"). */
const OWNER = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})";
const NAME = "[A-Za-z0-9._-]{1,100}";

/** `owner/name`; `undefined` for anything else. */
export function parseRepository(text: string): Repository | undefined {
  const [, owner, name] = new RegExp(`^(${OWNER})/(${NAME})$`).exec(text) ?? [];
  if (owner === undefined || name === undefined || name === "." || name === "..") return undefined;
  return { owner, name };
}

export function isOwnerName(text: string): boolean {
  return new RegExp(`^${OWNER}$`).test(text);
}

/** GitHub's names are not case-sensitive. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

const LONGEST_ENVIRONMENT = 255;

/** Names with slashes, spaces and letters of any script are fine; what could forge a line of the log is not. */
export function isEnvironmentName(text: string): boolean {
  return text !== "" && text.length <= LONGEST_ENVIRONMENT && !holdsInvisible(text);
}

/** A line of `targets`: `owner/repo`, `owner/repo@environment` or `org:name` (spec: actions.md, Many targets). */
export function parsePlace(line: string): Place | undefined {
  const [, organization] = /^org:(.*)$/.exec(line) ?? [];
  if (organization !== undefined)
    return isOwnerName(organization) ? { kind: "organization", organization } : undefined;
  // Neither part of a repository's name can hold an `@`, an environment's may.
  const at = line.indexOf("@");
  const repository = parseRepository(at < 0 ? line : line.slice(0, at));
  if (repository === undefined) return undefined;
  if (at < 0) return { kind: "repository", repository };
  const environment = line.slice(at + 1);
  return isEnvironmentName(environment) ? { kind: "environment", repository, environment } : undefined;
}

/** Each place once, the last spelling of it. */
export function distinctPlaces(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [placeId(place), place])).values()];
}

/** The same place has the same text: no name of these is case-sensitive at GitHub. */
function placeId(place: Place): string {
  const parts =
    place.kind === "organization"
      ? [place.kind, place.organization]
      : [
          place.kind,
          place.repository.owner,
          place.repository.name,
          "environment" in place ? place.environment : "",
        ];
  return parts.join(" ").toLowerCase();
}
