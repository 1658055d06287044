/**
 * Writes the tables of inputs and outputs from the action.yml files into the documents; `--check` only compares.
 *
 * A table stands between `<!-- inputs -->` and `<!-- /inputs -->` (or `outputs`); `<!-- inputs verify -->` names an
 * action other than the root's. Works on this repository, or on the folder that is given.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { parse } from "yaml";
import { type ActionInput, type ActionManifest, ACTIONS } from "./action-manifests.ts";

type Kind = "inputs" | "outputs";

/** Which actions each document has tables of. */
const DOCUMENTS = [
  { path: "README.md", actions: ["setup"] },
  { path: "docs/reference.md", actions: ["setup", "verify", "revoke"] },
] as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "boolean" } },
});
const root = positionals[0] ?? join(import.meta.dirname, "..");
const faults: string[] = [];

for (const { path, actions } of DOCUMENTS) {
  const text = read(path);
  if (text === undefined) {
    faults.push(`${path}: missing`);
    continue;
  }
  const written = await fill(path, text, actions.filter(exists));
  if (written === text) continue;
  if (values.check !== true) writeFileSync(join(root, path), written);
  else faults.push(`${path}: its tables are not what the action.yml files say; run \`npm run format\``);
}

if (faults.length > 0) console.error(faults.join("\n"));
process.exitCode = faults.length === 0 ? 0 : 1;

function read(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
}

function exists(action: string): boolean {
  return ACTIONS.some(({ name, path }) => name === action && existsSync(join(root, path)));
}

async function fill(path: string, text: string, actions: readonly string[]): Promise<string> {
  let filled = text;
  for (const action of actions) {
    for (const kind of ["inputs", "outputs"] as const) {
      const name = action === "setup" ? kind : `${kind} ${action}`;
      const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${kind} -->)`);
      if (!place.test(filled)) faults.push(`${path}: no <!-- ${name} --> … <!-- /${kind} -->`);
      const table = await format(tableOf(kind, action), { parser: "markdown" });
      filled = filled.replace(place, (_, start: string, end: string) => `${start}\n${table}\n${end}`);
    }
  }
  return filled;
}

function tableOf(kind: Kind, action: string): string {
  const path = ACTIONS.find(({ name }) => name === action)?.path ?? "";
  const manifest = parse(readFileSync(join(root, path), "utf8")) as ActionManifest;
  const described = Object.entries<ActionInput>(manifest[kind] ?? {});
  for (const [name, { description }] of described) {
    if (!description) faults.push(`${path}: ${name} has no description`);
  }
  const head = kind === "inputs" ? ["Input", "Default", "Meaning"] : ["Output", "Meaning"];
  const rows = described.map(([name, { description, ...input }]) => {
    const middle = kind === "inputs" ? [defaultOf(input)] : [];
    return [`\`${name}\``, ...middle, cell(description ?? "")];
  });
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function defaultOf(input: ActionInput): string {
  if (input.required === true) return "**required**";
  return input.default === undefined || input.default === "" ? "" : cell(`\`${input.default}\``);
}

/** Text of any number of lines, as one cell of a table. */
function cell(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
}
