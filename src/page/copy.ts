import { byId, el } from "./dom.ts";

/** A button that copies a text, and says so on itself and to a screen reader. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const button = el("button", { type: "button", class: "copy", onclick: copy }, label);
  return button;

  async function copy(): Promise<void> {
    const said = (await copied(text())) ? "Copied" : "Select and copy it by hand";
    button.textContent = said;
    announce(`${label}: ${said}`);
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  }
}

/** Tells a screen reader, without moving the focus. */
export function announce(text: string): void {
  byId("status").textContent = text;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Where a page may not write to the clipboard by itself, the old way still works.
    return copiedBySelection(text);
  }
}

function copiedBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = el("textarea", { class: "unseen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
