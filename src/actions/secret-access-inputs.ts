import { VISIBILITIES } from "../github/port.ts";
import type { AccessWish, RepositoryName } from "../rotation/secret-access.ts";
import { quoted, type InputReader } from "./input-reader.ts";
import { parseRepository, sameName, type Place } from "./places.ts";

/** Who is to read an organization's secret: what `visibility` and `selected-repositories` say. */
export function readAccessWish(input: InputReader, places: readonly Place[]): AccessWish {
  const organizations = places.flatMap((place) => ("organization" in place ? [place.organization] : []));
  const [organization, ...others] = organizations;
  if (organization === undefined) return refuseWish(input);
  const visibility = input.optionalText("visibility")
    ? input.oneOf("visibility", VISIBILITIES, "private")
    : undefined;
  if (input.optionalText("selected-repositories") === undefined)
    return { visibility, repositories: undefined };
  if (others.length > 0) input.fault(ONE_SELECTION);
  else if (visibility !== undefined && visibility !== "selected" && !input.isFaulty("visibility"))
    input.fault(SELECTION_WITHOUT_EFFECT);
  // Names can be judged only where it is clear whose they are.
  const clear = others.length === 0 && !input.isFaulty("organization");
  return { visibility, repositories: clear ? readSelectedRepositories(input, organization) : undefined };
}

function refuseWish(input: InputReader): AccessWish {
  for (const name of ["visibility", "selected-repositories"])
    if (input.optionalText(name) !== undefined) input.fault(withoutOrganization(name));
  return { visibility: undefined, repositories: undefined };
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
  const names = input.optionalList("selected-repositories");
  if (names === undefined) return undefined;
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
