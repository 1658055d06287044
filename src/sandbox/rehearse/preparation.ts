import type { WorkflowSources } from "../workflow-sources.ts";
import type { SecretRole, SecretRoles } from "./secret-roles.ts";

/** Where the workflow stands that makes keys which the rehearsed one only uses. */
export const PREPARATION = "(prepared before the first day)";

/** The same sources, and a workflow that makes a key for a secret as a rotation elsewhere would have. */
export function withPreparation(sources: WorkflowSources, secrets: SecretRoles): WorkflowSources {
  // Where the workflow has no such secret, the playground's own does.
  const nameOf = (role: SecretRole, otherwise: string): string =>
    [...secrets.roles].find(([, each]) => each === role)?.[0] ?? otherwise;
  const text = `on:
  workflow_dispatch:
    inputs: { secret: { type: string } }
jobs:
  prepare:
    runs-on: ubuntu-latest
    steps:
      - uses: mesh/setup-api-key@v1
        with:
          admin-key: \${{ secrets.${nameOf("admin_key", "MESH_ADMIN_KEY")} }}
          github-token: \${{ secrets.${nameOf("github_token", "ROTATOR_TOKEN")} }}
          secret-name: \${{ inputs.secret }}
`;
  return {
    ...sources,
    readWorkflow: async (path) => (path === PREPARATION ? text : sources.readWorkflow(path)),
  };
}
