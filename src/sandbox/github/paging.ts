import { apiBase, type StandInContext } from "./world.ts";

/**
 * The part of a list that the request asks for (docs.github.com: "Using pagination in the REST API"); sets the
 * `link` header to the other pages.
 */
export function pageOf<Item>(c: StandInContext, all: readonly Item[]): readonly Item[] {
  const perPage = Math.min(100, positive(c.req.query("per_page")) ?? 30);
  const page = positive(c.req.query("page")) ?? 1;
  const lastPage = Math.max(1, Math.ceil(all.length / perPage));
  const link = pageLinks(c, { perPage, page, lastPage });
  if (link !== "") c.header("link", link);
  return all.slice((page - 1) * perPage, page * perPage);
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

function pageLinks(c: StandInContext, at: { perPage: number; page: number; lastPage: number }): string {
  const link = (page: number, rel: string): string => {
    const path = apiBase(c.req.url) + c.get("entry").path;
    return `<${path}?per_page=${at.perPage}&page=${page}>; rel="${rel}"`;
  };
  const back = at.page > 1 ? [link(at.page - 1, "prev"), link(1, "first")] : [];
  const on = at.page < at.lastPage ? [link(at.page + 1, "next"), link(at.lastPage, "last")] : [];
  return [...back, ...on].join(", ");
}
