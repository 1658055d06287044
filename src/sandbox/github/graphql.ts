import { Refusal } from "./refusal.ts";
import type { Token } from "./tokens.ts";
import { judgeForRepository } from "./verdicts.ts";
import type { StandInApp, StandInContext, World } from "./world.ts";

/**
 * The one GraphQL query that `gh secret set --repos` needs: names of repositories to their ids. This is no GraphQL
 * engine; whatever else is asked gets an error in GraphQL's shape that says so.
 */
export function addGraphQl(app: StandInApp, world: World): void {
  for (const path of ["/graphql", "/api/graphql"]) app.post(path, (c) => answerQuery(c, world));
}

async function answerQuery(c: StandInContext, world: World): Promise<Response> {
  const token = c.get("token");
  if (token === undefined) throw new Refusal(401, "This endpoint requires you to be authenticated.");
  const wanted = readQuery(await c.req.text());
  if (wanted === undefined) return c.json({ errors: [{ message: NOT_SUPPORTED }] });
  const found = wanted.map((selection) => ({ ...selection, id: idOf(selection, token, world) }));
  const data = Object.fromEntries(found.map(({ alias, id }) => [alias, id && { databaseId: id }]));
  const errors = found.filter(({ id }) => id === null).map(unresolved);
  return c.json(errors.length === 0 ? { data } : { data, errors });
}

const NOT_SUPPORTED =
  "This GitHub is a stand-in: the only GraphQL query that it answers is for the databaseId of repositories.";

interface Selection {
  readonly alias: string;
  readonly owner: string;
  readonly name: string;
}

const TEXT = String.raw`"((?:[^"\\]|\\.)*)"`;
const ONE = String.raw`(\w+):\s*repository\(owner:\s*${TEXT},\s*name:\s*${TEXT}\)\s*\{\s*databaseId\s*\}\s*`;
/** As `gh` 2.23 and later send it. */
const QUERY = new RegExp(String.raw`^\s*query\s+MapRepositoryNames\s*\{\s*(?:${ONE})+\}\s*$`);

/** @returns `undefined` for any other query, and for what is none. */
function readQuery(body: string): readonly Selection[] | undefined {
  const query = parseJson(body)?.["query"];
  if (typeof query !== "string" || !QUERY.test(query)) return undefined;
  return [...query.matchAll(new RegExp(ONE, "g"))].map(([, alias = "", owner = "", name = ""]) => ({
    alias,
    owner: unescape(owner),
    name: unescape(name),
  }));
}

function parseJson(body: string): Partial<Record<string, unknown>> | undefined {
  try {
    return (JSON.parse(body) as Partial<Record<string, unknown>> | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** GraphQL writes text as JSON does. */
function unescape(text: string): string {
  return JSON.parse(`"${text}"`) as string;
}

function idOf({ owner, name }: Selection, token: Token, { repositories }: World): number | null {
  const repository = repositories.lookUp(`${owner}/${name}`)?.repository;
  if (repository === undefined) return null;
  const need = { permission: "metadata", level: "read", publicToo: true } as const;
  return judgeForRepository(token, repository, need) === "granted" ? repository.id : null;
}

function unresolved({ alias, owner, name }: Selection): object {
  const message = `Could not resolve to a Repository with the name '${owner}/${name}'.`;
  return { type: "NOT_FOUND", path: [alias], message };
}
