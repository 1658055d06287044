import { VISIBILITIES } from "../github/port.ts";
import type { AccessWish, RepositoryName } from "../rotation/secret-access.ts";
import { quoted, type InputReader } from "./input-reader.ts";
import { parseRepository, sameName, type Place } from "./places.ts";

/** Who is to read an organization's secret: what `visibility` and `selected-repositories` say. */
export function readAccessWish(input: InputReader, places: readonly Place[]): AccessWish {
  const given = ["visibility", "selected-repositories"].filter(
    (name) => input.optionalText(name) !== undefined,
  );
  const organizations = places.flatMap((place) => ("organization" in place ? [place.organization] : []));
  const [organization = ""] = organizations;
  if (organizations.length === 0) {
    for (const name of given) input.fault(withoutOrganization(name));
    return { visibility: undefined, repositories: undefined };
  }
  if (organizations.length > 1 && given.includes("selected-repositories")) input.fault(ONE_SELECTION);
  const visibility = input.optionalText("visibility")
    ? input.oneOf("visibility", VISIBILITIES, "private")
    : undefined;
  const repositories = readSelectedRepositories(input, organization);
  if (repositories !== undefined && visibility !== undefined && visibility !== "selected")
    input.fault(SELECTION_WITHOUT_EFFECT);
  return { visibility, repositories };
}

const withoutOrganization = (name: string) => ({
  what: `\`${name}\` goes with the secret of an organization only.`,
  input: name,
  fix: "Remove it, or name an `organization`.",
});

const ONE_SELECTION = {
  what: "`selected-repositories` cannot be the same for several organizations.",
  input: "selected-repositories",
  fix: "Remove it to keep each selection as it is, or write one organization a step.",
} as const;

const SELECTION_WITHOUT_EFFECT = {
  what: "`selected-repositories` goes with `visibility: selected` only.",
  input: "selected-repositories",
  fix: "Remove it, or `visibility`.",
} as const;

/** Names, with or without the organization before them, or numeric ids. */
function readSelectedRepositories(
  input: InputReader,
  organization: string,
): readonly RepositoryName[] | undefined {
  const names = input.list("selected-repositories");
  if (names.length === 0) return undefined;
  const read = names.map((name) => ({ name, repository: parseSelected(name, organization) }));
  for (const { name, repository } of read)
    if (repository === undefined)
      input.fault({
        what: `\`selected-repositories\` holds ${quoted(name)}, which is none of the organization's repositories.`,
        input: "selected-repositories",
        fix: "Use names such as `app` or `octo-org/app`, or numeric ids.",
      });
  return read.map(({ repository }) => repository).filter((repository) => repository !== undefined);
}

function parseSelected(name: string, organization: string): RepositoryName | undefined {
  if (/^\d{1,15}$/.test(name)) return { id: name };
  const repository = parseRepository(name.includes("/") ? name : `${organization}/${name}`);
  return repository !== undefined && sameName(repository.owner, organization) ? repository : undefined;
}
