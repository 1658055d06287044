import type { StepEnd } from "../support/place.ts";
import type { Exchange } from "../support/servers.ts";
import type { World } from "./story.ts";

/**
 * All that a step showed and did, as one page to read and to compare: log after masking, annotations' titles, outputs,
 * variables, summary, requests. The same in every run of the test.
 */
export async function pageOf(end: StepEnd, world: World): Promise<string> {
  const { exitCode, log, raw, annotations, outputs, exported, files } = end;
  const sections = [
    ["exit code", String(exitCode)],
    ["log", log],
    ["stderr", raw.stderr],
    ["annotations", annotations.map(({ level, title = "" }) => `${level}: ${title}`).join("\n")],
    ["outputs", pairs(outputs)],
    ["exported", Object.keys(exported).join("\n")],
    ["summary", files.step_summary],
    ["requests", ""],
  ] as const;
  const text = sections
    .filter(([name, body]) => body !== "" || name === "requests")
    .map(([name, body]) => `── ${name}\n${body}`.trimEnd());
  const page = await world.readable(text.join("\n"));
  const awaited = end.exchanges.filter((exchange) => isAwaited(exchange, end.exchanges));
  const requests = await Promise.all(awaited.map(async (exchange) => world.readable(lineOf(exchange))));
  return `${page}\n${inOrder(requests).join("\n")}\n`;
}

/** The profile is asked beside `whoami`; a full service's answer to it is ignored, and may come at any time. */
function isAwaited({ path }: Exchange, all: readonly Exchange[]): boolean {
  const full = all.some((other) => other.path === "/.well-known/mesh-configuration" && other.status === 200);
  return !(full && path === "/auth/profile");
}

function pairs(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${value}`.trimEnd())
    .join("\n");
}

function lineOf({ server, method, path, status }: Exchange): string {
  return `${server.padEnd(6)} ${method} ${path} ${status ?? "no answer"}`;
}

/** Requests of one kind in a row were sent at once, and arrive in any order. */
function inOrder(requests: readonly string[]): readonly string[] {
  const groups: string[][] = [];
  for (const request of requests) {
    const group = groups.at(-1);
    if (group !== undefined && methodOf(group[0] ?? "") === methodOf(request)) group.push(request);
    else groups.push([request]);
  }
  return groups.flatMap((group) => counted(group.toSorted()));
}

function methodOf(request: string): string | undefined {
  return request.split(/ +/)[1];
}

function counted(sorted: readonly string[]): readonly string[] {
  return [...new Set(sorted)].map((request) => {
    const times = sorted.filter((other) => other === request).length;
    return times === 1 ? request : `${request} ×${times}`;
  });
}
