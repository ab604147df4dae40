/** Buttons of a mouse that Chromium takes for "back" and "forward". Source: UI Events, `MouseEvent.button`. */
const historyButtons: readonly number[] = [3, 4];

/**
 * Nothing that a hand does by chance leaves the page: the mouse's back and forward buttons do nothing, and a file or a link
 * is taken only where something waits for it.
 */
export function stayHere(): void {
  for (const type of ['mousedown', 'mouseup', 'auxclick'] as const) {
    window.addEventListener(
      type,
      (event) => {
        if (historyButtons.includes(event.button)) event.preventDefault();
      },
      true,
    );
  }
  for (const type of ['dragover', 'drop'] as const) {
    window.addEventListener(type, (event) => {
      const carried = event.dataTransfer;
      if (event.defaultPrevented || carried === null) return;
      if (!carried.types.includes('Files') && !carried.types.includes('text/uri-list')) return;
      event.preventDefault();
      carried.dropEffect = 'none';
    });
  }
}
