import { basename } from "node:path";
import { isCi } from "../sdk/headless.ts";
import { UserError } from "../values/user-error.ts";
import type { Arguments } from "./arguments.ts";
import { FORMATS, type Format } from "./declarations.ts";
import { formatOfFile } from "./formats.ts";

/** Where a new key goes, decided before it is made. */
export type Delivery =
  | { readonly kind: "print"; readonly format: Format }
  | { readonly kind: "file"; readonly format: Format; readonly path: string }
  /** Masked in the log, then set for the later steps of the job. */
  | { readonly kind: "job"; readonly path: string };

/**
 * Flags and surroundings in, destination out.
 *
 * @throws UserError `print_refused` in a pipeline, whose log others read; `invalid_inputs`
 */
export function planDelivery(
  args: Arguments,
  {
    env,
    isTerminal,
  }: { readonly env: Readonly<Record<string, string | undefined>>; readonly isTerminal: boolean },
): Delivery {
  const path = args.text("out");
  const format = readFormat(args);
  if (format === "github") return forJob(env, path);
  if (path !== undefined) return { kind: "file", path, format: fileFormat(format, path) };
  if (isCi(env) && !args.has("reveal"))
    throw new UserError("print_refused", {
      what: "A key is not printed in a pipeline: its log is read by others, and kept.",
      input: "--out",
      why: "CI or the variable of a CI system is set.",
      fix: "Use --out FILE, --format github in a job of GitHub Actions, or --reveal where the output goes straight into another program.",
    });
  return { kind: "print", format: format ?? (isTerminal ? "table" : "raw") };
}

function readFormat(args: Arguments): Format | undefined {
  const text = args.text("format");
  if (args.has("json") && text !== undefined && text !== "json")
    throw new UserError("invalid_inputs", {
      what: "--json is --format json, and another format was given.",
      input: "--format",
      fix: "Leave one of them out.",
    });
  if (args.has("json")) return "json";
  const format = FORMATS.find((one) => one === text);
  if (text !== undefined && format === undefined)
    throw new UserError("invalid_inputs", {
      what: "There is no such format.",
      input: "--format",
      fix: `Use one of ${FORMATS.join(", ")}.`,
    });
  return format;
}

function fileFormat(format: Format | undefined, path: string): Format {
  if (format === undefined) return formatOfFile(basename(path));
  if (format !== "table" && format !== "heroku") return format;
  throw new UserError("invalid_inputs", {
    what: `--format ${format} is for people to read, and does not go into a file.`,
    input: "--format",
    fix: "Use dotenv, json, k8s or raw with --out.",
  });
}

function forJob(env: Readonly<Record<string, string | undefined>>, out: string | undefined): Delivery {
  const path = env["GITHUB_ENV"];
  if (path && out === undefined) return { kind: "job", path };
  throw new UserError("invalid_inputs", {
    what: path
      ? "--out does not go with --format github."
      : "--format github needs a job of GitHub Actions: GITHUB_ENV is not set.",
    input: "--format",
    fix: path ? "Leave one of them out." : "Use another format.",
  });
}
