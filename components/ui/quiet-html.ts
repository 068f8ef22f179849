/**
 * Renames what the page's policy would report: style attributes, event handlers and style elements of foreign HTML. A
 * parsed document inherits the policy, and though nothing in it runs, every blocked attribute is one report, which would
 * bury a real one. Not a sanitizer: what is shown must still be chosen element by element.
 */
export function quietHtml(html: string): string {
  return html
    .replace(/<(\/?)style\b/gi, (_tag, slash: string) => (slash ? "</script" : '<script type="text/plain"'))
    .replace(/<[^>]*>/g, (tag) => tag.replace(/([\s/"'])(?=(?:style|on\w+)\s*=)/gi, "$1 data-"));
}
