import { signInUrl } from "../service/login/sign-in-url.ts";
import type { Playground } from "./playground.ts";

/** What a program needs to use the sandbox (spec: service-and-console.md, The sandbox). It holds credentials. */
export interface SandboxLine {
  readonly mesh_url: string;
  /** Signs the owner of the account in to the console: once, within 15 minutes. The console's address is `mesh_url`. */
  readonly console_url: string;
  readonly github_url: string;
  readonly admin_key: string;
  /** May write secrets. */
  readonly github_token: string;
  readonly read_only_token: string;
  /** `owner/name` */
  readonly repository: string;
  /** Its owner, whose secrets the GitHub token may write too. */
  readonly organization: string;
}

/** Makes another link to sign in with: an earlier one works no more. */
export async function describePlayground(playground: Playground): Promise<SandboxLine> {
  const { meshUrl, gitHubUrl, adminKey, rotatorToken, readOnlyToken, repository, organization } = playground;
  return {
    mesh_url: meshUrl,
    console_url: signInUrl(meshUrl, await playground.mesh.sessions.newLink(playground.accountId)),
    github_url: gitHubUrl,
    admin_key: adminKey.reveal(),
    github_token: rotatorToken.reveal(),
    read_only_token: readOnlyToken.reveal(),
    repository: `${repository.owner}/${repository.name}`,
    organization,
  };
}
