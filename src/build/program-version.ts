/**
 * Names the program's own state, that of its sources, styles and packages: `bin/start.mjs` sets it. Undefined where
 * the sources are run as they are; what they make is not kept then, as nobody could tell whether it still holds.
 */
export const programVersion: string | undefined = process.env.TIDINGS_PROGRAM
