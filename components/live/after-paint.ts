/** How long the next frame is waited for; a page that nobody sees has none. */
const LONGEST = 100;

/**
 * Resolves when what was just done is on screen: sending takes as long as drawing does, and a letter should be seen
 * before it begins. A page that is being left does not wait.
 */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(late);
      removeEventListener("pagehide", go);
      resolve();
    };
    const late = setTimeout(go, LONGEST);
    addEventListener("pagehide", go);
    // An animation frame comes before its painting, the next task after it.
    requestAnimationFrame(() => setTimeout(go));
  });
}
