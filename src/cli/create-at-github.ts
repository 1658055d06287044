import type { Cli } from "./cli.ts";
export async function createAtGitHub(_cli: Cli, _o: object): Promise<number> {
  return 1;
}
