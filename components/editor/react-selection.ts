/**
 * Before each of its commits React remembers the selection of the focused element, and where `contentEditable` says
 * "true" it walks through the whole text for it: longer than a frame in a long article. The selection in here is
 * ProseMirror's, and React changes nothing of it.
 */
export function leaveSelectionAlone(dom: HTMLElement): void {
  Object.defineProperty(dom, "contentEditable", {
    get: () => (dom.isContentEditable ? "inherit" : "false"),
    set: (value: string) => dom.setAttribute("contenteditable", value),
  });
}
