import type { GeneratedKey } from "../sdk/keys.ts";
import { keyDisplay } from "../sdk/key-display.ts";
import { formatInstant } from "../values/clock.ts";
import type { Format } from "./declarations.ts";
import { jsonLine } from "./json-line.ts";

export const VARIABLE = "MESH_API_KEY";

/** Formats that are one line of a file of variables: in such a file only that line is ours. */
const LINES: ReadonlySet<Format> = new Set(["env", "dotenv", "docker", "compose", "render"]);

export function isLineFormat(format: Format): boolean {
  return LINES.has(format);
}

/** What stands before the variable in a line of the format. */
export function lineStart(format: Format): "export " | "" {
  return format === "env" ? "export " : "";
}

/** What a file's name says about how a key is written into it. */
export function formatOfFile(name: string): Format {
  if (/^\.env(\..+)?$|\.env$/.test(name)) return "dotenv";
  if (name.endsWith(".json")) return "json";
  return /\.ya?ml$/.test(name) ? "k8s" : "raw";
}

/** The key as data, with a line end. Unquoted throughout: `docker --env-file` takes quotes for a part of the value. */
export function renderKey(generated: GeneratedKey, format: Format): string {
  const { key } = generated;
  switch (format) {
    case "table":
      return `${keyDisplay(generated)}\n`;
    case "raw":
      return `${key.reveal()}\n`;
    case "heroku":
      // `heroku config:set` prints what it has set.
      return `heroku config:set ${VARIABLE}=${key.reveal()} > /dev/null\n`;
    case "k8s":
      return kubernetesSecret(key.reveal());
    case "json":
      return jsonLine({ schema: 1, ...describe(generated), api_key: key.reveal() });
    default:
      return `${lineStart(format)}${VARIABLE}=${key.reveal()}\n`;
  }
}

/** What may be shown of it anywhere. */
function describe({ keyId, name, createdAt, expiresAt }: Omit<GeneratedKey, "key">): object {
  return {
    ...{ key_id: keyId, name, created_at: formatInstant(createdAt.getTime()) },
    expires_at: expiresAt === null ? null : formatInstant(expiresAt.getTime()),
  };
}

function kubernetesSecret(value: string): string {
  return [
    "apiVersion: v1",
    "kind: Secret",
    "metadata:",
    "  name: mesh-api-key",
    "type: Opaque",
    "stringData:",
    `  ${VARIABLE}: ${value}`,
    "",
  ].join("\n");
}

/** How the platform gets it, for the person who asked. */
export const HOW_TO_USE: Partial<Record<Format, string>> = {
  env: "A line for a shell; never put it into a file that is committed.",
  docker: "docker run --env-file FILE … reads the line from a file.",
  compose:
    'Docker Compose reads the line from `.env` beside the compose file; in there say `environment: { MESH_API_KEY: "${MESH_API_KEY}" }`.',
  k8s: "kubectl apply -f FILE makes the secret; a container reads it with `envFrom: [{ secretRef: { name: mesh-api-key } }]`.",
  render: "Render: Dashboard → your service → Environment → Add from .env, and paste the line.",
  heroku:
    "Run the line with your app: add --app NAME. Your shell keeps it in its history; a space before it prevents that in most.",
};
