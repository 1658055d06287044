import type { html } from "hono/html";

/** Text that is escaped already: the template does it, wherever a value comes from. */
export type Markup = ReturnType<typeof html>;
