/**
 * A file's bytes, decompressed where they begin as gzip does. The build leaves the default playbook as it is, since nearly
 * every start reads it, and compresses the methods and what few completions want, which spares a fifth of the package.
 */
export function unpacked(bytes: Uint8Array): Uint8Array {
  return isPacked(bytes) ? process.getBuiltinModule("node:zlib").gunzipSync(bytes) : bytes;
}

export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f;
}
