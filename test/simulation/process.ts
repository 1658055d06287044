import type { Clock, Instant } from "../../src/values/clock.ts";
import { MINUTE_MS, SECOND_MS } from "../../src/values/clock.ts";
import { mixed } from "./dice.ts";
import type { Fault, Operation, RunStep } from "./schedule.ts";
import type { Timeline } from "./timeline.ts";

/** How one kind of request behaves; what it returns or throws is what the port does. */
export interface Request<Answer> {
  readonly operation: Operation;
  /** Happens at the server, and makes the answer. */
  readonly effect: () => Answer;
  /** No answer came. */
  readonly unanswered: (bytesSent: boolean) => Answer;
  /** The server answered with this status instead. */
  readonly refused: (status: number, limit: { waitMs: number | undefined } | undefined) => Answer;
}

const TIMEOUT_MS = 10 * SECOND_MS;
const MINT_TIMEOUT_MS = MINUTE_MS;
/** GitHub kills a cancelled job this long after it asked it to stop. */
const CANCEL_TO_KILL_MS = 10 * SECOND_MS;

export interface ProcessDeps {
  readonly timeline: Timeline;
  readonly seed: number;
  readonly index: number;
  readonly step: RunStep;
  readonly runnerSkewMs: number;
  readonly tell: (line: string) => void;
  readonly count: (what: string) => void;
}

/** One run's process: it may be slow, asleep, cancelled or gone; what it sent may still arrive. */
export class SimProcess {
  readonly cancellation = new AbortController();
  dead = false;
  readonly #deps: ProcessDeps;
  readonly #sent = new Map<Operation, number>();
  #requests = 0;
  #asleepUntil = 0;
  #monotonicLostMs = 0;

  constructor(deps: ProcessDeps) {
    this.#deps = deps;
  }

  readonly clock: Clock = {
    now: () => this.#deps.timeline.now + this.#deps.runnerSkewMs,
    monotonicMs: () => this.#deps.timeline.now - this.#monotonicLostMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const aborted = (): void => {
          reject(new Error("aborted"));
        };
        if (signal?.aborted === true) aborted();
        else {
          signal?.addEventListener("abort", aborted, { once: true });
          this.#deliver(this.#deps.timeline.now + ms, resolve);
        }
      }),
  };

  /** Sends one request through the weather that the schedule has for it. */
  request<Answer>(request: Request<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.dead) return;
      const settle = (make: () => Answer): void => {
        try {
          resolve(make());
        } catch (error) {
          reject(error instanceof Error ? error : new Error("not an error"));
        }
      };
      this.#send(request, settle);
    });
  }

  #send<Answer>(request: Request<Answer>, settle: (make: () => Answer) => void): void {
    const { timeline, count } = this.#deps;
    const { operation } = request;
    const fault = this.#nextFault(operation);
    const latencyMs = this.#latency();
    const arrivesAt = timeline.now + latencyMs / 2;
    const answeredAt = timeline.now + latencyMs;
    if (fault !== undefined) count(`fault ${fault.kind} on ${operation}`);
    switch (fault?.kind) {
      case undefined:
        this.#exchange(request, arrivesAt, answeredAt, settle);
        return;
      case "slow":
        this.#exchange(request, arrivesAt, answeredAt + fault.ms, settle);
        return;
      case "killed":
        this.#kill(request, fault, arrivesAt, answeredAt, settle);
        return;
      case "not_sent":
        this.#deliver(timeline.now + 20, () => {
          settle(() => request.unanswered(false));
        });
        return;
      case "lost":
        if (fault.effectAfterMs !== undefined) this.#takeEffect(request, timeline.now + fault.effectAfterMs);
        this.#deliver(timeline.now + (operation === "mint" ? MINT_TIMEOUT_MS : TIMEOUT_MS), () => {
          settle(() => request.unanswered(true));
        });
        return;
      case "duplicated":
        this.#exchange(request, arrivesAt, answeredAt, settle);
        this.#takeEffect(request, Math.max(arrivesAt, timeline.now + fault.effectAfterMs));
        return;
      case "status":
        if (fault.effect) this.#takeEffect(request, arrivesAt);
        this.#deliver(answeredAt, () => {
          settle(() => request.refused(fault.status, undefined));
        });
        return;
      case "limited":
        this.#deliver(answeredAt, () => {
          settle(() => request.refused(403, { waitMs: fault.waitMs }));
        });
        return;
      case "suspended":
        this.#exchange(request, arrivesAt, answeredAt, settle);
        this.#suspend(arrivesAt, fault);
        return;
      case "cancelled":
        this.#exchange(request, arrivesAt, answeredAt, settle);
        this.#cancel(arrivesAt);
        return;
    }
  }

  /** The ordinary way: it arrives, has its effect, and the answer comes back. */
  #exchange<Answer>(
    request: Request<Answer>,
    arrivesAt: Instant,
    answeredAt: Instant,
    settle: (make: () => Answer) => void,
  ): void {
    let made: (() => Answer) | undefined;
    this.#deps.timeline.at(arrivesAt, () => {
      made = outcomeOf(request.effect);
    });
    this.#deliver(answeredAt, () => {
      if (made !== undefined) settle(made);
    });
  }

  #kill<Answer>(
    request: Request<Answer>,
    fault: Fault & { kind: "killed" },
    arrivesAt: Instant,
    answeredAt: Instant,
    settle: (make: () => Answer) => void,
  ): void {
    const { timeline, tell, count, index } = this.#deps;
    const die = (): void => {
      this.dead = true;
      count(`crash ${fault.when} ${request.operation}`);
      tell(
        `run ${index}: KILLED ${fault.when === "sent" ? "after sending" : fault.when} ${request.operation}`,
      );
    };
    if (fault.when === "after") {
      this.#exchange(request, arrivesAt, answeredAt, settle);
      timeline.at(answeredAt - 1, die);
      return;
    }
    if (fault.when === "sent") this.#takeEffect(request, timeline.now + fault.effectAfterMs);
    die();
  }

  #takeEffect<Answer>(request: Request<Answer>, at: Instant): void {
    this.#deps.timeline.at(at, () => {
      outcomeOf(request.effect);
    });
  }

  #suspend(at: Instant, { ms, monotonicStops }: Fault & { kind: "suspended" }): void {
    const { timeline, tell, index } = this.#deps;
    timeline.at(at, () => {
      tell(`run ${index}: suspended for ${Math.round(ms / SECOND_MS)} s`);
      this.#asleepUntil = timeline.now + ms;
      if (monotonicStops) this.#monotonicLostMs += ms;
    });
  }

  #cancel(at: Instant): void {
    const { timeline, tell, index } = this.#deps;
    timeline.at(at, () => {
      tell(`run ${index}: cancelled`);
      this.cancellation.abort();
    });
    timeline.at(at + CANCEL_TO_KILL_MS, () => {
      this.dead = true;
    });
  }

  /** Something reaches the process, if it is still there; a sleeping one finds it when it wakes. */
  #deliver(at: Instant, act: () => void): void {
    const { timeline } = this.#deps;
    timeline.at(at, () => {
      if (this.dead) return;
      if (this.#asleepUntil > timeline.now) this.#deliver(this.#asleepUntil, act);
      else act();
    });
  }

  #nextFault(operation: Operation): Fault | undefined {
    const nth = this.#sent.get(operation) ?? 0;
    this.#sent.set(operation, nth + 1);
    return this.#deps.step.faults.find((at) => at.operation === operation && at.nth === nth)?.fault;
  }

  #latency(): number {
    this.#requests += 1;
    return 20 + (mixed(this.#deps.seed, this.#deps.index, this.#requests) % 400);
  }
}

function outcomeOf<Answer>(effect: () => Answer): () => Answer {
  try {
    const answer = effect();
    return () => answer;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
