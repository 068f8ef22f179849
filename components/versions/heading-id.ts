/** The heading of what is read or compared, which takes the focus when one goes there. */
export const HEADING_ID = "version-heading";
