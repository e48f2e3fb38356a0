/** Where the published rulings are listed, of all committees or of one; one filter or a page number is a path. */
export function rulingsOfPath(committee: string | null, page = 1): string {
  if (committee === null) return page === 1 ? "/beslutninger" : `/beslutninger/side/${page}`;
  const own = `/beslutninger/udvalg/${committee}`;
  return page === 1 ? own : `${own}/side/${page}`;
}
