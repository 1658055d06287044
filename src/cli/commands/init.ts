import type { Cli } from "../cli.ts";

export async function init(_cli: Cli): Promise<number> {
  return 1;
}
