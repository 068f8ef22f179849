/**
 * In whose name a page makes a call: the member's id. The cookie belongs to the browser, and its owner may change while a
 * page is open: what one person did must never be stored as another's.
 */
export const MEMBER_HEADER = "stet-member";
