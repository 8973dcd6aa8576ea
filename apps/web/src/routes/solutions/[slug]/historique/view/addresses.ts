/** Addresses of this page: everything, one past version, one day, one page of the list. */
export type HistoryLinks = {
  all: string;
  solution: string;
  feed: string;
  version: (number: number) => string;
  date: (day: string) => string;
  page: (page: number) => string;
};

export function linksOf(slug: string): HistoryLinks {
  const solution = `/solutions/${slug}`;
  const all = `${solution}/historique`;
  return {
    all,
    solution,
    feed: `/api/v1/solutions/${slug}/feed.atom`,
    version: (number) => `${all}?version=${number}`,
    date: (day) => `${all}?date=${day}`,
    page: (page) => (page > 1 ? `${all}?page=${page}` : all),
  };
}
