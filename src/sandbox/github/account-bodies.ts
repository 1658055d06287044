import { formatInstant } from "../../values/clock.ts";
import type { Account, Organization } from "./accounts.ts";

/** `simple-user` of GitHub's OpenAPI description: an account as other answers mention it. */
export function simpleUser(base: string, account: Account): object {
  const url = `${base}/users/${account.login}`;
  return {
    ...identity(base, account),
    gravatar_id: "",
    url,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    site_admin: false,
  };
}

/** `organization-full`, as somebody sees it who does not own the organization. */
export function organizationFull(
  base: string,
  organization: Organization,
  publicRepositoryCount: number,
): object {
  const url = `${base}/orgs/${organization.login}`;
  const createdAt = formatInstant(organization.createdAt);
  return {
    ...identity(base, organization),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    description: null,
    is_verified: false,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: publicRepositoryCount,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: createdAt,
    updated_at: createdAt,
    archived_at: null,
  };
}

function identity(base: string, { kind, id, login }: Account): object {
  const type = kind === "user" ? "User" : "Organization";
  const web = new URL(base).origin;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${web}/avatars/${id}`,
    html_url: `${web}/${login}`,
    type,
  };
}

/** The global id in its older form, which tells what it is for (docs.github.com: "Using global node IDs"). */
export function nodeId(type: string, id: number): string {
  return Buffer.from(`${String(type.length).padStart(3, "0")}:${type}${id}`).toString("base64");
}
