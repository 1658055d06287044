import type { ScopeKind } from "./scope-kinds.ts";

/** What is done to a secret scope, or to the list of repositories that one of its secrets is shared with. */
export type SecretOperation =
  | "list"
  | "read_sealing_key"
  | "read"
  | "write"
  | "delete"
  | "list_repositories"
  | "set_repositories"
  | "add_repository"
  | "remove_repository";

/** Where docs.github.com/rest describes the endpoint; the links end as GitHub's own page of it does. */
export function documentationOf({ documentation, noun }: ScopeKind, operation: SecretOperation): string {
  const anchor = noun === "user" ? USER_ANCHORS[operation] : anchorOf(operation, noun);
  return `${documentation}#${anchor}`;
}

const USER_ANCHORS: Readonly<Record<SecretOperation, string>> = {
  list: "list-secrets-for-the-authenticated-user",
  read_sealing_key: "get-public-key-for-the-authenticated-user",
  read: "get-a-secret-for-the-authenticated-user",
  write: "create-or-update-a-secret-for-the-authenticated-user",
  delete: "delete-a-secret-for-the-authenticated-user",
  list_repositories: "list-selected-repositories-for-a-user-secret",
  set_repositories: "set-selected-repositories-for-a-user-secret",
  add_repository: "add-a-selected-repository-to-a-user-secret",
  remove_repository: "remove-a-selected-repository-from-a-user-secret",
};

function anchorOf(operation: SecretOperation, noun: string): string {
  const one = `${noun === "repository" ? "a" : "an"}-${noun}`;
  switch (operation) {
    case "list":
      return `list-${noun}-secrets`;
    case "read_sealing_key":
      return `get-${one}-public-key`;
    case "read":
      return `get-${one}-secret`;
    case "write":
      return `create-or-update-${one}-secret`;
    case "delete":
      return `delete-${one}-secret`;
    case "list_repositories":
      return `list-selected-repositories-for-${one}-secret`;
    case "set_repositories":
      return `set-selected-repositories-for-${one}-secret`;
    case "add_repository":
      return `add-selected-repository-to-${one}-secret`;
    case "remove_repository":
      return `remove-selected-repository-from-${one}-secret`;
  }
}
