import { describe, expect, test } from "@jest/globals";
import { planRuns, type CalendarOrder } from "../../../../src/sandbox/rehearse/calendar.ts";
import { formatInstant } from "../../../../src/values/clock.ts";

const START = Date.UTC(2026, 2, 1);

function plan(order: {
  crons?: readonly string[];
  timezone?: string;
  events?: readonly string[];
  days?: number;
  dispatches?: CalendarOrder["dispatches"];
}) {
  const { crons = [], timezone = "UTC", events = [], dispatches = [] } = order;
  return planRuns({
    on: {
      events: new Map(events.map((event) => [event, null])),
      schedules: crons.map((cron) => ({ cron, timezone })),
    },
    ...{ startAt: START, days: order.days, dispatches },
  });
}

function timesOf(calendar: ReturnType<typeof plan>): readonly string[] {
  if (calendar.kind === "refused") throw new Error(calendar.what);
  return calendar.runs.map(({ at, day }) => `${day}: ${formatInstant(at)}`);
}

describe("the days of a schedule", () => {
  test("count from the first, and each has its runs in UTC", () => {
    expect(timesOf(plan({ crons: ["41 3 * * *"], days: 3 }))).toEqual([
      "1: 2026-03-01T03:41:00Z",
      "2: 2026-03-02T03:41:00Z",
      "3: 2026-03-03T03:41:00Z",
    ]);
  });

  test("begin with their first minute and end with their last", () => {
    expect(timesOf(plan({ crons: ["0 0 * * *", "59 23 * * *"], days: 1 }))).toEqual([
      "1: 2026-03-01T00:00:00Z",
      "1: 2026-03-01T23:59:00Z",
    ]);
  });

  test("take either the day of the month or that of the week, where both are given", () => {
    // The 1st is a Sunday.
    expect(timesOf(plan({ crons: ["0 5 10 * 1"], days: 12 }))).toEqual([
      "2: 2026-03-02T05:00:00Z",
      "9: 2026-03-09T05:00:00Z",
      "10: 2026-03-10T05:00:00Z",
    ]);
  });

  test("follow the schedule's own time zone, across its summer time", () => {
    expect(timesOf(plan({ crons: ["0 3 28,30 * *"], timezone: "Europe/Berlin", days: 31 }))).toEqual([
      "28: 2026-03-28T02:00:00Z",
      "30: 2026-03-30T01:00:00Z",
    ]);
  });

  test("keep the file's order for what is due in the same minute, and have runs by hand at noon", () => {
    const calendar = plan({
      ...{ crons: ["0 12 * * *", "0 12 1 * *"], events: ["workflow_dispatch"], days: 1 },
      dispatches: [{ day: 1, inputs: { force: "true" } }],
    });
    const runs = calendar.kind === "planned" ? calendar.runs : [];
    expect(runs.map(({ cron, inputs }) => [cron, inputs["force"]])).toEqual([
      ["0 12 * * *", undefined],
      ["0 12 1 * *", undefined],
      [undefined, "true"],
    ]);
  });

  test("are 35 where nobody says, which shows a rotation and the end of its grace period", () => {
    expect(timesOf(plan({ crons: ["41 3 * * *"] }))).toHaveLength(35);
  });
});

describe("a workflow without a schedule", () => {
  test("is started once a day by what starts it", () => {
    const calendar = plan({ events: ["workflow_dispatch", "push"], days: 2 });
    expect(timesOf(calendar)).toEqual(["1: 2026-03-01T12:00:00Z", "2: 2026-03-02T12:00:00Z"]);
    expect(calendar).toMatchObject({ runs: [{ event: "push" }, { event: "push" }] });
  });

  test("is started by hand alone where that is asked for", () => {
    const dispatches = [{ day: 4, inputs: {} }];
    expect(timesOf(plan({ events: ["workflow_dispatch", "push"], dispatches }))).toEqual([
      "4: 2026-03-04T12:00:00Z",
    ]);
  });

  test("that only others call is refused, and says what to rehearse instead", () => {
    expect(plan({ events: ["workflow_call"] })).toEqual({
      kind: "refused",
      what: "Nothing that starts this workflow can be played here: workflow_call.",
      fix: "Rehearse the workflow that calls it.",
    });
  });
});

test.each([
  ["more runs than anybody reads", { crons: ["*/5 * * * *"], days: 90 }, "more than 3000 runs"],
  [
    "a run by hand that the file does not allow",
    { events: ["push"], dispatches: [{ day: 1, inputs: {} }] },
    "has no `workflow_dispatch`",
  ],
  [
    "a run by hand behind the last day",
    { events: ["workflow_dispatch"], days: 2, dispatches: [{ day: 3, inputs: {} }] },
    "lies behind the last day",
  ],
])("%s is refused", (_what, order, words) => {
  expect(plan(order)).toMatchObject({ kind: "refused", what: expect.stringContaining(words) });
});
