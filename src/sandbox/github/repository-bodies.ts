import { formatInstant } from "../../values/clock.ts";
import { nodeId, simpleUser } from "./account-bodies.ts";
import type { Account } from "./accounts.ts";
import { fullName, type Environment, type Repository } from "./repositories.ts";

/** `minimal-repository` of GitHub's OpenAPI description: a repository as lists and other answers show it. */
export function minimalRepository(base: string, repository: Repository, owner: Account): object {
  const { id, name } = repository;
  return {
    id,
    node_id: nodeId("Repository", id),
    name,
    full_name: fullName(repository),
    owner: simpleUser(base, owner),
    private: repository.private,
    html_url: webUrl(base, repository),
    description: null,
    fork: false,
    ...linksOf(repositoryUrl(base, repository)),
  };
}

/** `full-repository`: what is not in the stand-in's model is as in a repository that nobody has touched yet. */
export function fullRepository(base: string, repository: Repository, owner: Account): object {
  const createdAt = formatInstant(repository.createdAt);
  return {
    ...minimalRepository(base, repository, owner),
    ...cloneLinks(base, repository),
    ...COUNTS,
    ...FEATURES,
    archived: repository.archived,
    disabled: false,
    visibility: repository.private ? "private" : "public",
    default_branch: "main",
    homepage: null,
    language: null,
    license: null,
    is_template: false,
    topics: [],
    created_at: createdAt,
    updated_at: createdAt,
    pushed_at: createdAt,
    ...(owner.kind === "organization" && { organization: simpleUser(base, owner) }),
  };
}

/** `environment`, without any protection. */
export function environmentBody(base: string, repository: Repository, environment: Environment): object {
  const { id, name, createdAt } = environment;
  return {
    id,
    node_id: nodeId("Environment", id),
    name,
    url: `${repositoryUrl(base, repository)}/environments/${encodeURIComponent(name)}`,
    html_url: `${webUrl(base, repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: formatInstant(createdAt),
    updated_at: formatInstant(createdAt),
    protection_rules: [],
    deployment_branch_policy: null,
  };
}

export function repositoryUrl(base: string, repository: Repository): string {
  return `${base}/repos/${fullName(repository)}`;
}

export function webUrl(base: string, repository: Repository): string {
  return `${new URL(base).origin}/${fullName(repository)}`;
}

function linksOf(url: string): object {
  return {
    url,
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    hooks_url: `${url}/hooks`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
  };
}

function cloneLinks(base: string, repository: Repository): object {
  const web = webUrl(base, repository);
  const { hostname } = new URL(base);
  return {
    clone_url: `${web}.git`,
    git_url: `git://${hostname}/${fullName(repository)}.git`,
    ssh_url: `git@${hostname}:${fullName(repository)}.git`,
    svn_url: web,
    mirror_url: null,
  };
}

const COUNTS = {
  forks: 0,
  forks_count: 0,
  network_count: 0,
  open_issues: 0,
  open_issues_count: 0,
  size: 0,
  stargazers_count: 0,
  subscribers_count: 0,
  watchers: 0,
  watchers_count: 0,
} as const;

const FEATURES = {
  has_discussions: false,
  has_downloads: true,
  has_issues: true,
  has_pages: false,
  has_projects: true,
  has_wiki: true,
} as const;
