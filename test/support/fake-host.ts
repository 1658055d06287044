import type { Annotation, Host } from "../../src/actions/host.ts";
import type { FileReading } from "../../src/platform/files.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";

/** Something that an action did to its runner. */
export type HostEvent =
  | { readonly kind: "read"; readonly input: string }
  | { readonly kind: "masked" | "exported"; readonly secret: Sensitive; readonly name?: string }
  | { readonly kind: "info" | "debug" | "summary"; readonly text: string }
  | ({ readonly kind: "notice" | "warning" | "error" } & Annotation)
  | { readonly kind: "output"; readonly name: string; readonly value: string }
  | { readonly kind: "failed" };

export interface FakeHost extends Host {
  /** In the order in which they happened. */
  readonly events: readonly HostEvent[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly failed: boolean;
  readonly summaryText: string;
  annotations(kind: "notice" | "warning" | "error"): readonly Annotation[];
  /** Everything that a person could read somewhere, exported secrets left out. */
  allText(): string;
}

/** A runner that gives these inputs and this environment, and keeps what it is told. */
export function fakeHost(
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, FileReading>> = {},
): FakeHost {
  const events: HostEvent[] = [];
  const tell = (event: HostEvent): void => void events.push(event);
  const only = <Kind extends HostEvent["kind"]>(kind: Kind) =>
    events.filter((event): event is Extract<HostEvent, { kind: Kind }> => event.kind === kind);
  return {
    env,
    input: (name) => {
      tell({ kind: "read", input: name });
      // As @actions/core does.
      return (inputs[name] ?? "").trim();
    },
    readFile: (path) => files[path] ?? { kind: "unreadable", why: "ENOENT" },
    startGroup: (title) => tell({ kind: "info", text: `▼ ${title}` }),
    endGroup: () => tell({ kind: "info", text: "▲" }),
    mask: (secret) => tell({ kind: "masked", secret }),
    info: (text) => tell({ kind: "info", text }),
    debug: (text) => tell({ kind: "debug", text }),
    notice: (annotation) => tell({ kind: "notice", ...annotation }),
    warning: (annotation) => tell({ kind: "warning", ...annotation }),
    error: (annotation) => tell({ kind: "error", ...annotation }),
    output: (name, value) => tell({ kind: "output", name, value }),
    exportSecret: (name, secret) => tell({ kind: "exported", name, secret }),
    summary: async (text) => tell({ kind: "summary", text }),
    fail: () => tell({ kind: "failed" }),
    events,
    get outputs() {
      return Object.fromEntries(only("output").map(({ name, value }) => [name, value]));
    },
    get failed() {
      return only("failed").length > 0;
    },
    get summaryText() {
      return only("summary")
        .map(({ text }) => text)
        .join("\n");
    },
    annotations: (kind) => only(kind).map(({ title, text }) => ({ title, text })),
    allText: () =>
      events
        .filter(({ kind }) => kind !== "masked" && kind !== "exported")
        .map((event) => Object.values(event).join("\n"))
        .join("\n"),
  };
}
