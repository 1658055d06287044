import { accessOrganization } from "./access.ts";
import type { Need } from "./verdicts.ts";
import { apiBase, type StandInApp, type World } from "./world.ts";

const PROFILE: Need = { permission: "metadata", level: "read", publicToo: true };

/** What is read of an organization beside its secrets. */
export function addOrganizationRoutes(app: StandInApp, world: World): void {
  app.get("/orgs/:org", (c) => {
    c.set("documentationPath", "/orgs/orgs#get-an-organization");
    const { id, login } = accessOrganization(c, world, PROFILE);
    return c.json({ id, login, type: "Organization", url: `${apiBase(c.req.url)}/orgs/${login}` });
  });
}
