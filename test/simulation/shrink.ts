import type { Violation } from "./checkers.ts";
import { play } from "./play.ts";
import type { RunStep, Schedule, Settings, Step } from "./schedule.ts";

/** Without these, a story is easier to read; each is left in only where the promise breaks no more without it. */
const CALM: Partial<Settings> = {
  meshSkewMs: 0,
  runnerSkewMs: 0,
  slowVisibility: 0,
  filtersList: true,
  expiresInMs: undefined,
};

/** The smallest schedule it can find that still breaks the same promise: takes away one thing after another. */
export async function shrink(schedule: Schedule, promise: Violation["promise"]): Promise<Schedule> {
  let smallest = schedule;
  for (let shrunk = true; shrunk;) {
    shrunk = false;
    for (const candidate of simpler(smallest)) {
      const { violations } = await play(candidate);
      if (violations[0]?.promise !== promise) continue;
      smallest = candidate;
      shrunk = true;
      break;
    }
  }
  return smallest;
}

function* simpler(schedule: Schedule): Generator<Schedule> {
  const { steps, settings } = schedule;
  for (let index = steps.length - 1; index >= 0; index -= 1)
    yield { ...schedule, steps: steps.filter((_, other) => other !== index) };
  for (const [index, step] of steps.entries())
    for (const plainer of plainerSteps(step)) yield { ...schedule, steps: steps.with(index, plainer) };
  for (const [name, value] of Object.entries(CALM))
    if (settings[name as keyof Settings] !== value)
      yield { ...schedule, settings: { ...settings, [name]: value } };
}

function plainerSteps(step: Step): RunStep[] {
  if (step.kind === "person") return [];
  return [
    ...step.faults.map((_, index) => ({ ...step, faults: step.faults.toSpliced(index, 1) })),
    ...(step.limitWaitsMs === undefined ? [] : [{ ...step, limitWaitsMs: [] }]),
    ...(step.force ? [{ ...step, force: false }] : []),
    ...(step.workflow === 0 ? [] : [{ ...step, workflow: 0 }]),
  ];
}
