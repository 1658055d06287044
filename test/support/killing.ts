import type { Faults } from "../../src/sandbox/github/faults.ts";
import type { OutputLine } from "../../src/platform/processes.ts";
import { startStepIn, type Place, type StepEnd, type StepOrder } from "./place.ts";
import type { Exchange } from "./servers.ts";

/** Where a run's process can die, seen from one of its requests. */
export const MOMENTS = [
  "before the effect",
  "after the effect, the answer lost",
  "after the answer",
] as const;
export type Moment = (typeof MOMENTS)[number];

/** One request of a story, so that it is found again in another world, where key ids differ. */
export interface Boundary {
  readonly server: Exchange["server"];
  readonly method: string;
  /** `{key_id}` in the place of one. */
  readonly path: string;
  /** Counted from 1 among the story's requests of this kind. */
  readonly nth: number;
}

export function boundariesOf(exchanges: readonly Exchange[]): readonly Boundary[] {
  const kinds = exchanges.map(({ server, method, path }) => ({
    ...{ server, method },
    path: path.replace(/key_[A-Za-z0-9]{22}/, "{key_id}"),
  }));
  return kinds.map((kind, index) => {
    const before = kinds.slice(0, index).filter((other) => JSON.stringify(other) === JSON.stringify(kind));
    return { ...kind, nth: before.length + 1 };
  });
}

export function describeBoundary({ server, method, path, nth }: Boundary): string {
  return `${server} ${method} ${path}${nth === 1 ? "" : ` (no. ${nth})`}`;
}

/** A step of the story, as it said what it did. */
export function isStoryLine({ text }: OutputLine): boolean {
  return text.startsWith("✓ ");
}

/**
 * Runs a step and kills its process with SIGKILL at the given moment of one request. "After the answer" is when the
 * process shows that it has read it: it asks for the next thing, or it has said all but its last line.
 *
 * @param storyLines how many the undisturbed run has
 * @throws Error when the run never came there.
 */
export async function killAt(
  place: Place,
  order: StepOrder,
  { boundary, moment, storyLines }: { boundary: Boundary; moment: Moment; storyLines: number },
): Promise<StepEnd> {
  let told = 0;
  const step = await startStepIn(place, {
    ...order,
    onLine: (line) => {
      if (isStoryLine(line)) told += 1;
      if (moment === "after the answer" && told === storyLines - 1) step.send("SIGKILL");
    },
  });
  const dies = async (): Promise<void> => {
    step.send("SIGKILL");
    await step.end;
  };
  const all = [place.mesh.faults, place.github.standIn.faults];
  const strikes = arm(boundary, moment, { own: faultsOf(place, boundary), all, dies });
  const end = await step.end;
  for (const faults of all) faults.clear();
  if (strikes() === 0) throw new Error(`The run never asked for ${describeBoundary(boundary)}.`);
  const mayEnd = moment === "after the answer" && told === storyLines;
  if (end.exit.kind === "exited" && !mayEnd) throw new Error("The run ended before it could be killed.");
  return end;
}

function faultsOf({ mesh, github }: Place, { server }: Boundary): Faults {
  return server === "mesh" ? mesh.faults : github.standIn.faults;
}

interface Trap {
  readonly own: Faults;
  readonly all: readonly Faults[];
  readonly dies: () => Promise<void>;
}

/** @returns how often the boundary was met. */
function arm(boundary: Boundary, moment: Moment, { own, all, dies }: Trap): () => number {
  const { method, nth } = boundary;
  const match = { method, nth, path: patternOf(boundary) };
  const nothingMore = (): void => {
    for (const faults of all)
      faults.add({ path: /^/, times: Infinity, kind: "drop_before", beforeEffect: dies });
  };
  const faults = {
    "before the effect": { ...match, kind: "drop_before", beforeEffect: dies },
    "after the effect, the answer lost": { ...match, kind: "drop_after", afterEffect: dies },
    "after the answer": { ...match, kind: "hook", afterEffect: nothingMore },
  } as const;
  const handle = own.add(faults[moment]);
  return () => handle.strikes;
}

function patternOf({ path }: Boundary): RegExp {
  const literal = path
    .split("{key_id}")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join("key_[A-Za-z0-9]{22}")}$`);
}
