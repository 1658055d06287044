import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Leak } from "../../src/sandbox/leak-scan.ts";

/**
 * In the place of actions/create-github-app-token: hands out what it was given as the private key. Like the real one
 * it masks the token, and passes it on as an output.
 */
export async function anAppTokenAction(
  permission: "secrets" | "organization-secrets",
): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "app-token-"));
  const inputs = `{ app-id: { required: true }, private-key: { required: true }, owner: {}, permission-${permission}: {} }`;
  const metadata = `name: a\ninputs: ${inputs}\nruns: { using: node24, main: index.cjs }\n`;
  const script = `const { appendFileSync } = require("node:fs");
    if (process.env["INPUT_PERMISSION-${permission.toUpperCase()}"] !== "write" || process.env["INPUT_APP-ID"] === "") process.exit(1);
    const token = process.env["INPUT_PRIVATE-KEY"];
    console.log("::add-mask::" + token);
    appendFileSync(process.env.GITHUB_OUTPUT, "token=" + token + "\\n");`;
  await writeFile(join(folder, "action.yml"), metadata);
  await writeFile(join(folder, "index.cjs"), script);
  return new Map([["actions/create-github-app-token", folder]]);
}

/** An output goes through a file, and this one is a token: its action's own doing, and masked in the log. */
export function isAppToken({ secret, place }: Leak): boolean {
  return secret === "the App's token" && /_runner_file_commands.output_\d+$/.test(place);
}

/** In the place of actions/checkout: puts these files into the workspace. */
export async function aCheckoutAction(
  files: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "checkout-"));
  const metadata = "name: a\ninputs: { persist-credentials: {} }\nruns: { using: node24, main: index.cjs }\n";
  const script = `const { mkdirSync, writeFileSync } = require("node:fs");
    const { dirname, join } = require("node:path");
    for (const [path, text] of Object.entries(${JSON.stringify(files)})) {
      const file = join(process.env.GITHUB_WORKSPACE, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }`;
  await writeFile(join(folder, "action.yml"), metadata);
  await writeFile(join(folder, "index.cjs"), script);
  return new Map([["actions/checkout", folder]]);
}

export async function removeActions(actions: ReadonlyMap<string, string>): Promise<void> {
  for (const folder of actions.values()) await rm(folder, { recursive: true });
}
