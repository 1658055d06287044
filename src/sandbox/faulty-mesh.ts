import type { HttpBindings } from "@hono/node-server";
import type { MeshService } from "../service/create-mesh-service.ts";
import type { Fault, Faults } from "./github/faults.ts";

/** Whether nobody gets this answer: its connection was cut. */
export function isDropped(answer: Response): boolean {
  return answer.headers.get(DROPPED) !== null;
}

/**
 * The same service, with a script of what goes wrong as the GitHub stand-in has one: `hook`, `status`, `drop_before`
 * and `drop_after`. A dropped connection needs a socket, so it has to be served.
 */
export function strikeMesh(service: MeshService, faults: Faults): MeshService {
  return {
    ...service,
    fetch: async (request, env) => {
      const { method } = request;
      const path = new URL(request.url).pathname;
      const struck = faults.take({ method, path });
      const entry = { index: 0, at: service.clock.now(), method, path, status: undefined, tokenLabel: "" };
      for (const fault of struck) await fault.beforeEffect?.(entry);
      if (struck.some(({ kind }) => kind === "drop_before")) return drop(env);
      const instead = struck.find(isAnswer);
      if (instead !== undefined && instead.effect !== "takes_place") return scripted(instead);
      const answer = await service.fetch(request, env);
      for (const fault of struck) await fault.afterEffect?.(entry);
      if (struck.some(({ kind }) => kind === "drop_after")) return drop(env);
      return instead === undefined ? answer : scripted(instead);
    },
  };
}

/** Marks an answer that nobody will get. */
const DROPPED = "x-dropped";

type ScriptedAnswer = Extract<Fault, { kind: "status" }>;

function isAnswer(fault: Fault): fault is ScriptedAnswer {
  return fault.kind === "status";
}

function scripted({ status, headers, body }: ScriptedAnswer): Response {
  const plain = body ?? { error: "Scripted.", code: "scripted", request_id: "req_scripted" };
  return Response.json(plain, { status, headers: { ...headers } });
}

function drop(env: Parameters<MeshService["fetch"]>[1]): Response {
  (env as Partial<HttpBindings> | undefined)?.incoming?.socket.destroy();
  return new Response(null, { headers: { [DROPPED]: "yes" } });
}
