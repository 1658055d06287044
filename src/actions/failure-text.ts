import type { Fault, UserError } from "../values/user-error.ts";

const TROUBLESHOOTING = "https://github.com/mesh/setup-api-key/blob/main/docs/troubleshooting.md";

/** The one renderer of failures: what failed, which input, why that is likely, what to do, where to read more. */
export function renderFailure(error: UserError): string {
  const faults = error.faults.map((fault, index) =>
    error.faults.length === 1 ? renderFault(fault) : `${index + 1}. ${renderFault(fault)}`,
  );
  return [...faults, `More: ${TROUBLESHOOTING}#${error.code}`].join("\n");
}

function renderFault({ what, input, why, fix }: Fault): string {
  return [what, input && `  Input: ${input}`, why && `  Why: ${why}`, `  Fix: ${fix}`]
    .filter((line) => line !== undefined)
    .join("\n");
}
