import { closeSync, fstatSync, openSync, statSync } from "node:fs";

/** Whether a standard stream may lead to a terminal: to a device, other than the one that takes all and gives nothing. */
export function mayBeTerminal(fd: number): boolean {
  try {
    const stream = fstatSync(fd);
    return stream.isCharacterDevice() && stream.rdev !== statSync("/dev/null", { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}

/**
 * Whether there may be a terminal to ask on, told without Node's streams: to load what asks takes longer than all else,
 * and a script has none.
 */
export function mayHaveTerminal(platform: NodeJS.Platform): boolean {
  return platform === "win32" || opens("/dev/tty") || [0, 2].every(mayBeTerminal);
}

function opens(file: string): boolean {
  try {
    closeSync(openSync(file, "r+"));
    return true;
  } catch {
    return false;
  }
}
