import { accessOrganization } from "./access.ts";
import { organizationFull } from "./account-bodies.ts";
import { owns } from "./accounts.ts";
import type { Repository } from "./repositories.ts";
import type { Need } from "./verdicts.ts";
import { apiBase, type StandInApp, type World } from "./world.ts";

const PROFILE: Need = { permission: "metadata", level: "read", publicToo: true };

/** What is read of an organization beside its secrets. */
export function addOrganizationRoutes(app: StandInApp, world: World): void {
  app.get("/orgs/:org", (c) => {
    c.set("documentationPath", "/orgs/orgs#get-an-organization");
    const organization = accessOrganization(c, world, PROFILE);
    const isPublic = (repository: Repository): boolean =>
      owns(organization, repository) && !repository.private;
    const count = world.repositories.all().filter(isPublic).length;
    return c.json(organizationFull(apiBase(c.req.url), organization, count));
  });
}
