/** In a chunk of its own, since few calls write a file. */
export { default as writeFileAtomic } from "write-file-atomic";
