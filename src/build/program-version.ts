/**
 * Version of the program: a hash of its sources, templates and packages, set by `bin/start.mjs`. Undefined if the sources
 * run without a bundle: nothing is cached then, because nothing would tell when to invalidate it.
 */
export const programVersion: string | undefined = process.env.TIDINGS_PROGRAM
