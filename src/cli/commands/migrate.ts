import type { Cli } from "../cli.ts";

export async function migrate(_cli: Cli): Promise<number> {
  return 1;
}
